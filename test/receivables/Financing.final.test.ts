import { expect } from "chai";
import { ZeroHash } from "ethers";
import { halt } from "../helpers/halts.ts";
import { suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { Business, HaltLevel } from "../helpers/terms.ts";
import { DAY, FACE } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { financeable, FINANCING, KIND, KINDS, PRINCIPAL } from "./financing.ts";
import { REASON } from "./paying.ts";
import { load, mine, time } from "./world.ts";

describe("Financing: final cash", () => {
  for (const [name, kind] of [
    ["SOLD", KIND.Sale],
    ["SOLD_WITH_RECOURSE", KIND.SaleWithRecourse],
  ] as const) {
    it(`delivers the lot to the bank: ${name}`, async () => {
      const world = await load(financeable);
      const { lots, financing, root, seller, bank } = world;
      const { id } = await world.agreed({ kind });
      const before = await lotAt(world, root);
      const instruction = await world.accepted(await world.disburse(id));
      expect((await lotAt(world, root)).holder).to.equal(seller.number);
      const sent = await world.reporting.reportFinal([instruction]);
      const at = await timeOf(sent);
      const sold = step({
        ...{ act: STEP[name], from: seller.number, to: bank.number, start: 0n, end: FACE },
        ...{ time: at, epoch: 1n, parentEnd: FACE },
      });
      const trail = next(before.trail, sold, instruction);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, holder: bank.number, flags: 0n, trail });
      expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingFunded", id, root, at]]);
      expect((await eventsOf(sent, lots)).at(-1)).to.deep.equal([
        ...["LotDelivered", world.instrument, seller.number, bank.number, sold, instruction],
      ]);
      expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
      expect(await world.line()).to.equal(PRINCIPAL);
      expect(await world.owed()).to.deep.equal([0n, 1n]);
    });
  }

  it("pledges the lot, which stays with its holder", async () => {
    const world = await load(financeable);
    const { lots, financing, root, bank } = world;
    const { id } = await world.agreed({ kind: KIND.Pledge });
    const before = await lotAt(world, root);
    const sent = await world.paid(await world.disburse(id));
    expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.PLEDGED });
    const desk = await financing.getAddress();
    expect(await eventsOf(sent, lots)).to.deep.equal([
      ["LotReleased", root, Flag.IN_FINANCING, desk],
      ["LotEncumbered", root, Flag.PLEDGED, desk],
    ]);
    expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingFunded", id, root, await timeOf(sent)]]);
    expect(await financing.claimOn(root)).to.deep.equal([bank.number, PRINCIPAL]);
    expect(await world.owed()).to.deep.equal([1n, 0n]);
  });

  for (const [name, kind] of KINDS) {
    it(`is delivered against though all business is halted and every party suspended: ${name}`, async () => {
      const world = await load(financeable);
      const { suite, seller, bank, obligor } = world;
      const { id } = await world.agreed({ kind });
      const instruction = await world.accepted(await world.disburse(id));
      for (const business of [Business.All, Business.Receivables, Business.Settlement]) {
        await halt(suite, business, HaltLevel.All);
      }
      for (const party of [seller, bank, obligor, suite.agent]) await suspend(suite, party);
      await world.reporting.reportFinal([instruction]);
      expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    });

    it(`is delivered against after maturity, too: ${name}`, async () => {
      const world = await load(financeable);
      const { id } = await world.agreed({ kind });
      const instruction = await world.accepted(await world.disburse(id));
      await time.increaseTo(world.maturity + DAY);
      await world.suite.servicing.connect(world.seller.account).flagOverdue(world.instrument);
      await world.reporting.reportFinal([instruction]);
      expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    });
  }
});

