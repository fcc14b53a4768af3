import { connect, type ConnectOptions, type Tradelane } from "@tradelane/sdk";
import { expect } from "chai";
import { holdBlocks, type Blocks } from "../helpers/blocks.ts";
import { keyOf, startChain, type TestChain } from "../helpers/connections.ts";
import { FaultyNode } from "../helpers/faulty-node.ts";
import { refusalOf } from "../helpers/refusals.ts";

const ACCOUNT = 30;
const OTHER = "0x00000000000000000000000000000000000000ff";

describe("a business id", () => {
  let world: TestChain;
  let tl: Tradelane;
  let council: Tradelane;

  before(async () => {
    world = await startChain();
    council = await world.as(1);
    tl = await world.as(ACCOUNT);
    await tl.members.apply({ entity: "alpha", kind: "Enterprise" });
    await council.members.admit({ members: ["alpha"] }, { via: "council" });
  });

  const sent = () => world.chain.ethers.provider.getTransactionCount(tl.account!);

  it("names an act: the same again returns what was recorded and sends nothing", async () => {
    const first = await tl.rules.sync({}, { businessId: "sync-1" });
    const before = await sent();
    expect(await tl.rules.sync({}, { businessId: "sync-1" })).to.deep.equal(first);
    expect(await sent()).to.equal(before);
  });

  it("is compared with the parameters as they were given, in any order", async () => {
    const first = await tl.members.setAccount({ account: OTHER, rights: ["Act"] }, { businessId: "account-1" });
    const again = await tl.members.setAccount({ rights: ["Act"], account: OTHER }, { businessId: "account-1" });
    expect(again).to.deep.equal(first);
  });

  it("is refused for other parameters, and for another act", async () => {
    const parameters = { account: OTHER, rights: ["Prepare"] as const };
    const error = await refusalOf(
      tl.members.setAccount({ ...parameters, rights: ["Prepare"] }, { businessId: "account-1" }),
      "BusinessIdReused",
    );
    expect(error.values).to.deep.equal({
      businessId: "account-1",
      act: "members.setAccount",
      recordedAct: "members.setAccount",
    });
    const other = await refusalOf(tl.rules.sync({}, { businessId: "account-1" }), "BusinessIdReused");
    expect(other.values).to.include({ act: "rules.sync", recordedAct: "members.setAccount" });
  });

  it("returns what was done even when it could not be done any more", async () => {
    const beta = await world.as(ACCOUNT + 1);
    const first = await beta.members.apply({ entity: "beta", kind: "Enterprise" }, { businessId: "apply" });
    expect(await beta.members.apply({ entity: "beta", kind: "Enterprise" }, { businessId: "apply" })).to.deep.equal(
      first,
    );
    await refusalOf(beta.members.apply({ entity: "beta", kind: "Enterprise" }), "ConsortiumEntityKnown");
  });

  it("covers two calls at the same time with one transaction", async () => {
    const before = await sent();
    const calls = [1, 2, 3].map(() => tl.rules.sync({}, { businessId: "sync-together" }));
    const [first, ...others] = await Promise.all(calls);
    for (const other of others) expect(other).to.deep.equal(first);
    expect(await sent()).to.equal(before + 1);
  });

  it("is free again after a refusal, for other parameters too", async () => {
    await refusalOf(tl.members.completeExit({ member: "alpha" }, { businessId: "retry" }), "ConsortiumStateNot");
    expect((await tl.rules.sync({}, { businessId: "retry" })).transaction.block).to.be.a("number");
  });

  it("is one act's whether the council decides it or not", async () => {
    await refusalOf(
      tl.members.suspend({ member: "alpha", reason: 1 }, { businessId: "s" }),
      "AccessManagedUnauthorized",
    );
    const { proposal } = await council.members.suspend(
      { member: "alpha", reason: 1 },
      { businessId: "s", via: "council" },
    );
    expect(proposal).to.be.greaterThan(1);
    await refusalOf(council.members.suspend({ member: "alpha", reason: 1 }, { businessId: "s" }), "BusinessIdReused");
    await council.members.reinstate({ member: "alpha" }, { via: "council" });
  });
});

