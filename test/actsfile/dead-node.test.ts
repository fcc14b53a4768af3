import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Outcome } from "@tradelane/sdk/actsfile";
import type { TestChain } from "../sdk/helpers/connections.ts";
import { refusalOf } from "../sdk/helpers/refusals.ts";
import { applying, Table } from "./support/table.ts";

const NAMES = ["first", "second", "third", "fourth"] as const;

describe("actsfile: a node that dies between two acts", () => {
  let world: TestChain;
  let table: Table;
  let file: string;

  before(async () => (world = await Table.chain()));
  beforeEach(async () => {
    table = await Table.on(world);
    file = NAMES.map((name) => applying(table, name)).join("\n");
  });
  afterEach(() => table.close());

  const statuses = (outcomes: Outcome[]) =>
    outcomes.map(({ status, earlier }) => (earlier ? `${status} before` : status));
  const sent = () => Promise.all(NAMES.map((name) => table.sentBy(name)));
  const killAfter = (line: number) => (outcome: Outcome) => (outcome.line === line ? table.node.kill() : undefined);

  function expectUnreachable(outcome: Outcome | undefined, line: number): void {
    expect(outcome).to.include({ line, status: "failed" });
    if (outcome?.status !== "failed") return;
    expect(outcome.error.code).to.equal("ChainUnreachable");
    expect(outcome.error.values).to.have.all.keys("url", "reason");
    expect(outcome.error.values.url).to.equal(table.node.url);
    expect(outcome.error.values.reason).to.be.a("string").that.is.not.equal("");
    expect(outcome.error.message).to.contain(table.node.url);
  }

  it("fails the act that could not be done, and keeps those that were", async () => {
    const outcomes = await table.play(file, killAfter(2));
    expect(statuses(outcomes)).to.deep.equal(["done", "done", "failed"]);
    expectUnreachable(outcomes[2], 3);
    const kept = readFileSync(table.journal, "utf8").trimEnd().split("\n");
    expect(kept.map((line) => (JSON.parse(line) as { line: number }).line)).to.deep.equal([1, 2]);
    expect(await sent()).to.deep.equal([1, 1, 0, 0]);
  });

  it("is told as such while the stage is set, too", async () => {
    for (const method of ["eth_getBlockByNumber", "eth_getCode"]) {
      table.node.fault = (asked) => (asked === method ? "request lost" : undefined);
      const error = await refusalOf(table.play(file), "ChainUnreachable");
      expect(error.values).to.have.property("url", table.node.url);
    }
    expect(await sent()).to.deep.equal([0, 0, 0, 0]);
  });

  it("lets a second run go on where the first stopped, with the same results, and does nothing twice", async () => {
    const first = await table.play(file, killAfter(2));
    await table.node.start();
    const second = await table.play(file);
    expect(statuses(second)).to.deep.equal(["done before", "done before", "done", "done"]);
    expect(second.slice(0, 2).map((outcome) => outcome.status === "done" && outcome.result)).to.deep.equal(
      first.slice(0, 2).map((outcome) => outcome.status === "done" && outcome.result),
    );
    expect(await sent()).to.deep.equal([1, 1, 1, 1]);
    expect(statuses(await table.play(file))).to.deep.equal(NAMES.map(() => "done before"));
    expect(await sent()).to.deep.equal([1, 1, 1, 1]);
  });

  it("fails an act of a name that acted before, and a clock that is to move, in the same way", async () => {
    for (const line of ['{"act":"rules.sync","as":"first"}', '{"act":"clock.advance","to":"+1h"}']) {
      const text = `${applying(table, "first")}\n${line}`;
      const now = await table.now();
      const outcomes = await table.play(text, killAfter(1));
      expect(statuses(outcomes).at(-1)).to.equal("failed");
      expectUnreachable(outcomes.at(-1), 2);
      await table.node.start();
      expect(await table.now()).to.be.below(now + 3600);
      expect(statuses(await table.play(text))).to.deep.equal(["done before", "done"]);
      await table.close();
      table = await Table.on(world);
    }
  });

  it("moves the clock to the moment it was to reach at first, however late the second run is", async () => {
    const text = '{"act":"clock.advance","to":"+1h"}';
    const began = await table.now();
    table.node.fault = (method) => (method === "evm_setNextBlockTimestamp" ? "request lost" : undefined);
    expectUnreachable((await table.play(text))[0], 1);
    table.node.fault = () => undefined;
    await table.setClock(began + 600);
    await table.play(text);
    expect(await table.now()).to.equal(began + 3600);
  });

  it("has not lost an act that was signed when the node died: the same bytes are sent once it is back", async () => {
    let signed = 0;
    table.node.fault = (method) => {
      if (method === "eth_sendRawTransaction" && ++signed === 3) void table.node.kill();
      return signed >= 3 ? "request lost" : undefined;
    };
    const outcomes = await table.play(file);
    expectUnreachable(outcomes.at(-1), 3);
    expect(await sent()).to.deep.equal([1, 1, 0, 0]);
    table.node.fault = () => undefined;
    await table.node.start();
    expect(statuses(await table.play(file))).to.deep.equal(["done before", "done before", "done", "done"]);
    expect(await sent()).to.deep.equal([1, 1, 1, 1]);
  });

  it("tells the result of an act that reached the chain though its answer did not come back", async () => {
    let signed = 0;
    table.node.fault = (method) => {
      if (method === "eth_sendRawTransaction") signed += 1;
      return signed < 3 ? undefined : method === "eth_sendRawTransaction" ? "answer lost" : "request lost";
    };
    expectUnreachable((await table.play(file)).at(-1), 3);
    expect(await sent()).to.deep.equal([1, 1, 1, 0]);
    table.node.fault = () => undefined;
    const again = await table.play(file);
    expect(statuses(again)).to.deep.equal(["done before", "done before", "done", "done"]);
    expect(await sent()).to.deep.equal([1, 1, 1, 1]);
  });
});
