import { expect } from "chai";
import { instrumentName, lotId, lotName, StepAct } from "@tradelane/sdk/path";
import { Flag, lotView, offerDeal, ReceivableState, termsDeal, type LotsState } from "@tradelane/sdk/state";
import { expectUnexplained, foldArea } from "./support/fold.ts";
import { hash } from "./support/events.ts";
import {
  DEBTOR,
  FACE,
  INSTRUMENT,
  INVOICE,
  MATURITY,
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

describe("from events", () => {
  describe("lots with an offer", () => {
    const DEADLINE = 1_800_000_500n;
    const offered = () => new Story().confirmed().offered(ROOT, SUPPLIER, SUBSUPPLIER, 300n, BILL, DEADLINE);
    const accept = { ...passFront, time: DEADLINE };

    it("carry the mark and the request with its deal", () => {
      const state = lots(offered());
      expect(view(state, ROOT).flags).to.equal(Flag.Offered);
      const terms = { lot: ROOT, to: SUBSUPPLIER, units: 300n, recourse: false, background: BILL };
      const { trail } = lotView(ROOT, state.lots.get(ROOT)!);
      expect(state.lotRequests.get(ROOT)).to.deep.equal({
        act: OFFER,
        from: SUPPLIER,
        to: SUBSUPPLIER,
        deadline: DEADLINE,
        deal: offerDeal(terms, trail, DEADLINE),
      });
    });

    it("pass on when it is accepted, up to its last moment, and nothing of it is left", () => {
      const state = lots(offered().assigned(accept));
      expect(view(state, ROOT).flags).to.equal(0n);
      expect(state.lotRequests.get(ROOT)!.act).to.equal(0n);
      expect(state.lotRequests.get(ROOT)!.deadline).to.equal(0n);
    });

    it("do not pass on after its last moment, nor to another, nor otherwise than offered", () => {
      const thing = `lot ${lotName(ROOT)}`;
      const reason = "another offer stands on it";
      expectUnexplained("lots", offered().assigned({ ...accept, time: DEADLINE + 1n }), thing, reason);
      expectUnexplained("lots", offered().assigned({ ...accept, to: THIRD }), thing, reason);
      expectUnexplained("lots", offered().assigned({ ...accept, end: 299n }), thing, reason);
      expectUnexplained("lots", offered().assigned({ ...accept, recourse: true }), thing, reason);
      expectUnexplained("lots", offered().assigned({ ...accept, background: INVOICE }), thing, reason);
    });

    it("are neither split nor offered again meanwhile", () => {
      const thing = `lot ${lotName(ROOT)}`;
      const reason = "it is encumbered: Offered";
      expectUnexplained("lots", offered().split(ROOT, SUPPLIER, 300n), thing, reason);
      expectUnexplained("lots", offered().offered(ROOT, SUPPLIER, THIRD, 1n, BILL, DEADLINE), thing, reason);
    });

    it("keep the moment until which consents are dead when it ends without agreement, and the parts inherit it", () => {
      const story = offered().closed("receivables", ROOT, OFFER, 1_800_000_100n);
      const closed = lots(story);
      expect(view(closed, ROOT).flags).to.equal(Flag.ConsentsCut);
      const trace = { act: 0n, from: 0n, to: 0n, deadline: 1_800_000_100n, deal: `0x${"00".repeat(20)}` };
      expect(closed.lotRequests.get(ROOT)).to.deep.equal(trace);

      const split = lots(story.split(ROOT, SUPPLIER, 300n));
      expect(view(split, part(300n)).flags).to.equal(Flag.ConsentsCut);
      expect(split.lotRequests.get(part(300n))).to.deep.equal(trace);
      expect(split.lotRequests.get(ROOT)).to.deep.equal(trace);

      // A later refusal on the part reaches the whole when they are merged.
      story.offered(part(300n), SUPPLIER, SUBSUPPLIER, 100n, BILL, DEADLINE);
      story.closed("receivables", part(300n), OFFER, 1_800_000_200n).merged(ROOT, SUPPLIER, 300n);
      const merged = lots(story);
      expect(view(merged, ROOT).flags).to.equal(Flag.ConsentsCut);
      expect(merged.lotRequests.get(ROOT)!.deadline).to.equal(1_800_000_200n);
      expect(merged.lotRequests.get(part(300n))!.deadline).to.equal(0n);
    });

    it("keep dead what was signed before, on the rest of a part, when a later offer is accepted", () => {
      const again = offered().closed("receivables", ROOT, OFFER, 1_800_000_100n);
      again.offered(ROOT, SUPPLIER, SUBSUPPLIER, 300n, BILL, DEADLINE).assigned({ ...accept, time: 1_800_000_300n });
      const state = lots(again);
      expect(view(state, ROOT).flags).to.equal(Flag.ConsentsCut);
      expect(state.lotRequests.get(ROOT)).to.include({ act: 0n, deadline: 1_800_000_300n });
    });

    it("lose the mark with the whole lot, keep it on the rest of a part", () => {
      const closed = () => offered().closed("receivables", ROOT, OFFER, 1_800_000_100n);
      const whole = lots(closed().assigned(passWhole));
      expect(view(whole, ROOT).flags).to.equal(0n);
      expect(whole.lotRequests.get(ROOT)!.deadline).to.equal(0n);
      const rest = lots(closed().assigned(passFront));
      expect(view(rest, part(300n)).flags).to.equal(0n);
      expect(view(rest, ROOT).flags).to.equal(Flag.ConsentsCut);
      expect(rest.lotRequests.get(ROOT)!.deadline).to.equal(1_800_000_100n);
    });
  });

  describe("receivables", () => {
    const terms = new Story().terms;
    const name = `instrument ${instrumentName(INSTRUMENT)}`;
    const submitted = (deadline: bigint) =>
      new Story().document(INVOICE, DEBTOR, SUPPLIER, FACE).emit("origination", "ReceivableSubmitted", {
        instrument: INSTRUMENT,
        creditor: SUPPLIER,
        debtor: DEBTOR,
        terms,
        deadline,
      });
    const confirm = (story: Story, time: bigint) =>
      story.emit("origination", "ReceivableConfirmed", {
        instrument: INSTRUMENT,
        debtor: DEBTOR,
        creditor: SUPPLIER,
        terms,
        highestTier: 8n,
        smallestLot: 10n,
        time,
        epoch: 1n,
      });
    const requestOn = (state: LotsState) => state.requests.origination.get(lotId(INSTRUMENT, 0n));

    it("stand as a request until they are confirmed", () => {
      const waiting = lots(submitted(1_800_000_500n));
      expect(requestOn(waiting)).to.deep.equal({
        act: 1n,
        from: SUPPLIER,
        to: DEBTOR,
        deadline: 1_800_000_500n,
        // What a creditor submits leaves the line to the debtor.
        deal: termsDeal({ ...terms, grantor: 0n }, 1_800_000_500n),
      });
      expect(waiting.instruments.size).to.equal(0);
      expect(requestOn(lots(confirm(submitted(1_800_000_500n), 1_800_000_500n)))!.act).to.equal(0n);
    });

    it("are confirmed at once only when an expired request is closed", () => {
      const late = () => submitted(1_800_000_500n);
      expectUnexplained("lots", confirm(late(), 1_800_000_501n), name, "other terms were asked for");
      const subject = lotId(INSTRUMENT, 0n);
      const closing = { subject, by: 0n, ending: 2n, act: 1n, time: 1_800_000_500n };
      const closed = confirm(late().emit("origination", "RequestClosed", closing), 1_800_000_501n);
      expect(requestOn(lots(closed))).to.include({ act: 0n, deadline: 1_800_000_500n });
    });

    it("have requests that end as those concerned, or the clock, can end them", () => {
      const subject = lotId(INSTRUMENT, 0n);
      const closed = (change: object) =>
        submitted(1_800_000_500n).emit("origination", "RequestClosed", {
          ...{ subject, by: DEBTOR, ending: 0n, act: 1n, time: 1_800_000_100n },
          ...change,
        });
      expect(requestOn(lots(closed({})))).to.include({ act: 0n, deadline: 1_800_000_100n });
      expect(requestOn(lots(closed({ by: SUPPLIER, ending: 1n })))).to.include({ act: 0n });
      const wrong = [
        [{ by: SUPPLIER }, "member 1 was asked, not 2"],
        [{ by: DEBTOR, ending: 1n }, "member 2 asked, not 1"],
        [{ by: 0n, ending: 2n }, "it expired at 1800000500"],
        [{ by: DEBTOR, ending: 2n, time: 1_800_000_500n }, "it expired at 1800000500"],
        [{ act: 3n }, "no such request stands on it"],
        [{ subject: lotId(INSTRUMENT, 1n) }, "it is a lot"],
      ] as const;
      for (const [change, reason] of wrong) expectUnexplained("lots", closed(change), name, reason);
    });

    it("are cancelled whole: the root lot ends and stands for nothing", () => {
      const cancelled = { instrument: INSTRUMENT, background: INVOICE, time: 1_800_000_100n };
      const story = new Story().confirmed().emit("servicing", "ReceivableCancelled", cancelled);
      const state = lots(story.ended(ROOT, SUPPLIER, 0n, StepAct.Cancelled, INVOICE));
      expect(view(state, ROOT).flags).to.equal(Flag.Ended);
      expect(state.instruments.get(INSTRUMENT)!.state).to.equal(ReceivableState.Cancelled);
      const without = new Story().confirmed().ended(ROOT, SUPPLIER, 0n, StepAct.Cancelled, INVOICE);
      expectUnexplained("lots", without, `lot ${lotName(ROOT)}`, "its receivable was not cancelled");
    });

    it("fall due later when they are extended, and overdue once", () => {
      const extended = {
        instrument: INSTRUMENT,
        debtor: DEBTOR,
        from: MATURITY,
        to: MATURITY + 9n,
        time: 1n,
        epoch: 1n,
      };
      const story = new Story().confirmed().emit("servicing", "ReceivableExtended", extended);
      expect(lots(story).instruments.get(INSTRUMENT)!.maturity).to.equal(MATURITY + 9n);
      const overdue = { instrument: INSTRUMENT, debtor: DEBTOR, time: 1n };
      story.emit("servicing", "ReceivableOverdue", overdue);
      expect(lots(story).instruments.get(INSTRUMENT)!.state).to.equal(ReceivableState.Overdue);
      story.emit("servicing", "ReceivableOverdue", overdue);
      expectUnexplained("lots", story, name, "its state is 4, not Confirmed");
    });

    it("are not extended from a day they do not fall due", () => {
      const extended = {
        instrument: INSTRUMENT,
        debtor: DEBTOR,
        from: MATURITY - 1n,
        to: MATURITY + 9n,
        time: 1n,
        epoch: 1n,
      };
      const story = new Story().confirmed().emit("servicing", "ReceivableExtended", extended);
      expectUnexplained("lots", story, name, `it falls due at ${MATURITY}`);
    });

    it("are issued once", () => {
      expectUnexplained("lots", new Story().confirmed().issued(), `lot ${lotName(ROOT)}`, "it was issued already");
      const again = confirm(new Story().confirmed(), 1_800_000_001n);
      expectUnexplained("lots", again, name, "it was confirmed already");
    });
  });
});
