import { expect } from "chai";
import { decodeStep, instrumentName, keptStep, lotId, lotName, pathOf, StepAct } from "@tradelane/sdk/path";
import { Flag, lotView, ReceivableState, type LotsState } from "@tradelane/sdk/state";
import { expectUnexplained, foldArea } from "./support/fold.ts";
import { hash } from "./support/events.ts";
import {
  BANK,
  DEBTOR,
  FACE,
  fieldsOf,
  INSTRUMENT,
  MATURITY,
  REDEMPTION_DESK,
  ROOT,
  Story,
  SUBSUPPLIER,
  SUPPLIER,
  THIRD,
} from "./support/story.ts";

const BILL = hash("bill to the supplier");
const OFFER = 12n;
const part = (end: bigint) => lotId(INSTRUMENT, end);

const passFront = { lot: ROOT, from: SUPPLIER, to: SUBSUPPLIER, start: 0n, end: 300n, background: BILL };
const passWhole = { ...passFront, end: FACE };

function lots(story: Story): LotsState {
  return foldArea("lots", story);
}

function view(state: LotsState, id: bigint) {
  const { holder, start, end, tier, flags } = lotView(id, state.lots.get(id)!);
  return { holder, start, end, tier, flags };
}

function acts(state: LotsState, id: bigint): bigint[] {
  return pathOf(state.lots.get(id)!.history).map(({ step }) => decodeStep(step).act);
}

