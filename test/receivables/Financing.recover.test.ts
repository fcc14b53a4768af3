import { expect } from "chai";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { FACE, fresh, grantLine, LinePurpose } from "../helpers/trade.ts";
import { lotAt, pass, split } from "../lots/ledger.ts";
import { ACT, financeable, FINANCING, KIND, PRINCIPAL } from "./financing.ts";
import { REASON } from "./paying.ts";
import { load } from "./world.ts";

const RETAINED = FACE - PRINCIPAL;
/** The step of a lot that one who is liable took over. */
const RECOVERED = 10n;

/** A lot that a supplier sold to the bank with recourse for 80 % of its value. */
async function sold() {
  const world = await financeable();
  const { lots, desk, financing, bank, root } = world;
  const { id } = await world.funded({ kind: KIND.SaleWithRecourse });
  const payRetained = () => financing.connect(bank.account).payRetained(id, fresh("retained"));
  /** What the recourse desk does when the cash of `payer` is final. */
  const recover = async (payer: typeof bank, amount: bigint, lot = root) => {
    const { trail } = await lotAt(world, lot);
    await lots.connect(desk).encumber((0xffffn << 64n) | (Flag.IN_RECOURSE << 128n), { lot, trail });
    const sent = await financing.connect(desk).recovered(lot, payer.number, amount);
    await lots.connect(desk).deliver(lot, Flag.IN_RECOURSE, payer.number, RECOVERED, fresh("recourse"), 1n);
    return sent;
  };
  return { ...world, id, payRetained, recover };
}

