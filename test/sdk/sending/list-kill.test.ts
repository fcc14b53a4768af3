import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FolderOutbox } from "@tradelane/sdk/node";
import { expect } from "chai";
import { computeAddress } from "ethers";
import { keyOf } from "../helpers/connections.ts";
import { FaultyNode } from "../helpers/faulty-node.ts";
import { listsOf, type Lists } from "../helpers/lists.ts";
import { startStory, type Story } from "../helpers/parties.ts";
import type { Moment } from "../support/death.ts";
import { Killing } from "../support/killing.ts";
import type { SendingTask, SentList } from "../support/sending-process.ts";

const SERIES = "list";
const RECEIVERS = 6;
/** Room for one receiver of three items, by what the SDK counts for it, and not for two. */
const TRANSACTION_GAS = 400_000;
/** In each run the process dies at the next moment that comes, so that the list gets on by some of them only. */
const DEATHS: readonly (readonly [Moment, number])[] = [
  ["signed, nothing kept", 1],
  ["signed bytes named, folder not flushed", 1],
  ["signed bytes half written", 2],
  ["kept, not sent", 2],
  ["sent, no answer", 1],
  ["receipt there, no record", 1],
  ["end half written", 1],
  ["end kept, beginning still there", 1],
  ["beginning removed", 1],
];

describe("a process that sends a list in several transactions and is killed", function () {
  this.timeout(120_000);
  let story: Story;
  let lists: Lists;
  let node: FaultyNode;
  let killing: Killing;
  let folder: string;
  let list: SentList;
  let first: number;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "tradelane-list-"));
    killing = new Killing();
    story = await startStory();
    lists = await listsOf(story, RECEIVERS);
    node = await new FaultyNode(story.chain).start();
    const items = await lists.items(3);
    const consents = await lists.consents({ items });
    list = { items, consents, members: lists.members, transactionGas: TRANSACTION_GAS };
    first = await sent();
  });
  after(async () => {
    killing.stop();
    await node.kill();
    rmSync(folder, { recursive: true });
  });

  const account = () => keyOf(story.accounts.gear);
  const sent = () => story.chain.ethers.provider.getTransactionCount(computeAddress(account()));
  const task = (): SendingTask => ({
    ...{ form: "list", rpc: node.url, account: account(), deployment: story.record, folder, series: SERIES },
    ...{ acts: 0, list },
  });

  for (const [moment, time] of DEATHS) {
    it(`dies: ${moment}, the ${time === 1 ? "first" : "second"} time`, async () => {
      expect(await killing.run({ ...task(), death: { moment, time } })).to.equal("killed");
    });
  }

  it("has carried out each transaction once when it was started again until all was done", async () => {
    expect(await killing.run(task())).to.equal("done");
    expect(await sent()).to.equal(first + RECEIVERS);
    const { bulkAssignment } = story.suite;
    expect(await bulkAssignment.queryFilter(bulkAssignment.filters.BulkAssigned())).to.have.lengthOf(RECEIVERS);
    const outbox = await FolderOutbox.open(folder, "killed", computeAddress(account()));
    const gear = await story.as(story.accounts.gear, { outbox, members: lists.members });
    const { items, consents } = list;
    const done = await gear.receivables.assignMany({ items, consents }, { businessId: SERIES });
    expect(done.items.map(({ item }) => item).sort((a, b) => a - b)).to.deep.equal(items.map((_, at) => at));
    expect(new Set(done.transactions).size).to.equal(RECEIVERS);
    for (const { lot, to } of done.items) expect(await gear.receivables.lotAt(lot)).to.include({ holder: to });
    expect(await sent()).to.equal(first + RECEIVERS);
    await gear.close();
  });

  it("has left an outbox with nothing but the ends of the list and of its transactions", () => {
    const own = join(folder, "killed", computeAddress(account()).toLowerCase());
    expect(readdirSync(join(own, "pending"))).to.deep.equal([]);
    const statuses = readdirSync(join(own, "done")).map(
      (file) => (JSON.parse(readFileSync(join(own, "done", file), "utf8")) as { status: string }).status,
    );
    expect(statuses).to.deep.equal(Array(RECEIVERS + 1).fill("done"));
  });
});