describe("lots from events", () => {
  it("begin with the root lot, whole and at the creditor", () => {
    const state = lots(new Story().confirmed());
    const fields = { holder: SUPPLIER, start: 0n, end: FACE, tier: 0n, flags: 0n };
    expect(view(state, ROOT)).to.deep.equal(fields);
    expect(state.instruments.get(INSTRUMENT)).to.deep.equal({
      state: ReceivableState.Confirmed,
      marks: 0n,
      obligor: DEBTOR,
      grantor: BANK,
      currency: 156n,
      issuedAt: 1_800_000_000n,
      maturity: MATURITY,
      face: FACE,
      redeemed: 0n,
      highestTier: 8n,
      smallestLot: 10n,
    });
  });

  it("keep that the parties prohibited assignment", () => {
    const state = lots(new Story().confirmed({ assignable: false }));
    expect(state.instruments.get(INSTRUMENT)!.marks).to.equal(1n);
  });

  it("pass on whole, one tier further, under the same name", () => {
    const state = lots(new Story().confirmed().assigned(passWhole));
    expect(view(state, ROOT)).to.deep.equal({ holder: SUBSUPPLIER, start: 0n, end: FACE, tier: 1n, flags: 0n });
    expect(acts(state, ROOT)).to.deep.equal([StepAct.Issued, StepAct.Assigned]);
    expect(state.lots.size).to.equal(1);
  });

  it("pass on in part: the front is a new lot, the parent keeps its name and the rest", () => {
    const state = lots(new Story().confirmed().assigned({ ...passFront, recourse: true }));
    expect(view(state, part(300n))).to.deep.equal({ holder: SUBSUPPLIER, start: 0n, end: 300n, tier: 1n, flags: 0n });
    expect(view(state, ROOT)).to.deep.equal({ holder: SUPPLIER, start: 300n, end: FACE, tier: 0n, flags: 0n });
    expect(acts(state, part(300n))).to.deep.equal([StepAct.Issued, StepAct.AssignedWithRecourse]);
    const [, rest] = pathOf(state.lots.get(ROOT)!.history);
    expect(rest).to.deep.equal({
      step: keptStep("Remainder", SUPPLIER, 300n, FACE, FACE),
      background: `0x${"00".repeat(32)}`,
    });
  });

  it("are split without changing hands, and without a time in the steps", () => {
    const state = lots(new Story().confirmed().split(ROOT, SUPPLIER, 300n));
    expect(view(state, part(300n))).to.deep.equal({ holder: SUPPLIER, start: 0n, end: 300n, tier: 0n, flags: 0n });
    expect(view(state, ROOT)).to.deep.equal({ holder: SUPPLIER, start: 300n, end: FACE, tier: 0n, flags: 0n });
    const [, front] = pathOf(state.lots.get(part(300n))!.history);
    expect(decodeStep(front!.step)).to.deep.equal({
      act: StepAct.Front,
      from: SUPPLIER,
      to: SUPPLIER,
      start: 0n,
      end: 300n,
      time: 0n,
      epoch: 0n,
      parentEnd: FACE,
    });
  });

  it("are as before a split once it is merged, last split first", () => {
    const story = new Story().confirmed().split(ROOT, SUPPLIER, 300n);
    const between = lots(story);
    const once = view(between, ROOT);
    const { trail } = lotView(ROOT, between.lots.get(ROOT)!);
    const merged = lots(story.split(ROOT, SUPPLIER, 500n).merged(ROOT, SUPPLIER, 500n));
    expect(view(merged, ROOT)).to.deep.equal(once);
    expect(lotView(ROOT, merged.lots.get(ROOT)!).trail).to.equal(trail);
    expect([...merged.undone]).to.deep.equal([part(500n)]);

    const whole = lots(story.merged(ROOT, SUPPLIER, 300n));
    expect(acts(whole, ROOT)).to.deep.equal([StepAct.Issued]);
    expect(view(whole, ROOT)).to.deep.equal({ holder: SUPPLIER, start: 0n, end: FACE, tier: 0n, flags: 0n });
    expect(whole.lots.size).to.equal(1);
  });

  it("take up a name again that a merge had freed", () => {
    const state = lots(
      new Story().confirmed().split(ROOT, SUPPLIER, 300n).merged(ROOT, SUPPLIER, 300n).assigned(passFront),
    );
    expect(view(state, part(300n)).holder).to.equal(SUBSUPPLIER);
    expect([...state.undone]).to.deep.equal([]);
  });

  it("refuse a merge of parts that were not split last, or of one that was assigned", () => {
    const twice = new Story().confirmed().split(ROOT, SUPPLIER, 300n).split(ROOT, SUPPLIER, 500n);
    const reason = "300 was not split off it last";
    expectUnexplained("lots", twice.merged(ROOT, SUPPLIER, 300n), `lot ${lotName(ROOT)}`, reason);
    const back = { lot: part(300n), from: SUBSUPPLIER, to: SUPPLIER, start: 0n, end: 300n, background: BILL };
    const assigned = new Story().confirmed().assigned(passFront).assigned(back);
    expectUnexplained("lots", assigned.merged(ROOT, SUPPLIER, 300n), `lot ${lotName(ROOT)}`, reason);
  });

  describe("and desks", () => {
    const locked = () =>
      new Story().desks().confirmed().emit("receivables", "LotEncumbered", {
        lot: ROOT,
        reason: Flag.InRedemption,
        desk: REDEMPTION_DESK,
      });

    it("are locked and unlocked by a listed desk", () => {
      expect(view(lots(locked()), ROOT).flags).to.equal(Flag.InRedemption);
      const released = { lot: ROOT, reason: Flag.InRedemption, desk: REDEMPTION_DESK };
      expect(view(lots(locked().emit("receivables", "LotReleased", released)), ROOT).flags).to.equal(0n);
    });

    it("are not locked by another", () => {
      const reason = { lot: ROOT, reason: Flag.Pledged, desk: REDEMPTION_DESK };
      const story = new Story().desks().confirmed().emit("receivables", "LotEncumbered", reason);
      expectUnexplained("lots", story, `lot ${lotName(ROOT)}`, `${REDEMPTION_DESK} is no desk for reason 2`);
    });

    it("do not move while they are locked", () => {
      const reason = "it is encumbered: InRedemption";
      expectUnexplained("lots", locked().assigned(passFront), `lot ${lotName(ROOT)}`, reason);
    });

    it("end when they are redeemed, and the receivable is settled with the last", () => {
      const paid = hash("instruction");
      const story = locked().ended(ROOT, SUPPLIER, 0n, StepAct.Redeemed, paid);
      story.emit("receivables", "ReceivableSettled", { instrument: INSTRUMENT, debtor: DEBTOR, time: story.now });
      const state = lots(story);
      expect(view(state, ROOT).flags).to.equal(Flag.Ended);
      expect(state.instruments.get(INSTRUMENT)).to.include({ redeemed: FACE, state: ReceivableState.Settled });
      expect(fieldsOf(pathOf(state.lots.get(ROOT)!.history)[1]!.step)).to.deep.equal({
        act: StepAct.Redeemed,
        from: SUPPLIER,
        to: DEBTOR,
        start: 0n,
        end: FACE,
        parentEnd: FACE,
      });
    });

    it("do not end unlocked, and move no more once they have ended", () => {
      const paid = hash("instruction");
      const unlocked = new Story().confirmed().ended(ROOT, SUPPLIER, 0n, StepAct.Redeemed, paid);
      expectUnexplained("lots", unlocked, `lot ${lotName(ROOT)}`, "it was not in redemption");
      const gone = locked().ended(ROOT, SUPPLIER, 0n, StepAct.Redeemed, paid).assigned(passFront);
      expectUnexplained("lots", gone, `lot ${lotName(ROOT)}`, "it has ended");
    });
  });

  describe("out of order", () => {
    const thing = `lot ${lotName(ROOT)}`;

    it("are refused: an assignment before the issue", () => {
      expectUnexplained("lots", new Story().assigned(passFront), thing, "there is no such lot");
    });

    it("are refused: an issue before the confirmation", () => {
      const name = `instrument ${instrumentName(INSTRUMENT)}`;
      expectUnexplained("lots", new Story().issued(), name, "it never came into being");
    });

    it("are refused: the second of two assignments without the first", () => {
      const second = { ...passFront, start: 300n, end: 500n };
      expectUnexplained("lots", new Story().confirmed().assigned(second), thing, "its range begins at 0");
      const onward = { lot: part(300n), from: SUBSUPPLIER, to: THIRD, start: 0n, end: 100n, background: BILL };
      const story = new Story().confirmed().assigned(onward);
      expectUnexplained("lots", story, `lot ${lotName(part(300n))}`, "there is no such lot");
    });

    it("are refused: an assignment by one who does not hold the lot", () => {
      const foreign = { ...passFront, from: THIRD };
      expectUnexplained("lots", new Story().confirmed().assigned(foreign), thing, "member 2 holds it, not 4");
    });

    it("are refused: a merge without the split, a split at or beyond an edge", () => {
      const lone = new Story().confirmed().merged(ROOT, SUPPLIER, 300n);
      expectUnexplained("lots", lone, `lot ${lotName(part(300n))}`, "there is no such lot");
      for (const cut of [0n, FACE, FACE + 1n]) {
        const story = new Story().confirmed().split(ROOT, SUPPLIER, cut);
        expectUnexplained("lots", story, thing, `it cannot be cut at ${cut}`);
      }
    });

    it("are refused: a release or an end of a request that never was", () => {
      const story = new Story().confirmed().closed("receivables", ROOT, OFFER, 1n);
      expectUnexplained("lots", story, thing, "no such request stands on it");
      const released = { lot: ROOT, reason: Flag.InRedemption, desk: REDEMPTION_DESK };
      const unlocked = new Story().desks().confirmed().emit("receivables", "LotReleased", released);
      expectUnexplained("lots", unlocked, thing, "it was not encumbered for 32");
    });
  });
});
