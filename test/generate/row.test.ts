import { expect } from "chai";
import { readTable, tableFiles } from "../../scripts/generate/tables.ts";
import { constantName } from "../../scripts/generate/table/names.ts";
import { encodeRow } from "../../scripts/generate/table/row.ts";
import type { StateTable } from "../../scripts/generate/table/schema.ts";
import { readVocabulary, type Vocabulary } from "../../scripts/generate/table/vocabulary.ts";
import { decodeRow, rowsOf, statesOf } from "./rows.ts";

// By hand, so that a wrong number in the generator has something to differ from.
const BUSINESS = { Receivables: 1, Bills: 2, Rediscount: 3 } as const;
const CLASS = { start: 0, answer: 1, close: 2, report: 3 } as const;
const RIGHT = { PREPARE: 1, ACT: 2, SIGN: 4, ADMINISTER: 8 } as const;
const WHEN = { anyTime: 0, beforeMaturity: 1, fromMaturity: 2 } as const;
const KIND = {
  Enterprise: 0x002,
  CoreEnterprise: 0x004,
  Bank: 0x008,
  CentralBank: 0x010,
  TaxAuthority: 0x020,
  ForeignExchangeAuthority: 0x040,
  Customs: 0x080,
  SettlementAgent: 0x100,
  Court: 0x200,
  Auditor: 0x400,
} as const;
const EVERY_KIND = 0x7fe;
const FLAG = {
  Offered: 0x01,
  Pledged: 0x02,
  InFinancing: 0x04,
  FrozenByCourt: 0x08,
  FrozenInEmergency: 0x10,
  InRedemption: 0x20,
  InRecourse: 0x40,
  NotTransferable: 0x80,
  AwaitingRedemption: 0x100,
  Presented: 0x200,
  Dishonoured: 0x400,
} as const;

function number(of: Readonly<Record<string, number>>, name: string): number {
  const found = of[name];
  if (found === undefined) throw new Error(`${name} is unknown`);
  return found;
}

function sum(of: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((total, name) => total + number(of, name), 0);
}

describe("generate: rows", () => {
  let vocabulary: Vocabulary;

  before(async () => {
    vocabulary = await readVocabulary(".");
  });

  for (const file of tableFiles(".")) {
    describe(file, () => {
      let table: StateTable;
      let library: string;

      before(async () => {
        table = await readTable(".", file, vocabulary);
        library = `contracts/${table.area}/${table.contract}.sol`;
      });

      it("every state has its constant and there is no other", () => {
        const expected = table.states.map(({ name, value }) => [constantName(name), value]);
        expect([...statesOf(library)]).to.deep.equal(expected);
      });

      it("every row in the contract, decoded, says what the table says, and there is no other", () => {
        const rows = rowsOf(library);
        const states = Object.fromEntries(table.states.map(({ name, value }) => [name, value]));
        expect([...rows.keys()]).to.deep.equal(table.acts.map(({ act }) => constantName(act)));
        for (const act of table.acts) {
          const row = decodeRow(rows.get(constantName(act.act))!);
          const { actor, counterparty } = act;
          expect(row, act.act).to.deep.equal({
            business: number(BUSINESS, table.business),
            class: number(CLASS, act.class),
            right: number(RIGHT, actor.right),
            actorKinds: actor.kinds === null ? EVERY_KIND : sum(KIND, actor.kinds),
            counterpartyKinds:
              counterparty === null ? 0 : counterparty.kinds === null ? EVERY_KIND : sum(KIND, counterparty.kinds),
            mustBeActive: (actor.mustBeActive ? 1 : 0) + (counterparty?.mustBeActive ? 2 : 0),
            from: act.from.reduce((bits, name) => bits + 2 ** number(states, name), 0),
            requested: act.requested === null ? 0 : number(states, act.requested),
            after: act.after === null ? 0 : number(states, act.after),
            blockedBy: sum(FLAG, act.blockedBy),
            requires: sum(FLAG, act.requires),
            sets: sum(FLAG, act.sets),
            when: number(WHEN, act.when),
            act: act.number,
          });
        }
      });
    });
  }

  it("decodes every bit a row has, none twice", async () => {
    const table = await readTable(".", "contracts/receivables/receivables.table.json", vocabulary);
    const full = {
      ...table.acts[0]!,
      number: 255,
      from: table.states.map(({ name }) => name),
      blockedBy: Object.keys(FLAG),
      requires: Object.keys(FLAG),
      sets: Object.keys(FLAG),
      when: "fromMaturity",
      class: "close",
    };
    const row = encodeRow(table, full, vocabulary);
    const { act, from, blockedBy, requires, sets, when, class: kind } = decodeRow(row);
    expect({ act, from, blockedBy, requires, sets, when, kind }).to.deep.equal({
      act: 255,
      from: 0x1ff,
      blockedBy: 0x7ff,
      requires: 0x7ff,
      sets: 0x7ff,
      when: 2,
      kind: 2,
    });
  });

  it("refuses a number that does not fit its field", async () => {
    const table = await readTable(".", "contracts/receivables/receivables.table.json", vocabulary);
    expect(() => encodeRow(table, { ...table.acts[0]!, number: 256 }, vocabulary)).to.throw(
      RangeError,
      "256 does not fit into 8 bits.",
    );
  });
});
