import { expect } from "chai";
import { id } from "ethers";
import { admitMember, mandate, suspend } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, now } from "../helpers/trade.ts";
import { ledger, load, STATE, time } from "./world.ts";

const INSOLVENT = id("insolvent");

/** A receivable that is not due, and a court that may attest of its debtor. */
async function outstanding() {
  const world = await ledger();
  const { suite, obligor, instrument, holders } = world;
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const attestations = suite.attestations.connect(court.account);
  const from = (await now(suite)) + 100n;
  const until = from + 10n * DAY;
  const attest = (value = 1n, of = obligor) => attestations.attest(INSOLVENT, of.number, value, from, until);
  const accelerate = (by = holders[1]!) => suite.servicing.connect(by.account).accelerate(instrument);
  return { ...world, attestations, from, until, attest, accelerate, servicing: suite.servicing };
}

describe("Servicing: accelerate", () => {
  it("makes a receivable due now, and overdue, when its debtor is attested insolvent", async () => {
    const { lots, servicing, instrument, obligor, maturity, from, attest, accelerate } = await load(outstanding);
    await attest();
    const before = fieldsOf(await lots.instrumentAt(instrument));
    await time.increaseTo(from);
    const sent = await accelerate();
    const at = await timeOf(sent);
    expect(await eventsOf(sent, servicing)).to.deep.equal([
      ["ReceivableAccelerated", instrument, obligor.number, maturity, at, 1n],
    ]);
    const after = { ...before, state: STATE.Overdue, maturity: at };
    expect(fieldsOf(await lots.instrumentAt(instrument))).to.deep.equal(after);
  });

  it("lets the debtor pay at once", async () => {
    const { suite, lots, root, instrument, maturity, obligor, from, attest, accelerate } = await load(outstanding);
    await attest();
    await time.increaseTo(from);
    const { trail } = await lots.lotAt(root);
    const pay = () => suite.redemption.connect(obligor.account).pay([{ lot: root, trail }], id("run"));
    await refuses(pay(), lots, "LotsNotMatured", instrument, maturity);
    await accelerate();
    await pay();
    expect((await lots.lotAt(root)).flags).to.equal(32n);
  });

  it("is refused while nothing is attested, and outside of the attestation's time", async () => {
    const { servicing, instrument, obligor, from, until, attest, accelerate } = await load(outstanding);
    const refused = () => refuses(accelerate(), servicing, "ServicingDebtorNotInsolvent", instrument, obligor.number);
    await refused();
    await attest();
    for (const moment of [from - 1n, until + 1n]) {
      await time.setNextBlockTimestamp(moment);
      await refused();
    }
  });

  it("is possible in the attestation's first and last second", async () => {
    for (const moment of ["from", "until"] as const) {
      const world = await load(outstanding);
      await world.attest();
      await time.setNextBlockTimestamp(world[moment]);
      await world.accelerate();
      expect((await world.lots.instrumentAt(world.instrument)).state).to.equal(STATE.Overdue);
    }
  });

  it("is refused for an attestation of another member, and once it is withdrawn", async () => {
    const { servicing, instrument, obligor, holders, attestations, from, attest, accelerate } = await load(outstanding);
    const values = [instrument, obligor.number];
    await attest(1n, holders[0]);
    await time.increaseTo(from);
    await refuses(accelerate(), servicing, "ServicingDebtorNotInsolvent", ...values);
    await attest();
    await attestations.withdraw(INSOLVENT, obligor.number);
    await time.increase(10n);
    await refuses(accelerate(), servicing, "ServicingDebtorNotInsolvent", ...values);
  });

  it("is refused at maturity, in every state but Confirmed, and of what there is not", async () => {
    const { lots, servicing, instrument, maturity, obligor, attestations, holders, accelerate } =
      await load(outstanding);
    await attestations.attest(INSOLVENT, obligor.number, 1n, BigInt(await time.latest()) + 10n, maturity + DAY);
    await time.setNextBlockTimestamp(maturity);
    await refuses(accelerate(), servicing, "LotsMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity - 1n);
    await accelerate();
    await refuses(accelerate(), servicing, "LotsStateForbids", instrument, 29n, STATE.Overdue);
    expect((await lots.instrumentAt(instrument)).maturity).to.equal(maturity - 1n);
    const unknown = servicing.connect(holders[0]!.account).accelerate(7n);
    await refuses(unknown, servicing, "LotsStateForbids", 7n, 29n, STATE.None);
  });

  it("is anybody's who is a member, even while suspended, and a stranger's not", async () => {
    const { suite, servicing, instrument, holders, from, attest, accelerate } = await load(outstanding);
    await attest();
    await time.increaseTo(from);
    const stranger = suite.signers.at(-1)!;
    const refused = servicing.connect(stranger).accelerate(instrument);
    await refuses(refused, suite.consortium, "ConsortiumAccountUnknown", stranger.address);
    await suspend(suite, holders[2]!);
    await accelerate(holders[2]);
  });
});
