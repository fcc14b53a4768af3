import { connect, type ErrorCode, type Tradelane, type TradelaneError } from "@tradelane/sdk";
import { expect } from "chai";
import { id, Interface } from "ethers";
import { keyOf } from "./helpers/connections.ts";
import { FaultyNode } from "./helpers/faulty-node.ts";
import { keptOutbox } from "./helpers/kept-outbox.ts";
import { limitBlocks, listsOf, type Lists } from "./helpers/lists.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

/** Room for two receivers of four items each, by what the SDK counts for them, and not for three. */
const BLOCK_GAS = 620_000;
const EACH = 4;
const ROOMY = 200_000_000;
const PROBE = "0x60011e5f5260205ff3";

describe("a list of assignments that takes several transactions", () => {
  let story: Story;
  let lists: Lists;
  let gear: Tradelane;
  let node: FaultyNode;

  before(async () => {
    story = await startStory();
    lists = await listsOf(story, 6);
    gear = await lists.as(story.accounts.gear);
    node = await new FaultyNode(story.chain).start();
    await limitBlocks(story.chain, BLOCK_GAS);
  });

  // Else it would keep the tests from ending.
  after(() => node.kill());

  const sent = (tl: Tradelane) => story.chain.ethers.provider.getTransactionCount(tl.account!);

  /** Who receives in each transaction. */
  const receiversOf = (items: readonly { to: number; transaction: string }[], hashes: readonly string[]) =>
    hashes.map((hash) => [...new Set(items.filter(({ transaction }) => transaction === hash).map(({ to }) => to))]);

  it("is cut between receivers to the block's gas, and told item by item", async () => {
    const items = await lists.items(EACH);
    const consents = await lists.consents({ items });
    const before = await sent(gear);
    const done = await gear.receivables.assignMany({ items, consents });
    expect(await sent(gear)).to.equal(before + 3);
    expect(done.transactions).to.have.lengthOf(3);
    expect(done.transaction.hash).to.equal(done.transactions[2]);
    const numbers = await Promise.all(lists.receivers.map(({ name }) => gear.directory.resolve(name, "to")));
    expect(receiversOf(done.items, done.transactions)).to.deep.equal([
      numbers.slice(0, 2),
      numbers.slice(2, 4),
      numbers.slice(4),
    ]);
    expect(done.items.map(({ item }) => item).sort((a, b) => a - b)).to.deep.equal(items.map((_, at) => at));
    for (const { item, to, units, from, background, outcome, transaction } of done.items) {
      const given = items[item]!;
      expect({ from, background, units, outcome }).to.deep.equal({
        ...{ from: given.lot, background: given.background, units: 1_000n, outcome: "Assigned" },
      });
      expect(to).to.equal(await gear.directory.resolve(given.to, "to"));
      expect(done.transactions).to.include(transaction);
    }
    expect(done.rests).to.have.members([...new Set(items.map(({ lot }) => lot))]);
    for (const { lot, to } of done.items) {
      expect(await gear.receivables.lotAt(lot)).to.include({ holder: to, units: 1_000n });
      expect(await gear.receivables.isPathProven(lot)).to.equal(true);
    }
  });

  it("tells what is done and what is not when a later transaction fails, and goes on under the same business id", async () => {
    const given = await lists.items(EACH);
    // The third receiver has not registered its invoice yet.
    const tag = id("not yet");
    const late = lists.receivers[2]!;
    const items = given.map((item) => (item.to === late.name ? { ...item, background: tag } : item));
    const list = { items, consents: await lists.consents({ items }) };
    const before = await sent(gear);
    const stopped = await refusalOf(gear.receivables.assignMany(list, { businessId: "late" }), "ListStopped");
    expect(await sent(gear)).to.equal(before + 1);
    expect(stopped.values).to.include({ items: 24, done: 8, reason: "BulkItemFailed", uncertainItems: "" });
    expect(stopped.values.doneItems).to.equal("0-1, 6-7, 12-13, 18-19");
    expect(stopped.values.openItems).to.equal("2-5, 8-11, 14-17, 20-23");
    expect(stopped.values.transactions).to.match(/^0x[0-9a-f]{64}$/);
    const cause = stopped.cause as TradelaneError;
    expect(cause.code).to.equal("BulkItemFailed");
    expect(items[Number(cause.values.item)]).to.include({ to: late.name, background: tag });
    expect(stopped.message).to.contain("8 of the 24 items are done").and.contain(cause.message.slice(0, -1));
    expect(stopped.describe("zh").message).to.contain(cause.describe("zh").message.slice(0, -1));

    const other = { ...list, items: items.slice(1) };
    await refusalOf(gear.receivables.assignMany(other, { businessId: "late" }), "BusinessIdReused");
    await lists.invoice(late, tag);
    const done = await gear.receivables.assignMany(list, { businessId: "late" });
    expect(await sent(gear)).to.equal(before + 3);
    expect(done.transactions[0]).to.equal(stopped.values.transactions);
    expect(done.items.map(({ item }) => item)).to.have.members(items.map((_, at) => at));
    expect(await gear.receivables.assignMany(list, { businessId: "late" })).to.deep.equal(done);
    expect(await sent(gear)).to.equal(before + 3);
  });

  it("leaves nothing behind when its first transaction fails, and the business id free", async () => {
    const items = await lists.items(EACH);
    const [first] = lists.receivers;
    const bad = items.map((item) => (item.to === first!.name ? { ...item, background: id("nothing") } : item));
    const before = await sent(gear);
    const list = { items: bad, consents: await lists.consents({ items: bad }) };
    const refused = await refusalOf(gear.receivables.assignMany(list, { businessId: "first" }), "BulkItemFailed");
    expect(refused.values).to.have.property("item", 0n);
    expect(await sent(gear)).to.equal(before);
    const good = { items, consents: await lists.consents({ items }) };
    expect((await gear.receivables.assignMany(good, { businessId: "first" })).items).to.have.lengthOf(24);
  });

  it("is carried out once when two calls under one business id come at the same time", async () => {
    const items = await lists.items(EACH);
    const list = { items, consents: await lists.consents({ items }) };
    const before = await sent(gear);
    const second = await lists.as(story.accounts.gear);
    const calls = [1, 2, 3].map(() => gear.receivables.assignMany(list, { businessId: "together" }));
    const [first, ...others] = await Promise.all(calls);
    for (const other of others) expect(other).to.deep.equal(first);
    expect(await sent(gear)).to.equal(before + 3);
    // Another connection has another outbox in memory: what was signed is for lots as they were.
    await refusalOf(second.receivables.assignMany(list, { businessId: "together" }), "BulkItemFailed");
    expect(await sent(gear)).to.equal(before + 3);
  });

  it("goes on with the same transactions after the node died between two, whatever the limit is by then", async () => {
    const items = await lists.items(EACH);
    const list = { items, consents: await lists.consents({ items }) };
    let broadcasts = 0;
    node.fault = (method) => (method === "eth_sendRawTransaction" && ++broadcasts >= 2 ? "request lost" : undefined);
    const own = { rpc: node.url, account: keyOf(story.accounts.gear), members: lists.members };
    const deployment = { ...story.record, gasPrice: "1000000000" };
    const { outbox } = keptOutbox();
    const patience = { reconnectSeconds: 0.2, inclusionSeconds: 0.5, resendSeconds: 0.1 };
    const dying = await connect({ ...own, deployment, outbox, patience });
    const before = await sent(gear);
    const stopped = await refusalOf(dying.receivables.assignMany(list, { businessId: "dying" }), "ListStopped");
    expect(stopped.values).to.include({ done: 8, uncertainItems: "2-3, 8-9, 14-15, 20-21" });
    expect(stopped.values.openItems).to.equal("4-5, 10-11, 16-17, 22-23");
    expect(["TransactionPending", "ChainUnreachable"]).to.include(stopped.values.reason);
    expect(await sent(gear)).to.equal(before + 1);
    node.fault = () => undefined;
    const again = await connect({ ...own, deployment, outbox, transactionGas: 500_000 });
    const done = await again.receivables.assignMany(list, { businessId: "dying" });
    expect(done.transactions).to.have.lengthOf(3);
    expect(await sent(gear)).to.equal(before + 3);
    await Promise.all([dying.close(), again.close()]);
  });

  it("is done by both of two calls under one business id or by neither, though only one of them met a fault", async () => {
    const items = await lists.items(EACH);
    const list = { items, consents: await lists.consents({ items }) };
    const { records, outbox } = keptOutbox();
    const own = { rpc: node.url, account: keyOf(story.accounts.gear), members: lists.members };
    const deployment = { ...story.record, gasPrice: "1000000000" };
    const tl = await connect({ ...own, deployment, outbox });
    let estimates = 0;
    node.answer = (method) =>
      method === "eth_estimateGas" && ++estimates === 1 ? { error: { code: -32000, message: "busy" } } : undefined;
    const before = await sent(gear);
    const calls = [1, 2].map(() => tl.receivables.assignMany(list, { businessId: "either" }));
    const ends = await Promise.allSettled(calls);
    expect(ends.map(({ status }) => status)).to.deep.equal(["rejected", "rejected"]);
    expect(estimates).to.equal(1);
    expect(records.get("either")).to.include({ status: "refused", error: "NodeFailed" });
    expect([...records.keys()]).to.deep.equal(["either"]);
    expect(await sent(gear)).to.equal(before);
    expect((await tl.receivables.assignMany(list, { businessId: "either" })).transactions).to.have.lengthOf(3);
    expect(await sent(gear)).to.equal(before + 3);
    node.answer = () => undefined;
    await tl.close();
  });

  it("blames no item when a contract names one that the transaction does not have", async () => {
    const items = await lists.items(EACH);
    const list = { items, consents: await lists.consents({ items }) };
    const own = { rpc: node.url, account: keyOf(story.accounts.gear), members: lists.members };
    const tl = await connect({ ...own, deployment: { ...story.record, gasPrice: "1000000000" } });
    const bulk = new Interface(["error BulkItemFailed(uint256 item, bytes reason)"]);
    const blame = async (item: number, code: ErrorCode) => {
      const data = bulk.encodeErrorResult("BulkItemFailed", [item, "0x12345678"]);
      node.answer = (method) => (method === "eth_estimateGas" ? { error: { code: 3, message: "", data } } : undefined);
      return (await refusalOf(tl.receivables.assignMany(list), code)).values;
    };
    // Two receivers of four items each are in the first transaction.
    expect(items[Number((await blame(7, "BulkItemFailed")).item)]).to.include({ to: lists.receivers[1]!.name });
    expect(await blame(8, "RevertUnknown")).to.deep.equal({ data: "BulkItemFailed, item 8" });
    node.answer = () => undefined;
    await tl.close();
  });

  describe("what goes to one receiver", () => {
    it("is never cut apart: just over the limit it is refused by whoever signs or sends it, at the limit it is done", async () => {
      const [receiver] = lists.receivers;
      const items = await lists.items(EACH, [receiver!]);
      const consents = await lists.consents({ items });
      const tight = await lists.as(story.accounts.gear, { transactionGas: 1 });
      const before = await sent(gear);
      const refused = await refusalOf(tight.receivables.assignMany({ items, consents }), "ListTooLarge");
      const { estimate, ...values } = refused.values as { estimate: bigint };
      expect(values).to.deep.equal({ item: 0, items: 4, limit: 1n, unit: "gas", source: "connect()" });

      const account = story.accounts.gear;
      const below = await lists.as(account, { transactionGas: estimate - 1n });
      await refusalOf(below.receivables.assignMany({ items, consents }), "ListTooLarge");
      await refusalOf(below.receivables.assignManyFor.sign({ holder: "gear", items }), "ListTooLarge");
      expect(await sent(gear)).to.equal(before);
      const exact = await lists.as(account, { transactionGas: estimate });
      const { transaction } = await exact.receivables.assignMany({ items, consents });
      // What is counted beforehand holds, and is not far off.
      expect(transaction.gasUsed)
        .to.be.at.most(estimate)
        .and.at.least((estimate * 3n) / 4n);
    });

    it("keeps to what the node, the chain's age and the pools of nodes say", async () => {
      const [receiver] = lists.receivers;
      const [item] = await lists.items(1, [receiver!]);
      const many = (count: number) => ({ holder: "gear", items: Array(count).fill({ ...item, amount: "0.01" }) });
      const answers: Record<string, string | undefined> = {};
      node.answer = (method, [asked]) => {
        const answer =
          method === "eth_call" && (asked as { data?: string }).data === PROBE ? answers.probe : answers[method];
        return answer === undefined ? undefined : { result: answer };
      };
      const refusedAt = async (count: number) => {
        const { members } = lists;
        const tl = await connect({
          rpc: node.url,
          account: keyOf(story.accounts.gear),
          deployment: story.record,
          members,
        });
        const { values } = await refusalOf(tl.receivables.assignManyFor.sign(many(count)), "ListTooLarge");
        await tl.close();
        return { limit: values.limit, unit: values.unit, source: values.source };
      };
      expect(await refusedAt(50)).to.deep.equal({ limit: BigInt(BLOCK_GAS), unit: "gas", source: "the block" });
      await limitBlocks(story.chain, ROOMY);
      expect(await refusedAt(700)).to.deep.equal({ limit: 131_072n, unit: "bytes", source: "the pool of go-ethereum" });
      answers.probe = `0x${"ff".padStart(64, "0")}`;
      expect(await refusedAt(450)).to.deep.equal({ limit: 16_777_216n, unit: "gas", source: "EIP-7825" });
      answers.eth_txGasLimitCap = "0x989680";
      expect(await refusedAt(300)).to.deep.equal({ limit: 10_000_000n, unit: "gas", source: "the node" });
      answers.eth_txGasLimitCap = "0x0";
      expect(await refusedAt(450)).to.deep.equal({ limit: 16_777_216n, unit: "gas", source: "EIP-7825" });
      await limitBlocks(story.chain, BLOCK_GAS);
      node.answer = () => undefined;
    });

    it("is not judged by a node that does not know its newest block", async () => {
      const { members } = lists;
      const items = await lists.items(1);
      const consents = await lists.consents({ items });
      const account = keyOf(story.accounts.gear);
      const tl = await connect({ rpc: node.url, account, deployment: story.record, members });
      node.answer = (method) => (method === "eth_getBlockByNumber" ? { result: null } : undefined);
      const failed = await refusalOf(
        tl.receivables.assignMany({ items, consents, deadline: 2_000_000_000 }),
        "NodeFailed",
      );
      expect(failed.values).to.deep.equal({ reason: "it does not know its newest block" });
      node.answer = () => undefined;
      await tl.close();
    });
  });

  describe("sent by somebody else", () => {
    it("is cut as its holder ordered, whatever the sender's own limit", async () => {
      const items = await lists.items(EACH);
      const order = await gear.receivables.assignManyFor.sign({ holder: "gear", items });
      const list = { items, order, consents: await lists.consents({ items }) };
      await limitBlocks(story.chain, ROOMY);
      const sender = await lists.as(story.accounts.bank);
      const before = [await sent(gear), await sent(sender)];
      const fewer = { ...list, items: items.slice(0, -1) };
      const other = await refusalOf(sender.receivables.assignManyFor(fewer), "ParameterInvalid");
      expect(other.values).to.deep.equal({ parameter: "order", problem: "it was signed for another list" });
      const cutOff = { ...list, order: order.slice(0, 200) };
      const half = await refusalOf(sender.receivables.assignManyFor(cutOff), "ParameterInvalid");
      expect(half.values).to.deep.equal({ parameter: "order", problem: "it is no whole consent" });
      const tight = await lists.as(story.accounts.bank, { transactionGas: 400_000 });
      const large = await refusalOf(tight.receivables.assignManyFor(list), "ListTooLarge");
      expect(large.values).to.include({ item: 0, items: 8, limit: 400_000n });
      const done = await sender.receivables.assignManyFor(list);
      expect(done).to.deep.include({ holder: 3, relayed: true });
      expect(done.transactions).to.have.lengthOf(3);
      expect([await sent(gear), await sent(sender)]).to.deep.equal([before[0], before[1]! + 3]);
      await limitBlocks(story.chain, BLOCK_GAS);
    });
  });
});

describe("an act that takes more gas than a transaction may", () => {
  it("is refused before it is sent, with the limit", async () => {
    const story = await startStory();
    const { gear } = story;
    const { lot } = await story.receivable("1000.00");
    await limitBlocks(story.chain, 50_000);
    const refused = await refusalOf(gear.receivables.split({ lot, amount: "1.00" }), "ActTooLarge");
    expect(refused.values).to.deep.equal({ limit: 50_000n, source: "the block" });
    await limitBlocks(story.chain, ROOMY);
    const tight = await story.as(story.accounts.gear, { transactionGas: 50_000 });
    const told = await refusalOf(tight.receivables.split({ lot, amount: "1.00" }), "ActTooLarge");
    expect(told.values).to.deep.equal({ limit: 50_000n, source: "connect()" });
    expect((await gear.receivables.split({ lot, amount: "1.00" })).transaction.gasUsed).to.be.greaterThan(50_000n);
  });
});
