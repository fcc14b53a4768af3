import { expect } from "chai";
import { tablePage } from "../../scripts/generate/table/page.ts";
import { readTable } from "../../scripts/generate/tables.ts";
import { readVocabulary } from "../../scripts/generate/table/vocabulary.ts";

describe("generate: page of a state table", () => {
  let content: string;

  before(async () => {
    const file = "contracts/receivables/receivables.table.json";
    const vocabulary = await readVocabulary(".");
    ({ content } = tablePage(file, await readTable(".", file, vocabulary), vocabulary));
  });

  function rowOf(section: string, act: string): string[] {
    const text = content.slice(content.indexOf(`## ${section}`)).split("\n\n## ")[0] ?? "";
    const row = text.split("\n").find((line) => line.includes(`\`${act}\` |`)) ?? "";
    return row.split("|").map((cell) => cell.trim());
  }

  it("draws what leads from state to state, and nothing that stays", () => {
    expect(content).to.include("  None --> Submitted: submit\n");
    expect(content).to.include("  Submitted --> None: refuse, withdraw, expire\n");
    expect(content).to.include("  Confirmed --> Settled: last redeem\n");
    expect(content).not.to.match(/ (\w+) --> \1\b/);
  });

  it("marks in the matrix what blocks, what is needed and what is set", () => {
    expect(rowOf("Acts and encumbrances", "acceptOffer").slice(2, 4)).to.deep.equal(["needs", "x"]);
    expect(rowOf("Acts and encumbrances", "offer")[2]).to.equal("x, sets");
    expect(rowOf("Acts and encumbrances", "redeem").slice(2, 9)).to.deep.equal(["", "", "", "", "", "needs", ""]);
  });

  it("says who may act", () => {
    expect(rowOf("Who may act", "flagOverdue").slice(2, 5)).to.deep.equal(["any member", "any", "no"]);
    expect(rowOf("Who may act", "submit").slice(2, 9)).to.deep.equal([
      "creditor",
      "enterprise, core enterprise, bank",
      "yes",
      "debtor",
      "core enterprise",
      "yes",
      "`ACT`",
    ]);
  });

  it("says what time alone changes", () => {
    expect(content).to.include("| Confirmed | Overdue | the day of maturity and the grace are over | `flagOverdue` |");
  });
});
