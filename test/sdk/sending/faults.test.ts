import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type ConnectOptions, type Tradelane } from "@tradelane/sdk";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { keyOf, startChain, type TestChain } from "../helpers/connections.ts";
import { FaultyNode } from "../helpers/faulty-node.ts";
import { refusalOf } from "../helpers/refusals.ts";

const ACCOUNT = 30;
const patience = { reconnectSeconds: 5, inclusionSeconds: 10, resendSeconds: 0.1 };
const impatience = { reconnectSeconds: 0.3, inclusionSeconds: 2, resendSeconds: 0.1 };

describe("a node that fails while an act is sent", () => {
  let world: TestChain;
  let node: FaultyNode;
  let folder: string;
  const open: Tradelane[] = [];

  before(async () => (world = await startChain()));
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "tradelane-faults-"));
    node = await new FaultyNode(world.chain).start();
  });
  afterEach(async () => {
    for (const tl of open.splice(0)) await tl.close();
    await node.kill();
    rmSync(folder, { recursive: true });
  });

  async function connected(more: ConnectOptions = {}): Promise<Tradelane> {
    const options = { rpc: node.url, account: keyOf(ACCOUNT), deployment: world.record, outbox: folder, patience };
    const tl = await connect({ ...options, ...more });
    open.push(tl);
    return tl;
  }

  const sent = () => world.chain.ethers.provider.getTransactionCount(open[0]!.account!);

  /** Breaks the first request of a method. */
  function breakOnce(method: string, fault: "request lost" | "answer lost"): void {
    let broken = false;
    node.fault = (asked) => {
      if (asked !== method || broken) return undefined;
      broken = true;
      return fault;
    };
  }

  for (const method of [
    "eth_estimateGas",
    "eth_getTransactionCount",
    "eth_sendRawTransaction",
    "eth_getTransactionReceipt",
  ]) {
    for (const fault of ["request lost", "answer lost"] as const) {
      it(`is asked again when the ${fault} of ${method}, and the act is done once`, async () => {
        const tl = await connected();
        const before = await sent();
        breakOnce(method, fault);
        const { transaction } = await tl.rules.sync({}, { businessId: "one" });
        expect(transaction.hash).to.match(/^0x[0-9a-f]{64}$/);
        expect(await sent()).to.equal(before + 1);
      });
    }
  }

  it("is reported before anything is signed when it stays away, and the id is free", async () => {
    const tl = await connected({ patience: impatience });
    const before = await sent();
    await node.kill();
    const error = await refusalOf(tl.rules.sync({}, { businessId: "early" }), "ChainUnreachable");
    expect(error.values).to.have.property("url", node.url);
    await node.start();
    await tl.rules.sync({}, { businessId: "early" });
    expect(await sent()).to.equal(before + 1);
  });

  it("is reported after the act was signed, and the same bytes are sent when it is back", async () => {
    const tl = await connected({ patience: impatience });
    const before = await sent();
    node.fault = (method) => (method === "eth_sendRawTransaction" ? "request lost" : undefined);
    await refusalOf(tl.rules.sync({}, { businessId: "signed" }), "ChainUnreachable");
    expect(await sent()).to.equal(before);
    node.fault = () => undefined;
    await tl.rules.sync({}, { businessId: "signed" });
    expect(await sent()).to.equal(before + 1);
  });

  it("gets what was signed earlier before what is signed later", async () => {
    const tl = await connected({ patience: impatience });
    const before = await sent();
    node.fault = (method) => (method === "eth_sendRawTransaction" ? "request lost" : undefined);
    await refusalOf(tl.rules.sync({}, { businessId: "first" }), "ChainUnreachable");
    node.fault = () => undefined;
    await tl.rules.sync({}, { businessId: "second" });
    expect(await sent()).to.equal(before + 2);
    expect((await tl.rules.sync({}, { businessId: "first" })).transaction.block).to.be.a("number");
    expect(await sent()).to.equal(before + 2);
  });

  it("may die and come back while the act waits for its block", async () => {
    const tl = await connected();
    const before = await sent();
    let asked = 0;
    node.fault = (method) => {
      if (method !== "eth_getTransactionReceipt" || ++asked > 1) return undefined;
      void node.kill().then(() => setTimeout(() => void node.start(), 300));
      return "request lost";
    };
    await tl.rules.sync({});
    expect(asked).to.be.greaterThan(1);
    expect(await sent()).to.equal(before + 1);
  });

  it("that loses an accepted transaction gets the same bytes again", async () => {
    const tl = await connected();
    const before = await sent();
    let broadcasts = 0;
    node.answer = (method, [raw]) => {
      if (method !== "eth_sendRawTransaction" || ++broadcasts > 1) return undefined;
      return { result: keccak256(raw as string) };
    };
    await tl.rules.sync({});
    expect(broadcasts).to.be.greaterThan(1);
    expect(await sent()).to.equal(before + 1);
  });

  it("that refuses a transaction is believed: nothing is kept, and the number is free", async () => {
    const tl = await connected();
    const before = await sent();
    node.answer = (method) =>
      method === "eth_sendRawTransaction"
        ? { error: { code: -32007, message: "Sender account not authorized to send transactions" } }
        : undefined;
    const error = await refusalOf(tl.rules.sync({}, { businessId: "denied" }), "TransactionRefused");
    expect(error.values).to.deep.equal({ reason: "Sender account not authorized to send transactions" });
    node.answer = () => undefined;
    await tl.rules.sync({}, { businessId: "denied" });
    expect(await sent()).to.equal(before + 1);
  });

  it("that mines an act at once and reports its revert as a fault is understood", async () => {
    const tl = await connected();
    const before = await sent();
    // The estimate is one from before the state changed.
    node.answer = (method) => (method === "eth_estimateGas" ? { result: "0x7a120" } : undefined);
    const error = await refusalOf(tl.members.completeExit({ member: 1 }), "ConsortiumStateNot");
    expect(error.values).to.deep.equal({ member: 1n, state: 2n });
    expect(await sent()).to.equal(before + 1);
  });

  it("that reports a revert as Besu does is understood", async () => {
    const tl = await connected();
    node.answer = (method) =>
      method === "eth_estimateGas"
        ? {
            error: {
              code: 3,
              message: "Execution reverted",
              data: world.suite.consortium.interface.encodeErrorResult("ConsortiumStateNot", [3n, 5n]),
            },
          }
        : undefined;
    const error = await refusalOf(tl.members.completeExit({ member: 3 }), "ConsortiumStateNot");
    expect(error.values).to.deep.equal({ member: 3n, state: 5n });
    expect(error.message).to.contain("exited");
  });

  it("that cannot answer is told apart from one that does not", async () => {
    const tl = await connected();
    node.answer = (method) =>
      method === "eth_estimateGas" ? { error: { code: -32603, message: "database is closed" } } : undefined;
    const error = await refusalOf(tl.rules.sync({}), "NodeFailed");
    expect(error.values).to.deep.equal({ reason: "database is closed" });
  });

  it("makes reads fail at once", async () => {
    const tl = await connected();
    await node.kill();
    await refusalOf(tl.members.memberCount(), "ChainUnreachable");
  });
});