describe("numbers of transactions", () => {
  let world: TestChain;
  let tl: Tradelane;

  before(async () => {
    world = await startChain();
    tl = await world.as(ACCOUNT);
  });

  const sent = () => world.chain.ethers.provider.getTransactionCount(tl.account!);

  it("have no gap after an act was refused", async () => {
    const before = await sent();
    await refusalOf(tl.members.startExit({}), "ConsortiumAccountUnknown");
    await refusalOf(tl.settlement.expire({ instructions: [`0x${"11".repeat(32)}`] }), "SettlementInstructionUnknown");
    expect(await sent()).to.equal(before);
    await tl.rules.sync({});
    expect(await sent()).to.equal(before + 1);
  });

  it("are given in turn to acts sent at the same time, over several connections of a key", async () => {
    const second = await world.as(ACCOUNT);
    const before = await sent();
    const hashes = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => (await (at % 2 ? tl : second).rules.sync({})).transaction.hash),
    );
    expect(new Set(hashes).size).to.equal(12);
    expect(await sent()).to.equal(before + 12);
  });

  it("follow the chain when it goes back to a snapshot", async () => {
    const snapshot = await world.chain.networkHelpers.takeSnapshot();
    await tl.rules.sync({});
    await snapshot.restore();
    const before = await sent();
    await tl.rules.sync({});
    expect(await sent()).to.equal(before + 1);
  });
});

describe("transactions of blocks made later", () => {
  let world: TestChain;
  let blocks: Blocks;
  const quick: ConnectOptions = { patience: { inclusionSeconds: 0.3, resendSeconds: 0.1, reconnectSeconds: 1 } };

  before(async () => {
    world = await startChain();
    blocks = await holdBlocks(world.chain);
  });
  beforeEach(() => blocks.mine());

  it("are waited for no longer than told, and repeating the act waits on", async () => {
    const tl = await world.as(ACCOUNT, quick);
    const error = await refusalOf(tl.rules.sync({}, { businessId: "slow" }), "TransactionPending");
    const waiting = tl.rules.sync({}, { businessId: "slow" });
    await blocks.mine();
    expect((await waiting).transaction.hash).to.equal(error.values.hash);
  });

  it("are numbered one after the other while the earlier ones wait", async () => {
    const tl = await world.as(ACCOUNT);
    const waiting = [tl.rules.sync({}), tl.rules.sync({}), tl.rules.sync({})];
    await blocks.waitFor(3);
    await blocks.mine();
    const numbers = (await Promise.all(waiting)).map(({ transaction }) => transaction.block);
    expect(new Set(numbers).size).to.equal(1);
  });

  it("tell the contract's error when another act came between, and leave the id free", async () => {
    const node = await new FaultyNode(world.chain).start();
    const [first, second] = [
      await world.as(31),
      await connect({ rpc: node.url, account: keyOf(32), deployment: world.record }),
    ];
    const applying = first.members.apply({ entity: "gamma", kind: "Enterprise" });
    await blocks.waitFor(1);
    // The estimate is one from before the other applied.
    node.answer = (method) => (method === "eth_estimateGas" ? { result: "0x7a120" } : undefined);
    const late = second.members.apply({ entity: "gamma", kind: "Enterprise" }, { businessId: "gamma" });
    const refused = refusalOf(late, "ConsortiumEntityKnown");
    await blocks.waitFor(2);
    await blocks.mine();
    const { member } = await applying;
    expect((await refused).values).to.have.property("member", BigInt(member));
    const again = second.members.apply({ entity: "delta", kind: "Enterprise" }, { businessId: "gamma" });
    expect((await blocks.during(again)).member).to.equal(member + 1);
    await second.close();
    await node.kill();
  });

  it("tell when another sender used the number, and leave the id free", async () => {
    const { ethers, provider } = world.chain;
    const tl = await world.as(ACCOUNT, quick);
    const lost = refusalOf(tl.rules.sync({}, { businessId: "stolen" }), "TransactionLost");
    const [sent] = await blocks.waitFor(1);
    await provider.request({ method: "hardhat_dropTransaction", params: [sent] });
    await new ethers.Wallet(keyOf(ACCOUNT), ethers.provider).sendTransaction({ to: OTHER, gasPrice: 0, type: 0 });
    await blocks.mine();
    expect((await lost).values).to.include({ hash: sent, account: tl.account });
    const again = await blocks.during(tl.rules.sync({}, { businessId: "stolen" }));
    expect(again.transaction.hash).not.to.equal(sent);
  });
});
