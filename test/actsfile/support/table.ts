import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectedStage, FileJournal, playLines, readActsFile, type Outcome } from "@tradelane/sdk/actsfile";
import { computeAddress, id } from "ethers";
import { startChain, type TestChain } from "../../sdk/helpers/connections.ts";
import { FaultyNode } from "../../sdk/helpers/faulty-node.ts";

const PATIENCE = { reconnectSeconds: 0.3, inclusionSeconds: 5, resendSeconds: 0.1 };
const SCOPE = "table";
const NAME = "acts";

/** What a test plays on: a node that can die, whose chain survives it, and a folder for what is kept. */
export class Table {
  readonly world: TestChain;
  readonly node: FaultyNode;
  /** Folder of journals and outboxes. */
  readonly folder = mkdtempSync(join(tmpdir(), "tradelane-acts-"));

  private constructor(world: TestChain, node: FaultyNode) {
    this.world = world;
    this.node = node;
  }

  static async on(world: TestChain): Promise<Table> {
    return new Table(world, await new FaultyNode(world.chain).start());
  }

  static chain(): Promise<TestChain> {
    return startChain();
  }

  /** The journal of the only playing. */
  get journal(): string {
    return join(this.folder, `${NAME}.1.jsonl`);
  }

  /** Plays a file as a process of its own would; `watch` sees each outcome before the next act begins. */
  async play(text: string, watch: (outcome: Outcome) => unknown = () => undefined): Promise<Outcome[]> {
    const stage = await ConnectedStage.open({
      rpc: this.node.url,
      deployment: this.world.record,
      outbox: join(this.folder, "outbox"),
      accountOf: (name) => this.#keyOf(name),
      patience: PATIENCE,
    });
    try {
      const journal = await FileJournal.open({ folder: this.folder, scope: SCOPE, name: NAME });
      try {
        const outcomes: Outcome[] = [];
        for await (const outcome of playLines(readActsFile(text), stage, journal)) {
          outcomes.push(outcome);
          await watch(outcome);
        }
        return outcomes;
      } finally {
        await journal.close();
      }
    } finally {
      await stage.close();
    }
  }

  /** How many transactions of a name are on the chain. */
  sentBy(name: string): Promise<number> {
    return this.world.chain.ethers.provider.getTransactionCount(computeAddress(this.#keyOf(name)));
  }

  /** The chain's clock. */
  async now(): Promise<number> {
    return (await this.world.chain.ethers.provider.getBlock("latest"))!.timestamp;
  }

  /** Makes a block of a moment. */
  async setClock(moment: number): Promise<void> {
    await this.world.chain.networkHelpers.time.increaseTo(moment);
  }

  async close(): Promise<void> {
    await this.node.kill();
    rmSync(this.folder, { recursive: true });
  }

  // The chain takes no fee, so any account can act; those of one table are nobody else's.
  #keyOf(name: string): string {
    return id(`${this.folder} ${name}`);
  }
}

/** A line by which a name applies for membership: the chain carries it out once, and refuses it ever after. */
export function applying(table: Table, name: string): string {
  return JSON.stringify({ act: "members.apply", as: name, id: name, entity: `${table.folder}-${name}`, kind: "Bank" });
}
