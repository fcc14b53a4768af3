import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Tradelane, type Watching } from "@tradelane/sdk";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { expect } from "chai";
import { keyOf, startChain, type TestChain } from "./helpers/connections.ts";
import { FaultyNode } from "./helpers/faulty-node.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("watch", () => {
  let world: TestChain;
  let tl: Tradelane;
  const watches: Watching[] = [];

  before(async () => {
    world = await startChain();
    tl = await world.as(30);
  });
  afterEach(async () => {
    for (const watching of watches.splice(0)) await watching.stop().catch(() => undefined);
  });

  /** Collects what a watch tells. */
  function collect(follow: Tradelane, filter: Parameters<Tradelane["watch"]>[0]) {
    const seen: SuiteEvent[] = [];
    let cursor = 0;
    const watching = follow.watch({ everySeconds: 0.02, ...filter }, (events, next) => {
      seen.push(...events);
      cursor = next;
    });
    watches.push(watching);
    const until = async (count: number) => {
      for (let tries = 0; seen.length < count && tries < 250; tries += 1) await sleep(20);
      expect(seen.length).to.be.at.least(count);
    };
    return { seen, watching, until, cursor: () => cursor };
  }

  it("tells the past from a block on, and then what comes, in order", async () => {
    const { seen, until } = collect(tl, { events: ["consortium.MemberApplied"] });
    await until(1);
    const { member } = await tl.members.apply({ entity: "watched", kind: "Enterprise" });
    await until(2);
    expect(seen.map(({ name }) => name)).to.deep.equal(["MemberApplied", "MemberApplied"]);
    const last = seen[1]!;
    if (last.contract !== "consortium" || last.name !== "MemberApplied") return expect.fail("another event");
    expect(last.args).to.deep.include({ member: BigInt(member), account: tl.account });
    expect(last.time).to.be.a("number");
  });

  it("goes on from a cursor, and leaves nothing out and tells nothing twice", async () => {
    const first = collect(tl, { events: ["consortium"] });
    await first.until(3);
    await first.watching.stop();
    const other = await world.as(31);
    await other.members.apply({ entity: "between", kind: "Enterprise" });
    const second = collect(tl, { events: ["consortium"], from: first.cursor() });
    await second.until(1);
    const all = collect(tl, { events: ["consortium"] });
    await all.until(first.seen.length + second.seen.length);
    expect([...first.seen, ...second.seen]).to.deep.equal(all.seen);
  });

  it("ends by a signal", async () => {
    const stopper = new AbortController();
    const { watching } = collect(tl, { signal: stopper.signal, everySeconds: 60 });
    await sleep(100);
    stopper.abort();
    await watching.done;
  });

  it("fails with what its handler throws", async () => {
    const fault = new Error("the table is full");
    const watching = tl.watch({}, () => {
      throw fault;
    });
    expect(await watching.done.catch((error: unknown) => error)).to.equal(fault);
  });

  it("fails when the node cannot give events", async () => {
    const node = await new FaultyNode(world.chain).start();
    const remote = await connect({ rpc: node.url, deployment: world.record });
    node.answer = (method) =>
      method === "eth_getLogs" ? { error: { code: -32603, message: "the index is broken" } } : undefined;
    const error = await refusalOf(remote.watch({}, () => undefined).done, "EVENTS_UNREADABLE");
    expect(error.values).to.have.property("reason").that.contains("the index is broken");
    await remote.close();
    await node.kill();
  });

  it("waits for a node that is away", async () => {
    const node = await new FaultyNode(world.chain).start();
    const remote = await connect({ rpc: node.url, deployment: world.record });
    const { until, seen } = collect(remote, { events: ["consortium.MemberApplied"] });
    await until(1);
    await node.kill();
    const third = await connect({ provider: world.chain.provider, account: keyOf(32), deployment: world.record });
    await third.members.apply({ entity: "while away", kind: "Enterprise" });
    const before = seen.length;
    await sleep(100);
    expect(seen).to.have.length(before);
    await node.start();
    await until(before + 1);
    await remote.close();
    await node.kill();
  });
});
