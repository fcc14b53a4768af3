import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import type { Outcome } from "@tradelane/sdk/actsfile";
import type { TestChain } from "../sdk/helpers/connections.ts";
import { refusalOf } from "../sdk/helpers/refusals.ts";
import { applying, Table } from "./support/table.ts";

const NAMES = ["first", "second", "third"] as const;

describe("actsfile: the journal after a crash", () => {
  let world: TestChain;
  let table: Table;
  let file: string;

  before(async () => (world = await Table.chain()));
  beforeEach(async () => {
    table = await Table.on(world);
    file = NAMES.map((name) => applying(table, name)).join("\n");
  });
  afterEach(() => table.close());

  const earlier = (outcomes: Outcome[]) => outcomes.map((outcome) => outcome.status === "done" && outcome.earlier);
  const sent = () => Promise.all(NAMES.map((name) => table.sentBy(name)));
  const lines = () => readFileSync(table.journal, "utf8").split("\n");

  const tears: [string, (text: string) => string][] = [
    ["in the middle", (line) => line.slice(0, line.length / 2)],
    ["after its first character", (line) => line.slice(0, 1)],
    ["before the end of its line", (line) => line],
    ["and filled with zeros", (line) => `${line.slice(0, 40)}${"\0".repeat(60)}`],
    ["in the middle, with the end of its line", (line) => `${line.slice(0, line.length / 2)}\n`],
  ];
  for (const [how, torn] of tears) {
    it(`is mended where its last line was torn ${how}, and the act is not done twice`, async () => {
      const whole = await table.play(file);
      const [one, two, last = ""] = lines();
      writeFileSync(table.journal, `${one}\n${two}\n${torn(last)}`);
      const again = await table.play(file);
      expect(earlier(again)).to.deep.equal([true, true, false]);
      expect(again.map((outcome) => outcome.status === "done" && outcome.result)).to.deep.equal(
        whole.map((outcome) => outcome.status === "done" && outcome.result),
      );
      expect(await sent()).to.deep.equal([1, 1, 1]);
      expect(lines()).to.deep.equal([one, two, last, ""]);
    });
  }

  it("is mended where all that it had was half a line", async () => {
    await table.play(applying(table, "first"));
    truncateSync(table.journal, 20);
    expect(earlier(await table.play(file))).to.deep.equal([false, false, false]);
    expect(await sent()).to.deep.equal([1, 1, 1]);
  });

  it("is mended where a torn line stands after an act that only was begun", async () => {
    const text = '{"act":"clock.advance","to":"+1h"}';
    const began = await table.now();
    await table.play(text);
    const [moments = "", fate = ""] = lines();
    expect(JSON.parse(moments)).to.have.nested.property("moments.to", began + 3600);
    writeFileSync(table.journal, `${moments}\n${fate.slice(0, 30)}`);
    await table.play(text);
    expect(await table.now()).to.equal(began + 3600);
  });

  it("is not mended where an earlier line is torn: what came of that act is not known", async () => {
    await table.play(file);
    const [one = "", two, three] = lines();
    writeFileSync(table.journal, `${one.slice(0, -5)}\n${two}\n${three}\n`);
    const error = await refusalOf(table.play(file), "JournalUnreadable");
    expect(error.values).to.have.all.keys("place", "problem");
    expect(error.values.place).to.equal(table.journal);
    expect(lines()[0]).to.equal(one.slice(0, -5));
    expect(await sent()).to.deep.equal([1, 1, 1]);
  });

  it("is not mended where its last line is whole, and of no act", async () => {
    await table.play(file);
    appendFileSync(table.journal, '{"index":-1}\n');
    expect((await refusalOf(table.play(file), "JournalUnreadable")).values.place).to.equal(table.journal);
  });
});
