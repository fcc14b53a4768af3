import { expect } from "chai";
import { id } from "ethers";
import { admitMember, mandate, REGION, suspend } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Business, MemberKind } from "../helpers/terms.ts";
import { DAY, FACE } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { due } from "./paying.ts";
import { ledger, load, STATE, time } from "./world.ts";

const CASE = id("case 1");

/** A receivable, its debtor and creditor, and a court with a mandate for everything. */
async function contested() {
  const world = await ledger();
  const { suite, obligor, instrument } = world;
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const { servicing } = suite;
  const dispute = (by = obligor) => servicing.connect(by.account).dispute(instrument, CASE);
  const withdraw = (by = obligor) => servicing.connect(by.account).withdrawDispute(instrument);
  const dismiss = (by = court) => servicing.connect(by.account).dismissDispute(instrument);
  const stateOf = async () => (await world.lots.instrumentAt(instrument)).state;
  return { ...world, creditor: world.holders[0]!, court, servicing, dispute, withdraw, dismiss, stateOf };
}

describe("Servicing: dispute", () => {
  it("keeps lots where they are, and nothing else of the receivable changes", async () => {
    const world = await load(contested);
    const { lots, servicing, instrument, root, obligor, holders, dispute } = world;
    const before = fieldsOf(await lots.instrumentAt(instrument));
    const lot = await lotAt(world, root);
    const sent = await dispute();
    expect(await eventsOf(sent, servicing)).to.deep.equal([
      ["ReceivableDisputed", instrument, obligor.number, CASE, await timeOf(sent)],
    ]);
    expect(fieldsOf(await lots.instrumentAt(instrument))).to.deep.equal({ ...before, state: STATE.Disputed });
    expect(await lotAt(world, root)).to.deep.equal(lot);
    const transfer = await world.draft(root, holders[0]!, holders[1]!, FACE);
    const consent = await world.consent(holders[1]!.account, transfer);
    const refused = world.assign(holders[0]!.account, transfer, consent);
    await refuses(refused, lots, "LotsStateForbids", instrument, 11n, STATE.Disputed);
  });

  it("is the debtor's", async () => {
    const { suite, servicing, instrument, creditor, dispute } = await load(contested);
    const values = [creditor.number, MemberKind.Enterprise, 1n << MemberKind.CoreEnterprise];
    await refuses(dispute(creditor), suite.consortium, "ConsortiumKindForbids", ...values);
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    await refuses(dispute(other), servicing, "ServicingNotAParty", instrument, other.number);
    const unknown = servicing.connect(other.account).dispute(7n, CASE);
    await refuses(unknown, servicing, "ServicingNotAParty", 7n, other.number);
  });

  it("is possible of an overdue receivable, and not twice", async () => {
    const { lots, servicing, creditor, instrument, maturity, dispute, stateOf } = await load(contested);
    await time.increaseTo(maturity + 3n * DAY);
    await servicing.connect(creditor.account).flagOverdue(instrument);
    await dispute();
    expect(await stateOf()).to.equal(STATE.Disputed);
    await refuses(dispute(), lots, "LotsStateForbids", instrument, 26n, STATE.Disputed);
  });

  it("stops no payment: the debtor pays what it disputes, and cash settles it", async () => {
    const world = await load(due);
    await world.suite.servicing.connect(world.obligor.account).dispute(world.instrument, CASE);
    await world.reporting.reportFinal(await world.accepted(world.all));
    expect((await world.lots.instrumentAt(world.instrument)).state).to.equal(STATE.Settled);
  });
});

