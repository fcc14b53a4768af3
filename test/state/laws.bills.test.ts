import { expect } from "chai";
import { network } from "hardhat";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { lotName } from "@tradelane/sdk/path";
import { emptyState, Flag, fold, InstructionState, quotaKey, type SuiteState } from "@tradelane/sdk/state";
import type { Told } from "./support/acts/story.ts";
import { broken as brokenIn, storyOf, type LawName } from "./support/laws.ts";

const { ethers } = await network.create();

/** The same record with one field by one unit higher. */
function more<Entry>(record: Entry, field: keyof Entry): Entry {
  return { ...record, [field]: (record[field] as bigint) + 1n };
}

describe("laws of bills", () => {
  let events: SuiteEvent[];
  let told: Told;
  let state: SuiteState;

  before(async function () {
    this.timeout(120_000);
    ({ told, events } = await storyOf(ethers));
  });

  beforeEach(() => {
    state = events.reduce(fold, emptyState());
  });

  const broken = (law: LawName) => brokenIn(law, state);
  const lotOf = (id: bigint) => state.bills.lots.get(id)!;
  const named = (id: bigint) => ({ thing: `lot ${lotName(id)}` });

  it("desksToldBills: what a desk told and nobody wrote, and an end without a reason, are found", () => {
    state.bills.announced.set(told.bills.paid, { act: 9n, by: 5n });
    const found = "step 9 by member 5";
    expect(broken("desksToldBills")).to.include({ ...named(told.bills.paid), found });
    state.bills.announced.clear();
    state.bills.terminated.add(told.bills.instrument);
    expect(broken("desksToldBills")).to.include({ field: "its desk said why it ended" });
  });

  it("desksToldRequests: a request of which its desk told nothing, or something else, is found", () => {
    const [id] = [...state.bills.requested].find(([lot, deal]) => state.bills.lotRequests.get(lot)?.deal === deal)!;
    state.bills.requested.set(id, "0xabc");
    const thing = `request on lot ${lotName(id)}`;
    expect(broken("desksToldRequests")).to.include({ thing, found: "0xabc" });
    state.bills.requested.delete(id);
    expect(broken("desksToldRequests")).to.include({ thing, found: "nothing" });
  });

  it("pledgedLots: a pledge without its pledgee, and a pledgee without a pledge, are found", () => {
    state.bills.pledgees.set(told.bills.pledged, 0n);
    expect(broken("pledgedLots")).to.include(named(told.bills.pledged));
    state.bills.pledgees.set(told.bills.pledged, 7n).set(told.bills.dishonoured, 7n);
    expect(broken("pledgedLots")).to.include(named(told.bills.dishonoured));
  });

  it("presentedLots: a lot presented or dishonoured otherwise than is known is found", () => {
    const { dishonoured } = told.bills;
    lotOf(dishonoured).flags ^= Flag.Dishonoured;
    expect(broken("presentedLots")).to.include({
      ...named(dishonoured),
      field: "dishonoured exactly where that is known",
    });
    lotOf(dishonoured).flags ^= Flag.Dishonoured | Flag.Presented;
    expect(broken("presentedLots")).to.include({
      ...named(dishonoured),
      field: "presented exactly where that is known",
    });
  });

  it("acceptedFaces: an acceptor that owes or holds other than its open bills say is found", () => {
    const record = state.acceptors.acceptors.get(told.bills.acceptor)!;
    record.outstanding += 1n;
    expect(broken("acceptedFaces")).to.include({ field: "outstanding as its open bills" });
    record.outstanding -= 1n;
    record.margins += 1n;
    expect(broken("acceptedFaces")).to.include({ field: "margins as of its open bills" });
  });

  it("quotasInUse: a quota reserved or used for other than what is approved and outstanding is found", () => {
    const { rediscounts } = state.bills;
    const { rediscounted, bank } = told.dealings;
    const record = rediscounts.get(rediscounted)!;
    rediscounts.set(rediscounted, more(record, "units"));
    expect(broken("quotasInUse")).to.include({ thing: `quota of member ${bank}, label 0` });
    rediscounts.set(rediscounted, record);
    for (const [key, label] of [
      [quotaKey((2n << 24n) | bank, 0n), 0],
      [quotaKey((2n << 24n) | bank, 3n), 3],
    ] as const) {
      const quota = state.quotas.quotas.get(key)!;
      quota.reserved += 1n;
      const thing = `quota of member ${bank}, label ${label}`;
      expect(broken("quotasInUse")).to.include({ thing, field: "reserved for what is approved" });
      quota.reserved -= 1n;
    }
  });

  it("rediscountsAwaited: a lot kept without a word, or that awaits redemption still, is found", () => {
    const { retained } = told.dealings;
    state.bills.rediscountsRetained.delete(retained);
    expect(broken("rediscountsAwaited")).to.include(named(retained));
    state.bills.rediscountsRetained.add(retained);
    lotOf(retained).flags |= Flag.AwaitingRedemption;
    expect(broken("rediscountsAwaited")).to.include(named(retained));
  });

  it("billsPaid: a lot that ended unpaid, was paid by another, in part or to another, is found", () => {
    const { paid } = told.bills;
    const { instructions } = state.instructions;
    const { background } = lotOf(paid).history;
    const record = instructions.get(background)!;
    for (const change of [
      { state: InstructionState.Rejected },
      { amount: record.amount - 1n },
      { payer: 99n },
      { payee: 99n },
      { currency: 840n },
    ]) {
      instructions.set(background, { ...record, ...change });
      expect(broken("billsPaid"), Object.keys(change).join()).to.include(named(paid));
    }
    instructions.set(background, record);
    expect(broken("billsPaid")).to.equal(undefined);
    state.instructions.presentations.set(background, paid + 1n);
    expect(broken("billsPaid")).to.include({ ...named(paid), field: "handed over for a payment for it" });
  });

  it("billsPaid: a lot sold, rediscounted or taken back without cash, or locked without cash on its way, is found", () => {
    const { sold, rediscounted } = told.dealings;
    for (const id of [sold, rediscounted]) {
      const payment = state.instructions.instructions.get(lotOf(id).history.background)!;
      payment.state = InstructionState.Expired;
      expect(broken("billsPaid")).to.include({ ...named(id), found: "Expired" });
      payment.state = InstructionState.Final;
    }
    for (const flag of ["InFinancing", "InRecourse", "InRedemption"] as const) {
      lotOf(sold).flags ^= Flag[flag];
      expect(broken("billsPaid")).to.include({ ...named(sold), field: `${flag} exactly while it should be` });
      lotOf(sold).flags ^= Flag[flag];
    }
  });

  it("discountInterest, rediscountInterest: interest that the terms do not give is found", () => {
    const { discountsAgreed, rediscountsApproved } = state.bills;
    discountsAgreed[0] = more(discountsAgreed[0]!, "interest");
    expect(broken("discountInterest")).to.include({ field: "interest of its terms" });
    rediscountsApproved[0] = more(rediscountsApproved[0]!, "interest");
    expect(broken("rediscountInterest")).to.include({ field: "interest of its bills" });
  });

  it("recourseClaims: a claim from one who is not liable, in another role or lapsed otherwise is found", () => {
    const { claims } = state.bills;
    const claim = claims[0]!;
    const thing = `claim on lot ${lotName(claim.lot)} from member ${claim.liable}`;
    claims[0] = { ...claim, liable: 99n };
    expect(broken("recourseClaims")).to.include({ field: "from one who is liable" });
    claims[0] = more(claim, "role");
    expect(broken("recourseClaims")).to.include({ thing, field: "in its role" });
    claims[0] = more(claim, "lapsedFrom");
    expect(broken("recourseClaims")).to.include({ thing, field: "lapsed from" });
  });

  it("recourseOwed: other than what was unpaid, or other interest, is found", () => {
    const { owed } = state.bills;
    const one = owed.at(-1)!;
    owed[owed.length - 1] = more(one, "principal");
    expect(broken("recourseOwed")).to.include({ field: "principal" });
    owed[owed.length - 1] = more(one, "interest");
    expect(broken("recourseOwed")).to.include({ field: "interest", expected: String(one.interest) });
  });
});
