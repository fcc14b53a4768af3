import { decide } from "../helpers/council.ts";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { ALL_DUTIES, ALL_POWERS, Flag } from "../helpers/suite.ts";
import { DAY, now } from "../helpers/trade.ts";
import { expect } from "chai";
import { row } from "../lots/rows.ts";
import { endorsed, FACE, received, trailOf } from "./issuing.ts";
import { pledgeConsent } from "./securing.ts";
import { billMarket, load, time } from "./world.ts";

/** A bill in its payee's hand, and a bank that takes it as security. */
async function pledgeable() {
  const market = await billMarket();
  const bill = await received(market);
  const ref = { lot: bill.root, trail: await trailOf(market, bill.root) };
  const [holder, other] = market.traders;
  const [acceptor, pledgee] = market.banks;
  const { pledges } = market.suite;
  const deadline = (await now(market.suite)) + DAY;
  const flags = async () => (await market.bills.lotAt(bill.root)).flags;
  const pledged = async () => {
    const consent = await pledgeConsent(market, pledgee!, { ref, deadline });
    return pledges.connect(holder!.account).pledgeWithConsent(ref, deadline, consent);
  };
  return {
    ...{ ...market, ...bill, ref, pledges, deadline, flags, pledged },
    ...{ holder: holder!, other: other!, acceptor: acceptor!, pledgee: pledgee! },
  };
}

