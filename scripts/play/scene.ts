import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ConnectedStage, FileJournal, playLines, readActsFile, type Outcome } from "@tradelane/sdk/actsfile";
import { sdkError, type ConnectOptions } from "@tradelane/sdk";
import { STATE_FOLDER, type SuiteOnChain } from "../cli/chain.ts";
import type { Keyring } from "../cli/keyring.ts";
import { partyNames, type Party } from "../cli/parties.ts";
import { ROOT } from "../deploy/networks.ts";
import { providerFor } from "../document/input.ts";

/** Where acts files are played, and what is kept of it. */
export interface SceneOptions extends Pick<ConnectOptions, "patience"> {
  readonly suite: SuiteOnChain;
  readonly keyring: Keyring;
  readonly parties: readonly Party[];
  /** Folder of journals and outboxes. */
  readonly state?: string;
}

/** What became of one line, and of which of several files it is. */
export type Played = Outcome & { readonly file: string };

/** A chain on which acts files are played one after the other. */
export class Scene {
  readonly stage: ConnectedStage;
  readonly #state: string;

  private constructor(stage: ConnectedStage, state: string) {
    this.stage = stage;
    this.#state = state;
  }

  /** Runs a task on a scene and lets go of the node and of all keys. */
  static async on<Result>(options: SceneOptions, task: (scene: Scene) => Promise<Result>): Promise<Result> {
    const { suite, keyring, parties, patience, state = STATE_FOLDER } = options;
    const stage = await ConnectedStage.open({
      rpc: suite.rpc,
      deployment: suite.record,
      outbox: join(state, "outbox"),
      members: partyNames(parties),
      tags: await providerFor(undefined),
      accountOf: keyring,
      ...(patience !== undefined && { patience }),
    });
    try {
      return await task(new Scene(stage, state));
    } finally {
      await stage.close();
    }
  }

  /** Plays a file from its beginning, or goes on with it where an earlier run ended. */
  async *play(file: string, { fresh = false } = {}): AsyncGenerator<Outcome, void, undefined> {
    const lines = readActsFile(readText(file));
    const { scope } = this.stage;
    const folder = join(this.#state, "play", scope);
    const journal = await FileJournal.open({ folder, scope, name: relative(ROOT, file), fresh });
    try {
      yield* playLines(lines, this.stage, journal);
    } finally {
      await journal.close();
    }
  }
}

/** How many acts a file has. */
export function countActs(file: string): number {
  return readActsFile(readText(file)).length;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw sdkError("ParameterInvalid", { parameter: file, problem: "there is no such file" }, cause);
  }
}
