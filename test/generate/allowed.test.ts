import { allowedActs, encumbrances, lotMarks, receivablesTable } from "@tradelane/sdk/tables";
import { expect } from "chai";
import { constantName } from "../../scripts/generate/table/names.ts";
import { decodeRow, rowsOf, type DecodedRow } from "./rows.ts";

const MATURITY = 1_000_000;
const ENDED = 0x8000;
const { states } = receivablesTable;

/** What the contract reads, judged with nothing but its bits. */
function rowAllows(row: DecodedRow, state: number, flags: number, now: number): boolean {
  if ((row.from & (1 << state)) === 0) return false;
  if ((row.blockedBy & flags) !== 0) return false;
  if ((row.requires & flags) !== row.requires) return false;
  if (row.when === 1 && now > MATURITY - 1) return false;
  return !(row.when === 2 && now < MATURITY);
}

describe("allowedActs", () => {
  it("agrees with the contract's rows in every state, with all encumbrances, around maturity", () => {
    const rows = [...rowsOf("contracts/receivables/ReceivableTable.sol")].map(([name, row]) => ({
      name,
      row: decodeRow(row),
    }));
    for (const state of Object.values(states)) {
      for (let flags = 0; flags < 128; ++flags) {
        for (const now of [MATURITY - 1, MATURITY, MATURITY + 1]) {
          const expected = rows.filter(({ row }) => rowAllows(row, state, flags, now)).map(({ name }) => name);
          const allowed = allowedActs(receivablesTable, { state, flags, now, maturity: MATURITY }).map(constantName);
          expect(allowed, `state ${state}, flags ${flags}, now ${now}`).to.deep.equal(expected);
        }
      }
    }
  });

  it("lets a free lot of a confirmed receivable move until the last second before maturity", () => {
    const at = (now: number) =>
      allowedActs(receivablesTable, { state: states.Confirmed, flags: 0, now, maturity: MATURITY });
    expect(at(MATURITY - 1)).to.include.members(["assign", "offer", "split", "merge"]);
    expect(at(MATURITY - 1)).not.to.include("pay");
    expect(at(MATURITY)).to.include.members(["pay", "split", "merge", "flagOverdue"]);
    expect(at(MATURITY)).not.to.include("assign");
  });

  it("lets an offered lot be accepted and nothing else be done with it", () => {
    const flags = encumbrances.Offered;
    const now = MATURITY - 1;
    const allowed = allowedActs(receivablesTable, { state: states.Confirmed, flags, now, maturity: MATURITY });
    expect(allowed.filter((name) => receivablesTable.acts[name].on === "lot")).to.deep.equal(["acceptOffer"]);
  });

  it("redeems only a lot whose payment is on its way", () => {
    const standing = { state: states.Overdue, now: MATURITY, maturity: MATURITY };
    const locked = allowedActs(receivablesTable, { ...standing, flags: encumbrances.InRedemption });
    expect(locked.filter((name) => receivablesTable.acts[name].on === "lot")).to.deep.equal(["redeem"]);
    expect(allowedActs(receivablesTable, { ...standing, flags: 0 })).not.to.include("redeem");
  });

  it("does nothing with a lot that has ended", () => {
    for (const flags of [ENDED, ENDED | encumbrances.Offered, ENDED | encumbrances.InRedemption]) {
      for (const now of [MATURITY - 1, MATURITY]) {
        const allowed = allowedActs(receivablesTable, { state: states.Confirmed, flags, now, maturity: MATURITY });
        expect(allowed.filter((name) => receivablesTable.acts[name].on === "lot")).to.deep.equal([]);
        expect(allowed).not.to.include("cancel");
      }
    }
    expect(lotMarks.Ended).to.equal(ENDED);
  });

  it("does nothing with an ended lot even where no encumbrance would block the act", () => {
    const inspect = { ...receivablesTable.acts.split, blockedBy: [] };
    const table = { ...receivablesTable, acts: { inspect } };
    const standing = { state: states.Confirmed, now: 1, maturity: MATURITY };
    expect(allowedActs(table, { ...standing, flags: 0 })).to.deep.equal(["inspect"]);
    expect(allowedActs(table, { ...standing, flags: ENDED })).to.deep.equal([]);
  });

  it("is not misled by the mark of cut consents", () => {
    const flags = lotMarks.ConsentsCut;
    const standing = { state: states.Confirmed, now: 1, maturity: MATURITY };
    expect(allowedActs(receivablesTable, { ...standing, flags })).to.deep.equal(
      allowedActs(receivablesTable, { ...standing, flags: 0 }),
    );
  });

  it("takes numbers as the chain gives them", () => {
    const standing = { state: BigInt(states.Submitted), flags: 0n, now: 1n, maturity: BigInt(MATURITY) };
    expect(allowedActs(receivablesTable, standing)).to.deep.equal(["confirm", "issue", "refuse", "withdraw"]);
  });

  it("allows nothing once a receivable is settled or cancelled, but to end what was asked before it was settled", () => {
    const endings = { [states.Settled]: ["refuse", "withdraw"], [states.Cancelled]: [] };
    for (const [state, acts] of Object.entries(endings)) {
      const standing = { state: Number(state), flags: 0, now: MATURITY, maturity: MATURITY };
      expect(allowedActs(receivablesTable, standing)).to.deep.equal(acts);
    }
  });
});