describe("Financing: cash that does not come", () => {
  const ends = {
    rejected: async (world: Awaited<ReturnType<typeof financeable>>, instruction: string) =>
      world.reporting.reportRejected([instruction], REASON),
    "rejected once accepted": async (world: Awaited<ReturnType<typeof financeable>>, instruction: string) => {
      await world.reporting.reportAccepted([instruction]);
      return world.reporting.reportRejected([instruction], REASON);
    },
    expired: async (world: Awaited<ReturnType<typeof financeable>>, instruction: string) => {
      await time.increase(DAY + 1n);
      return world.settlement.expire([instruction]);
    },
  };
  for (const [how, end] of Object.entries(ends)) {
    for (const [name, kind] of KINDS) {
      it(`${how}, it leaves all as before the agreement: ${name}`, async () => {
        const world = await load(financeable);
        const { financing, lots, root } = world;
        const before = await lotAt(world, root);
        const { id } = await world.agreed({ kind });
        const instruction = await world.instructionOf(await world.disburse(id));
        const sent = await end(world, instruction);
        const at = await timeOf(sent);
        expect(await lotAt(world, root)).to.deep.equal(before);
        expect(await world.financed(id)).to.deep.include({ state: FINANCING.None, applicant: 0n, principal: 0n });
        expect(await world.line()).to.equal(0n);
        expect(await world.owed()).to.deep.equal([0n, 0n]);
        expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingReleased", id, root, at]]);
        expect(await eventsOf(sent, lots)).to.deep.equal([
          ["LotReleased", root, Flag.IN_FINANCING, await financing.getAddress()],
        ]);
      });
    }
  }

  it("leaves the split of a part financing, which the holder undoes", async () => {
    const world = await load(financeable);
    const { lots, root, seller } = world;
    const before = await lotAt(world, root);
    const { id, lot } = await world.agreed({ units: 30_000_000n, principal: 20_000_000n });
    const instruction = await world.instructionOf(await world.disburse(id));
    await world.reporting.reportRejected([instruction], REASON);
    expect(await lotAt(world, lot)).to.deep.include({ holder: seller.number, flags: 0n, end: 30_000_000n });
    await lots.connect(seller.account).merge(root, lot, before.trail);
    expect(await lotAt(world, root)).to.deep.equal(before);
  });

  it("frees the number for another try, but not what was signed before", async () => {
    const world = await load(financeable);
    const { financing, seller, bank, settlement } = world;
    const application = await world.draftApplication();
    const offer = await world.terms();
    const deadline = (await world.soon()) + 5n * DAY;
    const consent = await world.consentTo(bank.account, application, offer, deadline);
    const id = await world.idOf(application);
    const agree = (given: string) => financing.connect(seller.account).agree(application, offer, deadline, given);
    await agree(consent);
    const sent = await world.reporting.reportRejected([await world.instructionOf(await world.disburse(id))], REASON);
    const issuedAt = BigInt(`0x${consent.slice(42, 52)}`);
    const cutAt = await timeOf(sent);
    await world.refused(id, () => agree(consent), financing, "LotsConsentCut", id, issuedAt, cutAt);
    await mine();
    await agree(await world.consentTo(bank.account, application, offer, deadline));
    expect(await world.stateOf(id)).to.equal(FINANCING.Agreed);
    await world.paid(await world.disburse(id));
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    expect(await settlement.obligationsOf(bank.number)).to.equal(0n);
  });

  it("is told by settlement alone", async () => {
    const world = await load(financeable);
    const { financing, seller, desk } = world;
    const { id } = await world.agreed();
    const instruction = await world.accepted(await world.disburse(id));
    const { subject } = await world.settlement.instructionAt(instruction);
    for (const caller of [seller.account, desk]) {
      const values = [financing, "FinancingNotSettlement", caller.address] as const;
      await world.refused(id, () => financing.connect(caller).onFinal(instruction, subject, 1n), ...values);
      await world.refused(id, () => financing.connect(caller).onReleased(instruction, subject), ...values);
    }
    await refuses(
      financing.connect(desk).onFinal(ZeroHash, ZeroHash, 1n),
      ...([financing] as const),
      "FinancingNotSettlement",
      desk.address,
    );
  });
});