describe("Financing: recovered", () => {
  it("from the seller sets off what the bank retained, and closes the sale", async () => {
    const world = await load(sold);
    const { financing, seller, root, id } = world;
    await world.collected(root, 10_000n);
    expect(await financing.retainedFrom(root, seller.number)).to.equal(RETAINED);
    const unpaid = FACE - 10_000n;
    const sent = await world.recover(seller, unpaid - RETAINED);
    const at = await timeOf(sent);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["RetainedSetOff", id, RETAINED],
      ["FinancingLotGone", id, root, at],
      ["FinancingCollected", id, unpaid - RETAINED, PRINCIPAL],
      ["FinancingClosed", id, at],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
    expect(await world.line()).to.equal(0n);
    expect(await world.owed()).to.deep.equal([0n, 0n]);
    expect(await financing.retainedFrom(root, seller.number)).to.equal(0n);
  });

  it("from another one counts as collected; the seller gets what was retained", async () => {
    const world = await load(sold);
    const { financing, holders, seller, root, id } = world;
    const other = holders[1]!;
    expect(await financing.retainedFrom(root, other.number)).to.equal(0n);
    const sent = await world.recover(other, FACE);
    expect((await eventsOf(sent, financing)).map(([name]) => name)).to.deep.equal([
      ...["FinancingLotGone", "FinancingCollected"],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    expect(await world.line()).to.equal(0n);
    expect(await financing.retainedDue(id)).to.equal(RETAINED);
    expect(await financing.retainedFrom(root, seller.number)).to.equal(0n);
    // The debtor pays the new holder; that is no business of this sale.
    await world.collected(root, FACE);
    expect((await world.financed(id)).collected).to.equal(FACE);
    await world.paid(await world.payRetained());
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  for (const [how, end, state] of [
    ["final", "reportFinal", FINANCING.Closed],
    ["rejected", "reportRejected", FINANCING.Outstanding],
  ] as const) {
    it(`while the bank pays a part of it: set off is the rest, that part ${how}`, async () => {
      const world = await load(sold);
      const { financing, seller, root, id } = world;
      await world.collected(root, PRINCIPAL + 3_000n);
      const instruction = await world.accepted(await world.payRetained());
      const rest = RETAINED - 3_000n;
      expect(await financing.retainedFrom(root, seller.number)).to.equal(rest);
      const sent = await world.recover(seller, 0n);
      expect((await eventsOf(sent, financing))[0]).to.deep.equal(["RetainedSetOff", id, rest]);
      expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
      if (end === "reportFinal") await world.reporting.reportFinal([instruction]);
      else await world.reporting.reportRejected([instruction], REASON);
      expect(await world.stateOf(id)).to.equal(state);
      expect(await financing.retainedDue(id)).to.equal(state === FINANCING.Closed ? 0n : 3_000n);
      if (state === FINANCING.Closed) return;
      await world.paid(await world.payRetained());
      expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
    });
  }

  it("sets off no more than the payment left open: what the bank was to pay and did not is owed still", async () => {
    const world = await load(sold);
    const { financing, seller, id } = world;
    await world.collected(world.root, PRINCIPAL + 3_000n);
    const instruction = await world.accepted(await world.payRetained());
    await world.reporting.reportRejected([instruction], REASON);
    const sent = await world.recover(seller, 0n);
    expect((await eventsOf(sent, financing))[0]).to.deep.equal(["RetainedSetOff", id, RETAINED - 3_000n]);
    expect(await financing.retainedDue(id)).to.equal(3_000n);
    await world.paid(await world.payRetained());
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  it("does not concern a bank that passed the lot on", async () => {
    const world = await load(sold);
    const { financing, bank, seller, holders, root, id } = world;
    await pass(world, root, bank, holders[2]!, FACE);
    const before = await world.all(id);
    expect(await financing.retainedFrom(root, seller.number)).to.equal(0n);
    await financing.connect(world.desk).recovered(root, seller.number, 1n);
    await financing.connect(world.desk).recovered(root + 1n, seller.number, 1n);
    expect(await world.all(id)).to.deep.equal(before);
  });
});

describe("Financing: a lot that the bank no longer holds", () => {
  it("may come back once what was retained is paid: nothing is due any more", async () => {
    const world = await load(sold);
    const { financing, bank, holders, root, id } = world;
    await pass(world, root, bank, holders[2]!, FACE);
    await world.paid(await world.payRetained());
    await pass(world, root, holders[2]!, bank, FACE);
    expect(await financing.retainedDue(id)).to.equal(0n);
    await world.refused(id, () => world.payRetained(), financing, "FinancingNothingDue", id);
    await world.collected(root, FACE);
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  const ways: [string, (world: Awaited<ReturnType<typeof sold>>) => Promise<void>][] = [
    [
      "passed on",
      async (world) => {
        await pass(world, world.root, world.bank, world.holders[2]!, FACE);
      },
    ],
    [
      "ended unseen",
      async (world) => {
        const { lots, desk, root } = world;
        const { trail } = await lotAt(world, root);
        await lots.connect(desk).encumber((0xffffn << 64n) | (Flag.IN_REDEMPTION << 128n), { lot: root, trail });
        await lots.connect(desk).redeem(root, Flag.IN_REDEMPTION, fresh("cash"), 1n);
      },
    ],
    [
      "financed in turn",
      async (world) => {
        const { suite, financing, bank, otherBank, obligor, root } = world;
        await grantLine(suite, otherBank, obligor, { purpose: LinePurpose.Financing });
        const application = await world.draftApplication({ applicant: bank.number, bank: otherBank.number });
        const offer = await world.terms();
        const deadline = await world.soon();
        const consent = await world.consentTo(otherBank.account, application, offer, deadline);
        await financing.connect(bank.account).agree(application, offer, deadline, consent);
        const next = await world.idOf(application);
        await world.paid(await financing.connect(otherBank.account).disburse(next, fresh("r"), fresh("cash")));
        expect(await financing.retainedFrom(root, bank.number)).to.equal(RETAINED);
      },
    ],
  ];
  for (const [how, leave] of ways) {
    it(`leaves the retained part due in full, and its line to be freed by anyone: ${how}`, async () => {
      const world = await load(sold);
      const { financing, holders, seller, bank, root, id } = world;
      const release = () => financing.connect(holders[3]!.account).releaseLine(id);
      await world.refused(id, release, financing, "FinancingLotHeld", id, root);
      expect(await financing.retainedDue(id)).to.equal(0n);
      await leave(world);
      expect(await financing.retainedDue(id)).to.equal(RETAINED);
      expect(await financing.retainedFrom(root, seller.number)).to.equal(0n);
      const sent = await release();
      expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingLotGone", id, root, await timeOf(sent)]]);
      expect(await world.line()).to.equal(0n);
      expect(await world.financed(id)).to.deep.include({ lotGone: true, collected: 0n });
      await world.refused(id, release, financing, "FinancingNothingDue", id);
      await world.paid(await financing.connect(bank.account).payRetained(id, fresh("retained")));
      expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
      expect(await financing.obligationsOf(seller.number)).to.equal(0n);
      const values = [id, ACT.releaseLine, FINANCING.Closed];
      await world.refused(id, release, financing, "FinancingStateForbids", ...values);
    });
  }

  it("may pay the retained part first; the sale ends with its line", async () => {
    const world = await load(sold);
    const { financing, bank, holders, root, id } = world;
    await pass(world, root, bank, holders[2]!, FACE);
    await world.paid(await world.payRetained());
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    expect(await world.owed()).to.deep.equal([0n, 0n]);
    const sent = await financing.releaseLine(id);
    expect((await eventsOf(sent, financing)).map(([name]) => name)).to.deep.equal([
      ...["FinancingLotGone", "FinancingClosed"],
    ]);
    expect(await world.line()).to.equal(0n);
  });

  it("is seen again once it came back", async () => {
    const world = await load(sold);
    const { financing, bank, holders, root, id } = world;
    await pass(world, root, bank, holders[2]!, FACE);
    await pass(world, root, holders[2]!, bank, FACE);
    expect(await financing.retainedDue(id)).to.equal(0n);
    await world.collected(root, PRINCIPAL + 9n);
    expect(await financing.retainedDue(id)).to.equal(9n);
  });

  it("counts what its front brings in to nobody once the bank split it off", async () => {
    const world = await load(sold);
    const { lots, financing, desk, bank, root, id } = world;
    const { child } = await split(world, bank, root, 60_000_000n);
    await world.collected(child, 60_000_000n);
    expect((await world.financed(id)).collected).to.equal(0n);
    await world.collected(root, FACE - 60_000_000n);
    expect(await world.line()).to.equal(PRINCIPAL - 40_000_000n);
    const { trail } = await lotAt(world, root);
    await lots.connect(desk).encumber((0xffffn << 64n) | (Flag.IN_REDEMPTION << 128n), { lot: root, trail });
    await lots.connect(desk).redeem(root, Flag.IN_REDEMPTION, fresh("cash"), 1n);
    expect(await financing.retainedDue(id)).to.equal(RETAINED);
    await financing.releaseLine(id);
    expect(await world.line()).to.equal(0n);
  });
});

describe("Financing: who is bound", () => {
  it("cannot leave before the financing lets go", async () => {
    const world = await load(financeable);
    const { suite, financing, bank, seller } = world;
    const { consortium } = suite;
    const { id } = await world.agreed();
    await consortium.connect(seller.account).startExit();
    const leave = () => consortium.connect(seller.account).completeExit(seller.number);
    const values = [seller.number, await financing.getAddress(), 1n];
    await world.refused(id, leave, consortium, "ConsortiumObligationsOpen", ...values);
    await world.paid(await world.disburse(id));
    await leave();
    expect(await financing.obligationsOf(bank.number)).to.equal(1n);
  });
});