describe("Pledges", () => {
  it("are agreed to by request and answer: the lot stays with its holder and tells its pledgee", async () => {
    const world = await load(pledgeable);
    const { suite, bills, pledges, ref, holder, pledgee, deadline, flags } = world;
    await pledges.connect(holder.account).offerPledge(ref, pledgee.number, deadline);
    expect(await flags()).to.equal(Flag.OFFERED);
    const sent = await pledges.connect(pledgee.account).acceptPledge(ref);
    expect(await eventsOf(sent, pledges)).to.deep.equal([
      ["LotPledged", ref.lot, holder.number, pledgee.number, await now(suite), 1n],
    ]);
    const lot = await bills.lotAt(ref.lot);
    expect([lot.holder, lot.flags, lot.trail]).to.deep.equal([holder.number, Flag.PLEDGED, ref.trail]);
    expect(await pledges.pledgeeOf(ref.lot)).to.equal(pledgee.number);
  });

  it("are at once with the pledgee's signature; the lot is neither endorsed nor pledged again", async () => {
    const world = await load(pledgeable);
    const { bills, pledges, ref, holder, other, pledgee, deadline, pledged, flags } = world;
    await pledged();
    expect(await flags()).to.equal(Flag.PLEDGED);
    expect(await pledges.pledgeeOf(ref.lot)).to.equal(pledgee.number);
    await refuses(endorsed(world, ref.lot, holder, other, FACE), bills, "LotsEncumbered", ref.lot, Flag.PLEDGED);
    const again = pledges.connect(holder.account).offerPledge(ref, pledgee.number, deadline);
    await refuses(again, bills, "LotsEncumbered", ref.lot, Flag.PLEDGED);
  });

  it("leave the lot as it was when the request is refused, withdrawn or has expired", async () => {
    for (const ending of ["refuse", "withdraw", "expire"] as const) {
      const { bills, pledges, ref, holder, pledgee, deadline, flags } = await load(pledgeable);
      await pledges.connect(holder.account).offerPledge(ref, pledgee.number, deadline);
      if (ending === "expire") await time.increaseTo(deadline + 1n);
      const by = { refuse: pledgee, withdraw: holder, expire: holder }[ending];
      await bills.connect(by.account)[ending](ref.lot);
      expect(await flags()).to.equal(Flag.CONSENTS_CUT);
      expect(await pledges.pledgeeOf(ref.lot)).to.equal(0n);
      await refuses(pledges.connect(pledgee.account).acceptPledge(ref), bills, "LotsNoRequest", ref.lot);
    }
  });

  it("refuse a consent from before a refusal, after its deadline, of another's signer, and another's lot", async () => {
    const world = await load(pledgeable);
    const { suite, bills, pledges, ref, holder, other, pledgee, deadline, flags } = world;
    const given = await pledgeConsent(world, pledgee, { ref, deadline });
    await pledges.connect(holder.account).offerPledge(ref, pledgee.number, deadline);
    await bills.connect(pledgee.account).refuse(ref.lot);
    const present = (consent: string, by = holder) =>
      pledges.connect(by.account).pledgeWithConsent(ref, deadline, consent);
    const signedAt = BigInt(`0x${given.slice(42, 52)}`);
    await refuses(present(given), bills, "LotsConsentCut", ref.lot, signedAt, await now(suite));
    await time.increase(1n);
    const consent = await pledgeConsent(world, pledgee, { ref, deadline });
    await refuses(present(consent, other), bills, "LotsNotHolder", ref.lot, other.number, holder.number);
    const later = pledges.connect(holder.account).pledgeWithConsent(ref, deadline + 1n, consent);
    await refuses(later, pledges, "ConsentBadSignature", pledgee.account.address);
    await time.setNextBlockTimestamp(deadline + 1n);
    await refuses(present(consent), bills, "LotsDeadlinePassed", ref.lot, deadline);
    expect(await flags()).to.equal(Flag.CONSENTS_CUT);
  });

  it("are not for the holder's or the acceptor's own benefit, nor for a lot of another", async () => {
    const { bills, pledges, ref, holder, other, acceptor, pledgee, deadline } = await load(pledgeable);
    const offer = (to: bigint, by = holder) => pledges.connect(by.account).offerPledge(ref, to, deadline);
    await refuses(offer(holder.number), pledges, "PledgesPledgeeInvalid", ref.lot, holder.number);
    await refuses(offer(acceptor.number), pledges, "PledgesPledgeeInvalid", ref.lot, acceptor.number);
    await refuses(offer(pledgee.number, other), bills, "LotsNotHolder", ref.lot, other.number, holder.number);
  });

  it("are given free by the pledgee alone, not while the lot is being paid", async () => {
    const world = await load(pledgeable);
    const { suite, bills, pledges, ref, holder, pledgee, pledged, flags } = world;
    const release = (by = pledgee) => pledges.connect(by.account).releasePledge(ref.lot);
    await refuses(release(), pledges, "PledgesNotThePledgee", ref.lot, pledgee.number, 0n);
    await pledged();
    await refuses(release(holder), pledges, "PledgesNotThePledgee", ref.lot, holder.number, pledgee.number);
    const desk = suite.signers.at(-4)!;
    await decide(suite, bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
    await bills.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), ref);
    await refuses(release(), bills, "LotsEncumbered", ref.lot, Flag.IN_REDEMPTION);
    await bills.connect(desk).release(ref.lot, Flag.IN_REDEMPTION);
    const sent = await release();
    expect(await eventsOf(sent, pledges)).to.deep.equal([
      ["PledgeReleased", ref.lot, pledgee.number, await now(suite), 1n],
    ]);
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotReleased", ref.lot, Flag.PLEDGED, await pledges.getAddress()],
    ]);
    expect([await flags(), await pledges.pledgeeOf(ref.lot)]).to.deep.equal([0n, 0n]);
  });

  it("end where a listed desk says so", async () => {
    const { suite, pledges, ref, pledgee, pledged } = await load(pledgeable);
    const desk = suite.signers.at(-4)!;
    await pledged();
    await refuses(pledges.connect(desk).ended(ref.lot), pledges, "PledgesNotADesk", desk.address);
    await decide(suite, pledges.setDesk.populateTransaction(desk, true));
    const sent = await pledges.connect(desk).ended(ref.lot);
    expect(await eventsOf(sent, pledges)).to.deep.equal([["PledgeEnded", ref.lot, pledgee.number, await now(suite)]]);
    expect(await pledges.pledgeeOf(ref.lot)).to.equal(0n);
  });
});
