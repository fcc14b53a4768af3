import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@tradelane/sdk";
import { expect } from "chai";
import { computeAddress, Interface, JsonRpcProvider, type TransactionResponse } from "ethers";
import { startLocalChain, type LocalChain } from "../../../scripts/deploy/chain/local.ts";
import type { DeploymentRecord } from "../../../scripts/deploy/record.ts";
import { deploySuite } from "../../../scripts/deploy/suite.ts";
import { keyOf } from "../helpers/connections.ts";
import { JOURNAL_MOMENTS, SENDING_MOMENTS, type Death, type Moment } from "../support/death.ts";
import { Killing, seeded } from "../support/killing.ts";
import type { SendingTask } from "../support/sending-process.ts";
import { businessIdOf, subjectOf } from "../support/series.ts";

const COUNCIL = 1;
const BLOCK_MS = 120;
/** Acts that are new in each run; the earlier ones of the series are asked for again. */
const ACTS_A_RUN = 5;
/** A moment of death comes at least this often in a run. */
const TIMES = 3;
const SEED = 20_261_123;

interface Setting {
  name: string;
  series: string;
  account: number;
  form: SendingTask["form"];
  /** Milliseconds between blocks; each act has a block of its own at once when there is no number. */
  interval?: number;
  moments: readonly Moment[];
  /** How many processes are killed at a random time, up to so many milliseconds after they began. */
  randomKills: number;
  within: number;
}

const SETTINGS: Setting[] = [
  {
    name: "acts, each in its block at once",
    series: "AP",
    account: 30,
    form: "acts",
    moments: SENDING_MOMENTS,
    randomKills: 21,
    within: 250,
  },
  {
    name: `acts, in blocks made every ${BLOCK_MS} ms`,
    series: "AR",
    account: 31,
    form: "acts",
    interval: BLOCK_MS,
    moments: SENDING_MOMENTS,
    randomKills: 21,
    within: 500,
  },
  {
    name: "an acts file",
    series: "LC",
    account: 32,
    form: "acts file",
    moments: [...JOURNAL_MOMENTS, "kept, not sent", "receipt there, no record"],
    randomKills: 8,
    within: 300,
  },
];

// Written out, so that what the SDK makes of events has no part in the judgement.
const ACCOUNT_SET = new Interface([
  "event AccountSet(uint24 indexed member, address indexed account, uint8 rights, uint40 consentsFrom)",
]);

describe("a process that sends to a node and is killed", function () {
  this.timeout(180_000);
  let chain: LocalChain;
  let provider: JsonRpcProvider;
  let deployment: DeploymentRecord;
  let killing: Killing;
  let root: string;

  before(async () => {
    root = mkdtempSync(join(tmpdir(), "tradelane-kill-"));
    chain = await startLocalChain();
    deployment = await deploySuite({ rpc: chain.rpc, network: "local", deployments: join(root, "deployments") });
    const options = { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0 };
    provider = new JsonRpcProvider(chain.rpc, undefined, options);
    killing = new Killing();
  });

  after(async () => {
    killing.stop();
    provider.destroy();
    await chain.stop();
    rmSync(root, { recursive: true });
  });

  for (const { name, series, account, form, interval, moments, randomKills, within } of SETTINGS) {
    describe(name, () => {
      const sender = computeAddress(keyOf(account));
      const random = seeded(SEED + account);
      let folder: string;
      /** The series so far: each run makes it longer. */
      let acts = 0;
      let firstNonce: number;

      const task = (death?: Death): SendingTask => {
        const { rpc } = chain;
        return { form, rpc, account: keyOf(account), deployment, folder, series, acts, death };
      };

      before(async () => {
        folder = join(root, `outbox-${account}`);
        const [council, member] = await Promise.all(
          [COUNCIL, account].map((one) => connect({ rpc: chain.rpc, account: keyOf(one), deployment })),
        );
        const { member: number } = await member!.members.apply({ entity: name, kind: "Enterprise" });
        await council!.members.admit({ members: [number] }, { via: "council" });
        await Promise.all([council!.close(), member!.close()]);
        firstNonce = await provider.getTransactionCount(sender);
        await provider.send("evm_setAutomine", [interval === undefined]);
        await provider.send("evm_setIntervalMining", [interval ?? 0]);
      });

      after(async () => {
        await provider.send("evm_setIntervalMining", [0]);
        await provider.send("evm_setAutomine", [true]);
      });

      for (const moment of moments) {
        it(`dies: ${moment}`, async () => {
          acts += ACTS_A_RUN;
          const time = 1 + Math.floor(random() * TIMES);
          expect(await killing.run(task({ moment, time }))).to.equal("killed");
        });
      }

      it(`dies at ${randomKills} random times`, async () => {
        for (let kills = 0, runs = 0; kills < randomKills; runs += 1) {
          acts += ACTS_A_RUN;
          if ((await killing.run(task(), random() * within)) === "killed") kills += 1;
          expect(runs, "most processes were done before their time").to.be.lessThan(3 * randomKills);
        }
      });

      it("has carried out each business id once when it was started again until all was done", async () => {
        acts += ACTS_A_RUN;
        expect(await killing.run(task())).to.equal("done");
        const topics = ACCOUNT_SET.encodeFilterTopics("AccountSet", []);
        const address = deployment.contracts.consortium.proxy;
        const logs = await provider.getLogs({ address, topics, fromBlock: 0 });
        const happened = logs.map((log) => String(ACCOUNT_SET.parseLog(log)?.args.account));
        for (let at = 0; at < acts; at += 1) {
          const businessId = businessIdOf(series, at);
          const times = happened.filter((subject) => subject === subjectOf(businessId)).length;
          expect(times, businessId).to.equal(1);
        }
      });

      it("has sent one transaction an act, and left no gap in the numbers", async () => {
        const sent = await transactionsOf(provider, sender);
        const numbers = sent.map(({ nonce }) => nonce).sort((a, b) => a - b);
        expect(numbers).to.deep.equal(Array.from({ length: firstNonce + acts }, (_, nonce) => nonce));
        expect(await provider.getTransactionCount(sender, "pending")).to.equal(firstNonce + acts);
      });

      it("has left an outbox with nothing but the ends of the acts", () => {
        const own = join(folder, "killed", sender.toLowerCase());
        expect(readdirSync(own).sort()).to.deep.equal(["done", "pending"]);
        expect(readdirSync(join(own, "pending"))).to.deep.equal([]);
        const ends = readdirSync(join(own, "done")).map(
          (file) => JSON.parse(readFileSync(join(own, "done", file), "utf8")) as { businessId: string; status: string },
        );
        expect(ends.map(({ businessId }) => businessId).sort()).to.deep.equal(
          Array.from({ length: acts }, (_, at) => businessIdOf(series, at)),
        );
        expect(ends.filter(({ status }) => status !== "done")).to.deep.equal([]);
      });
    });
  }
});

/** Every transaction of an account, found block by block. */
async function transactionsOf(provider: JsonRpcProvider, sender: string): Promise<TransactionResponse[]> {
  const newest = await provider.getBlockNumber();
  const found: TransactionResponse[] = [];
  for (let number = 0; number <= newest; number += 1) {
    const block = await provider.getBlock(number, true);
    found.push(...(block?.prefetchedTransactions ?? []).filter(({ from }) => from === sender));
  }
  return found;
}
