import { expect } from "chai";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, now } from "../helpers/trade.ts";
import { ZeroHash } from "ethers";
import { next, step } from "../lots/trail.ts";
import { accepted, BillState, FACE, received, registered, trailOf, type Registered } from "./issuing.ts";
import { guaranteeConsent } from "./securing.ts";
import { billMarket, load, time } from "./world.ts";

const GUARANTEED = 16n;
const GUARANTEED_ACCEPTOR = 17n;

async function guaranteeing(make: (market: Awaited<ReturnType<typeof billMarket>>) => Promise<Registered>) {
  const market = await load(billMarket);
  const bill = await make(market);
  const ref = { lot: bill.root, trail: await trailOf(market, bill.root) };
  const [acceptor, guarantor, other] = market.banks;
  const deadline = (await now(market.suite)) + DAY;
  return {
    ...{ ...market, ...bill, ref, deadline, guarantees: market.suite.guarantees },
    ...{ acceptor: acceptor!, guarantor: guarantor!, other: other!, holder: market.traders[0]! },
  };
}

describe("Guarantees", () => {
  it("of a holder are its guarantor's word in the lot's trail, and change nothing else", async () => {
    const { suite, bills, guarantees, ref, holder, guarantor, deadline } = await guaranteeing(received);
    await guarantees.connect(holder.account).askGuarantee(ref, guarantor.number, false, deadline);
    expect((await bills.lotAt(ref.lot)).flags).to.equal(Flag.OFFERED);
    const sent = await guarantees.connect(guarantor.account).guarantee(ref, false);
    const at = await now(suite);
    expect(await eventsOf(sent, guarantees)).to.deep.equal([
      ["BillGuaranteed", ref.lot, guarantor.number, holder.number, false, at, 1n],
    ]);
    const fields = { act: GUARANTEED, from: guarantor.number, to: holder.number, start: 0n, end: FACE };
    const word = step({ ...fields, time: at, epoch: 1n, parentEnd: FACE });
    const lot = await bills.lotAt(ref.lot);
    expect([lot.holder, lot.flags, lot.trail]).to.deep.equal([holder.number, 0n, next(ref.trail, word, ZeroHash)]);
  });

  it("of a drawer are given before anybody has accepted", async () => {
    const { bills, guarantees, ref, drawer, guarantor, deadline, instrument } = await guaranteeing(registered);
    await guarantees.connect(drawer.account).askGuarantee(ref, guarantor.number, false, deadline);
    await guarantees.connect(guarantor.account).guarantee(ref, false);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Issued);
  });

  it("of the acceptor are asked for by it, whoever holds the lot, once it has accepted", async () => {
    const { suite, bills, guarantees, ref, drawer, acceptor, guarantor, deadline } = await guaranteeing(accepted);
    await guarantees.connect(acceptor.account).askGuarantee(ref, guarantor.number, true, deadline);
    const sent = await guarantees.connect(guarantor.account).guarantee(ref, true);
    const at = await now(suite);
    expect(await eventsOf(sent, guarantees)).to.deep.equal([
      ["BillGuaranteed", ref.lot, guarantor.number, acceptor.number, true, at, 1n],
    ]);
    const fields = { act: GUARANTEED_ACCEPTOR, from: guarantor.number, to: drawer.number, start: 0n, end: FACE };
    const word = step({ ...fields, time: at, epoch: 1n, parentEnd: FACE });
    expect((await bills.lotAt(ref.lot)).trail).to.equal(next(ref.trail, word, ZeroHash));

    const early = await guaranteeing(registered);
    const asked = early.guarantees
      .connect(early.acceptor.account)
      .askGuarantee(early.ref, early.guarantor.number, true, early.deadline);
    await refuses(asked, early.bills, "LotsStateForbids", early.instrument, 10n, BillState.Issued);
  });

  it("are at once with the guarantor's signature, which serves once", async () => {
    const world = await guaranteeing(received);
    const { bills, guarantees, ref, holder, guarantor, deadline } = world;
    const consent = await guaranteeConsent(world, guarantor, { ref, forAcceptor: false, deadline });
    const give = (on = ref) => guarantees.connect(holder.account).guaranteeWithConsent(on, false, deadline, consent);
    await give();
    const trail = await trailOf(world, ref.lot);
    expect(trail).not.to.equal(ref.trail);
    await refuses(give(), bills, "LotsChanged", ref.lot, trail, ref.trail);
    await refuses(give({ ...ref, trail }), guarantees, "ConsentBadSignature", guarantor.account.address);
  });

  it("are refused to who is not the one guaranteed, by itself, by the acceptor, and past the deadline", async () => {
    const world = await guaranteeing(received);
    const { guarantees, bills, ref, holder, acceptor, guarantor, other, deadline } = world;
    const ask = (by: typeof holder, to: bigint, forAcceptor = false) =>
      guarantees.connect(by.account).askGuarantee(ref, to, forAcceptor, deadline);
    const notIt = "GuaranteesNotTheGuaranteed";
    await refuses(ask(other, guarantor.number), guarantees, notIt, ref.lot, other.number, holder.number);
    await refuses(ask(holder, guarantor.number, true), guarantees, notIt, ref.lot, holder.number, acceptor.number);
    await refuses(ask(holder, holder.number), guarantees, "GuaranteesGuarantorInvalid", ref.lot, holder.number);
    await refuses(ask(holder, acceptor.number), guarantees, "GuaranteesGuarantorInvalid", ref.lot, acceptor.number);
    const consent = await guaranteeConsent(world, guarantor, { ref, forAcceptor: false, deadline });
    await ask(holder, guarantor.number);
    await refuses(
      guarantees.connect(other.account).guarantee(ref, false),
      bills,
      "LotsNotYourRequest",
      ref.lot,
      other.number,
    );
    await refuses(guarantees.connect(guarantor.account).guarantee(ref, true), bills, "LotsOtherDeal", ref.lot);
    await time.setNextBlockTimestamp(deadline + 1n);
    await refuses(
      guarantees.connect(guarantor.account).guarantee(ref, false),
      bills,
      "LotsDeadlinePassed",
      ref.lot,
      deadline,
    );
    await time.setNextBlockTimestamp(deadline + 2n);
    const late = guarantees.connect(holder.account).guaranteeWithConsent(ref, false, deadline, consent);
    await refuses(late, bills, "LotsDeadlinePassed", ref.lot, deadline);
  });
});