describe("Servicing: withdrawDispute", () => {
  it("leads back to confirmed, from where it is overdue in its time", async () => {
    const { servicing, creditor, instrument, maturity, obligor, dispute, withdraw, stateOf } = await load(contested);
    await time.increaseTo(maturity + 3n * DAY);
    await servicing.connect(creditor.account).flagOverdue(instrument);
    await dispute();
    const sent = await withdraw();
    expect(await eventsOf(sent, servicing)).to.deep.equal([
      ["ReceivableDisputeEnded", instrument, obligor.number, await timeOf(sent)],
    ]);
    expect(await stateOf()).to.equal(STATE.Confirmed);
    await servicing.connect(creditor.account).flagOverdue(instrument);
    expect(await stateOf()).to.equal(STATE.Overdue);
  });

  it("is the debtor's, of what is disputed, also while it is suspended", async () => {
    const { suite, lots, servicing, instrument, obligor, dispute, withdraw, stateOf } = await load(contested);
    await refuses(withdraw(), lots, "LotsStateForbids", instrument, 27n, STATE.Confirmed);
    await dispute();
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    await refuses(withdraw(other), servicing, "ServicingNotAParty", instrument, other.number);
    await suspend(suite, obligor);
    await withdraw();
    expect(await stateOf()).to.equal(STATE.Confirmed);
  });
});

describe("Servicing: dismissDispute", () => {
  it("is a court's within its mandate, whatever became of the debtor", async () => {
    const { suite, servicing, instrument, obligor, court, dispute, dismiss, stateOf } = await load(contested);
    await dispute();
    await suspend(suite, obligor);
    const sent = await dismiss();
    expect(await eventsOf(sent, servicing)).to.deep.equal([
      ["ReceivableDisputeEnded", instrument, court.number, await timeOf(sent)],
    ]);
    expect(await stateOf()).to.equal(STATE.Confirmed);
  });

  it("is refused to a court without a mandate, of another region or business, and whose mandate is over", async () => {
    const { suite, court, dispute, dismiss, stateOf } = await load(contested);
    await dispute();
    const { consortium } = suite;
    const missing = [Business.Receivables, REGION];
    const none = await admitMember(suite, MemberKind.Court);
    await refuses(dismiss(none), consortium, "ConsortiumMandateMissing", none.number, ...missing);
    await mandate(suite, none, { regions: REGION + 1n });
    await refuses(dismiss(none), consortium, "ConsortiumMandateMissing", none.number, ...missing);
    await mandate(suite, none, { businesses: 1n << Business.Bills });
    await refuses(dismiss(none), consortium, "ConsortiumMandateMissing", none.number, ...missing);
    const until = BigInt(await time.latest()) + 100n;
    await mandate(suite, court, { until });
    await time.setNextBlockTimestamp(until + 1n);
    await refuses(dismiss(), consortium, "ConsortiumMandateMissing", court.number, ...missing);
    expect(await stateOf()).to.equal(STATE.Disputed);
    await mandate(suite, none, { regions: REGION, businesses: 1n << Business.Receivables });
    await dismiss(none);
    expect(await stateOf()).to.equal(STATE.Confirmed);
  });

  it("is no other regulator's, nor a party's", async () => {
    const { suite, obligor, creditor, dispute, dismiss } = await load(contested);
    await dispute();
    const bank = await admitMember(suite, MemberKind.CentralBank);
    await mandate(suite, bank);
    for (const [by, kind] of [
      [bank, MemberKind.CentralBank],
      [obligor, MemberKind.CoreEnterprise],
      [creditor, MemberKind.Enterprise],
    ] as const) {
      const values = [by.number, kind, 1n << MemberKind.Court];
      await refuses(dismiss(by), suite.consortium, "ConsortiumKindForbids", ...values);
    }
  });

  it("is refused of what is not disputed, and of what there is not", async () => {
    const { suite, lots, servicing, instrument, court, dismiss } = await load(contested);
    await refuses(dismiss(), lots, "LotsStateForbids", instrument, 28n, STATE.Confirmed);
    const unknown = servicing.connect(court.account).dismissDispute(7n);
    await refuses(unknown, suite.consortium, "ConsortiumMemberUnknown", 0n);
  });
});
