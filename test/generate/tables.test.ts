import { expect } from "chai";
import { readFileSync } from "node:fs";
import { generateTables, readTable, tableFiles } from "../../scripts/generate/tables.ts";
import { TableError } from "../../scripts/generate/table/read.ts";
import { parseTable, type StateTable, type TableAct } from "../../scripts/generate/table/schema.ts";
import { readVocabulary, type Vocabulary } from "../../scripts/generate/table/vocabulary.ts";

const FILE = "contracts/receivables/receivables.table.json";
const FINANCINGS = "contracts/receivables/financing.table.json";

type Change = (table: StateTable) => unknown;

function act(table: StateTable, name: string): TableAct {
  return table.acts.find(({ act: each }) => each === name)!;
}

describe("generate: tables", () => {
  let vocabulary: Vocabulary;

  before(async () => {
    vocabulary = await readVocabulary(".");
  });

  function issuesAfter(change: Change, file = FILE): readonly string[] {
    const table = JSON.parse(readFileSync(file, "utf8")) as StateTable;
    change(table);
    try {
      parseTable(file, table, vocabulary);
      return [];
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      expect(error.file).to.equal(file);
      // Rows are known by their acts, wherever they stand in the table.
      return error.issues.map((issue) => issue.replace(/^acts\[(\d+)\]/, (_, at) => table.acts[Number(at)]!.act));
    }
  }

  it("accepts the table of receivables", () => {
    expect(issuesAfter((table) => table)).to.deep.equal([]);
  });

  it("finds every table of every area, and names each by its file", async () => {
    const files = tableFiles(".");
    expect(files).to.include.members([FILE, FINANCINGS]);
    const { area, name } = await readTable(".", FINANCINGS, vocabulary);
    expect([area, name]).to.deep.equal(["receivables", "financing"]);
    const { outputs } = await generateTables(".");
    expect(outputs.map(({ path }) => path)).to.include.members([
      "contracts/receivables/FinancingTable.sol",
      "sdk/src/tables/financing.ts",
      "docs/reference/states/financing.md",
    ]);
  });

  describe("an answer that asks in turn", () => {
    const issues = (change: Change) => issuesAfter(change, FINANCINGS);

    it("is restored to what was before the request it answers", () => {
      expect(issues((t) => t)).to.deep.equal([]);
      expect(issues((t) => (t.endings[0]!.from = ["Applied"]))).to.deep.equal([
        "offer: no ending restores None from Offered",
      ]);
    });

    it("needs an answer itself", () => {
      const change: Change = (t) => (act(t, "accept").answers = act(t, "acceptLoan").answers = null);
      expect(issues(change)).to.deep.equal(["offer: no act answers this request"]);
    });
  });

  describe("form", () => {
    const refused: [string, Change, RegExp][] = [
      ["an unknown encumbrance", (t) => act(t, "offer").blockedBy.push("Stolen"), /^offer\.blockedBy\[7\]: /],
      ["an encumbrance named twice", (t) => act(t, "offer").sets.push("Offered"), /^offer\.sets: names one twice/],
      ["an unknown kind", (t) => act(t, "submit").actor.kinds?.push("Ghost"), /^submit\.actor\.kinds\[3\]: /],
      ["the kind None", (t) => act(t, "submit").actor.kinds?.push("None"), /^submit\.actor\.kinds\[3\]: /],
      ["an empty list of kinds", (t) => (act(t, "submit").actor.kinds = []), /^submit\.actor\.kinds: /],
      ["an unknown right", (t) => (act(t, "submit").actor.right = "OWN"), /^submit\.actor\.right: /],
      ["an unknown class", (t) => (act(t, "submit").class = "begin"), /^submit\.class: /],
      ["an unknown moment", (t) => (act(t, "submit").when = "later"), /^submit\.when: /],
      ["an unknown business", (t) => (t.business = "Smuggling"), /^business: /],
      ["the business All", (t) => (t.business = "All"), /^business: /],
      ["an act without a state to start from", (t) => (act(t, "submit").from = []), /^submit\.from: /],
      ["a seventeenth state", (t) => (t.states[6]!.value = 16), /^states\[6\]\.value: .*16 states/],
      ["an act with the number 0", (t) => (act(t, "submit").number = 0), /^submit\.number: /],
      ["an act with the number 256", (t) => (act(t, "submit").number = 256), /^submit\.number: /],
      ["a field that no generator reads", (t) => Object.assign(t, { colour: "red" }), /colour/],
    ];
    for (const [what, change, issue] of refused) {
      it(`refuses ${what}`, () => {
        const issues = issuesAfter(change);
        expect(issues).to.have.length(1);
        expect(issues[0]).to.match(issue);
      });
    }
  });

  describe("meaning", () => {
    const refused: [string, Change, string | string[]][] = [
      ["an unknown state", (t) => (act(t, "assign").from = ["Lost"]), "assign: there is no state Lost"],
      ["an unknown state in byTime", (t) => (t.byTime[0]!.to = "Lost"), "byTime: there is no state Lost"],
      ["an unknown state in endings", (t) => (t.endings[0]!.to = "Lost"), "endings: there is no state Lost"],
      ["an unknown state at the end", (t) => (t.lastRedemption!.to = "Lost"), "lastRedemption: there is no state Lost"],
      ["an unknown act in byTime", (t) => (t.byTime[0]!.act = "wait"), "byTime: there is no act wait"],
      ["an unknown act in endings", (t) => t.endings[0]!.by.push("wait"), "endings: there is no act wait"],
      ["a state's value given twice", (t) => (t.states[6]!.value = 5), "states: 5 is given twice"],
      ["an act's number given twice", (t) => (act(t, "redeem").number = 1), "acts: 1 is given twice"],
      [
        "a state and an act that would share a constant",
        (t) => (act(t, "pay").act = "settled"),
        "states and acts: SETTLED would name two constants",
      ],
      [
        "a first state that is not None",
        (t) => ([t.states[0]!.value, t.states[1]!.value] = [1, 0]),
        "states: 0 must be None, for storage starts so",
      ],
      [
        "a state nothing leads to",
        (t) => t.states.push({ name: "Forgiven", value: 15, meaning: "Given up." }),
        "states: Forgiven cannot be reached",
      ],
      [
        "an answer to an act that does not exist",
        (t) => (act(t, "confirm").answers = "beg"),
        ["submit: no act answers this request", "confirm: answers beg, which is no request"],
      ],
      [
        "an answer to an act that asks nothing",
        (t) => (act(t, "acceptOffer").answers = "split"),
        "acceptOffer: answers split, which is no request",
      ],
      [
        "an answer that is not of class answer",
        (t) => (act(t, "confirm").class = "start"),
        "confirm: answers submit and so must be of class answer",
      ],
      [
        "an answer that leads elsewhere than its request",
        (t) => (act(t, "acceptIssue").after = "Overdue"),
        "acceptIssue: leads to Overdue, but issue to Confirmed",
      ],
      [
        "an answer that cannot be given while the request stands",
        (t) => (act(t, "confirm").from = ["Issued"]),
        "confirm: cannot be done while submit stands (Submitted)",
      ],
      [
        "an answer that leaves the request's encumbrance",
        (t) => (act(t, "acceptOffer").requires = []),
        "acceptOffer: must clear exactly what offer sets (Offered)",
      ],
      ["a request nobody answers", (t) => (act(t, "confirm").answers = null), "submit: no act answers this request"],
      [
        "a request whose refusal leads nowhere",
        (t) => (t.endings[0]!.from = ["Issued"]),
        "submit: no ending restores None from Submitted",
      ],
      [
        "an act that needs what blocks it",
        (t) => act(t, "redeem").blockedBy.push("InRedemption"),
        "redeem: requires InRedemption, which blocks it",
      ],
    ];
    for (const [what, change, issue] of refused) {
      it(`refuses ${what}`, () => expect(issuesAfter(change)).to.deep.equal([issue].flat()));
    }

    it("accepts a state that time alone leads to", () => {
      expect(issuesAfter((t) => (act(t, "flagOverdue").after = null))).to.deep.equal([]);
    });

    it("names every problem at once", () => {
      const issues = issuesAfter((t) => {
        act(t, "redeem").blockedBy.push("InRedemption");
        act(t, "confirm").class = "start";
      });
      expect(issues).to.have.members([
        "redeem: requires InRedemption, which blocks it",
        "confirm: answers submit and so must be of class answer",
      ]);
    });
  });
});
