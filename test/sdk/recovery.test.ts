import { expect } from "chai";
import { conclude, reference } from "./helpers/deals.ts";
import { draftTransfer } from "./helpers/drafts.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const [DEBTOR, GEAR, FORGING, STEEL] = [2, 3, 4, 5];

describe("receivables that are not paid in full", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  /** Gear's lot of 1,000.00, its front of 400.00 passed on to forging. */
  async function parted(recourse = false) {
    const { gear, forging } = story;
    const { instrument, lot } = await story.receivable("1000.00");
    const part = { ...(await draftTransfer(story, lot, "400.00")), deadline: "+1d", recourse };
    const moved = await gear.receivables.assign({ ...part, consent: await forging.receivables.assign.sign(part) });
    return { instrument, front: moved.lot, rest: lot };
  }

  describe("redemption.payPart", () => {
    it("pays every lot its exact share up to a level, and the next level on top", async () => {
      const { debtor, gear } = story;
      const { instrument, front, rest } = await parted();
      await refusalOf(debtor.redemption.payPart({ instrument, level: "333.33", reference: "R" }), "LotsNotMatured");
      await pass(91 * DAY);
      await refusalOf(
        gear.redemption.payPart({ instrument, level: "333.33", reference: "R" }),
        "ConsortiumKindForbids",
      );
      await refusalOf(
        debtor.redemption.payPart({ instrument, level: "1000.00", reference: "R" }),
        "RedemptionLevelInvalid",
      );
      const first = await debtor.redemption.payPart({ instrument, level: "333.33", reference: reference() });
      // floor(33333 * 40000 / 100000), and what is left of the level.
      expect(first).to.deep.include({ instrument, level: 33_333n, reached: 100_000n, passedOver: [] });
      expect(first.payments.map(({ lot, payer, payee, amount }) => [lot, payer, payee, amount])).to.deep.equal([
        [front, DEBTOR, FORGING, 13_333n],
        [rest, DEBTOR, GEAR, 20_000n],
      ]);
      expect(await gear.redemption.roundOf(instrument)).to.deep.equal({ level: 33_333n, reached: 100_000n });
      expect(await gear.redemption.unpaidOf(front)).to.equal(40_000n);
      await conclude(
        story,
        first.payments.map(({ instruction }) => instruction),
      );
      expect(await gear.redemption.unpaidOf(front)).to.equal(26_667n);
      expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "PartPaid" });
      const second = await debtor.redemption.payPart({ instrument, level: "500.00", reference: reference() });
      expect(second.payments.map(({ amount }) => amount)).to.deep.equal([6_667n, 10_000n]);
    });

    it("goes on from where a round stands, passes over a lot that cannot be paid, and takes lots in their order", async () => {
      const { debtor, gear } = story;
      const { instrument, front, rest } = await parted();
      await pass(91 * DAY);
      const level = "500.00";
      const wrong = debtor.redemption.payPart({ instrument, level, lots: [rest], reference: "R" });
      await refusalOf(wrong, "RedemptionOutOfOrder");
      const begun = await debtor.redemption.payPart({ instrument, level, lots: [front], reference: reference() });
      expect(begun).to.deep.include({ reached: 40_000n });
      expect(begun.payments.map(({ lot, amount }) => [lot, amount])).to.deep.equal([[front, 20_000n]]);
      await refusalOf(
        debtor.redemption.payPart({ instrument, level: "600.00", reference: "R" }),
        "RedemptionRoundOpen",
      );
      const gone = await debtor.redemption.payPart({ instrument, level, reference: reference() });
      expect(gone.payments.map(({ lot, amount }) => [lot, amount])).to.deep.equal([[rest, 30_000n]]);
      // Both are on their way now, so the next round passes them over by name.
      const next = await debtor.redemption.payPart({ instrument, level: "600.00", reference: reference() });
      expect(next).to.deep.include({ payments: [], passedOver: [front, rest] });
      expect(await gear.redemption.roundOf(instrument)).to.deep.equal({ level: 60_000n, reached: 100_000n });
    });
  });

  describe("recourse", () => {
    /** Steel holds a lot of 400.00 that gear passed to forging and forging to steel, both with recourse; it is due. */
    async function unpaid() {
      const { forging, steel } = story;
      const { instrument, front } = await parted(true);
      const background = await story.invoice("steel", "forging", "400.00");
      const whole = { lot: front, to: "steel", background, recourse: true, deadline: "+1d" };
      await forging.receivables.assign({ ...whole, consent: await steel.receivables.assign.sign(whole) });
      return { instrument, lot: front };
    }

    it("is demanded by the holder from those who are liable, the nearest first", async () => {
      const { steel, gear, bank } = story;
      const { lot, instrument } = await unpaid();
      await refusalOf(steel.recourse.demand({ lot, liable: "forging" }), "LotsStateForbids");
      await pass(93 * DAY);
      await steel.receivables.flagOverdue({ instrument });
      expect(await bank.recourse.liableOn(lot)).to.deep.equal([
        { member: FORGING, amount: 40_000n },
        { member: GEAR, amount: 40_000n },
      ]);
      await refusalOf(gear.recourse.demand({ lot, liable: "forging" }), "RecourseNotHolder");
      const innocent = await refusalOf(steel.recourse.demand({ lot, liable: "bank" }), "RecourseNotLiable");
      expect(innocent.message).to.contain("bank (member 6)");
      expect(await steel.recourse.demand({ lot, liable: "forging" })).to.deep.include({
        ...{ lot, holder: STEEL, liable: FORGING, order: 0, amount: 40_000n },
      });
      expect(await steel.recourse.demand({ lot, liable: "gear" })).to.deep.include({ liable: GEAR, order: 1 });
    });

    it("is paid against the lot, which whoever paid may turn on from where it stood", async () => {
      const { steel, forging, gear } = story;
      const { lot, instrument } = await unpaid();
      await pass(93 * DAY);
      await steel.receivables.flagOverdue({ instrument });
      const told: string[] = [];
      const watching = steel.watch(
        { events: ["recourse.RecourseInstructed", "recourse.RecourseSettled"], everySeconds: 0.02 },
        (events) => {
          for (const { name } of events) told.push(name);
        },
      );
      await refusalOf(story.bank.recourse.pay({ lot, reference: "R" }), "RecourseNotLiable");
      const first = await forging.recourse.pay({ lot, reference: reference() });
      expect(first).to.deep.include({ lot, payer: FORGING, payee: STEEL, currency: "CNY", amount: 40_000n });
      await refusalOf(gear.recourse.pay({ lot, reference: "R" }), "LotsEncumbered");
      await conclude(story, first.instruction, "rejected");
      expect(await steel.receivables.lotAt(lot)).to.include({ holder: STEEL });
      const second = await forging.recourse.pay({ lot, reference: reference() });
      await conclude(story, second.instruction);
      expect(await steel.receivables.lotAt(lot)).to.include({ holder: FORGING });
      expect(await gear.receivables.isPathProven(lot)).to.equal(true);
      // Forging stands again where it stood: only gear before it is liable now.
      expect(await gear.recourse.liableOn(lot)).to.deep.equal([{ member: GEAR, amount: 40_000n }]);
      await refusalOf(steel.recourse.demand({ lot, liable: "gear" }), "RecourseNotHolder");
      while (told.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      await watching.stop();
      expect(told).to.deep.equal(["RecourseInstructed", "RecourseInstructed", "RecourseSettled"]);
    });
  });
});
