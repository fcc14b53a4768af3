import { id, ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { refuses } from "../helpers/refusal.ts";
import { ALL_DUTIES, ALL_POWERS, Flag } from "../helpers/suite.ts";
import { DAY } from "../helpers/trade.ts";
import { pathOf } from "../lots/path.ts";
import { row } from "../lots/rows.ts";
import { discountConsent, discountOf, type TestDiscount } from "./selling.ts";
import {
  acceptanceConsent,
  accepted,
  BillState,
  document,
  draftEndorsement,
  endorsementConsent,
  FACE,
  receiptConsent,
  received,
  registered,
  trailOf,
  type BillMarket,
  type Registered,
} from "./issuing.ts";
import { guaranteeConsent, pledgeConsent, refOf } from "./securing.ts";
import { actsOf, bitsOf, numberOf, type BillAct } from "./table.ts";
import { billMarket, load, snapshot, time } from "./world.ts";

const ASKED_FOR = id("deal");
const LIVE = ["Issued", "Accepted", "Received"] as const;
type Live = (typeof LIVE)[number];
type Moment = "before" | "at";

/** A bill in some state with something laid on its root lot, and an account that is a desk with all powers. */
interface Standing extends BillMarket, Registered {
  desk: BillMarket["drawer"]["account"];
  state: keyof typeof BillState;
  flags: bigint;
  moment: Moment;
  trail: string;
  far: bigint;
}

/** The error that the table makes of an act, or nothing where it may be done. */
function judge(
  act: BillAct,
  { root, instrument, terms, state, flags, moment }: Standing,
): [string, ...unknown[]] | undefined {
  const [blockedBy, requires] = [bitsOf(act.blockedBy), bitsOf(act.requires)];
  if (flags & Flag.ENDED) return ["LotsEnded", root];
  if (flags & blockedBy) return ["LotsEncumbered", root, flags & blockedBy];
  if ((flags & requires) !== requires) return ["LotsNotEncumbered", root, requires];
  if (!act.from.includes(state)) return ["LotsStateForbids", instrument, BigInt(act.number), BillState[state]];
  if (act.when === "beforeMaturity" && moment === "at") return ["LotsMatured", instrument, terms.maturity];
  if (act.when === "fromMaturity" && moment === "before") return ["LotsNotMatured", instrument, terms.maturity];
  return undefined;
}

/** Passes, or is refused with exactly what the table makes of it. */
async function tried(act: BillAct, standing: Standing, call: Promise<unknown>): Promise<void> {
  const refusal = judge(act, standing);
  if (refusal === undefined) await call;
  else await refuses(call, standing.bills, ...refusal);
}

/** Acts that the ledger does for its desks, or that a desk not tried on its own does: the row is all there is to it. */
const rowOf = ({ number, from, blockedBy, requires, sets, when }: BillAct) =>
  row({
    act: BigInt(number),
    from: from.map(numberOf),
    blockedBy: bitsOf(blockedBy),
    requires: bitsOf(requires),
    sets: bitsOf(sets),
    when,
  });

const atLedger = (act: BillAct, { bills, desk, root, trail, far }: Standing) =>
  bills.connect(desk).take.staticCall(rowOf(act), { lot: root, trail }, { asked: 0n, deal: ZeroHash, signedAt: far });

const signedBy = ({ terms, trail, far }: Standing) => ({ terms, trail, deadline: far });

/** Acts with a function of their own: as their party calls them. */
const OWN: Record<string, (standing: Standing) => Promise<unknown>> = {
  presentForAcceptance: async ({ issuance, drawer, terms, trail }) =>
    issuance.connect(drawer.account).presentForAcceptance.staticCall(terms, trail, terms.maturity - 1n),
  acceptWithConsent: async (s) => {
    const consent = await acceptanceConsent(s, s.banks[0]!, { ...signedBy(s), margin: 0n });
    return s.issuance.connect(s.drawer.account).acceptWithConsent.staticCall(s.terms, s.trail, 0n, s.far, consent);
  },
  withdrawBill: async ({ issuance, drawer, instrument, trail }) =>
    issuance.connect(drawer.account).withdrawBill.staticCall(instrument, trail),
  lapse: async ({ issuance, traders, instrument, trail }) =>
    issuance.connect(traders[2]!.account).lapse.staticCall(instrument, trail),
  presentForReceipt: async ({ issuance, drawer, terms, trail }) =>
    issuance.connect(drawer.account).presentForReceipt.staticCall(terms, trail, terms.maturity - 1n),
  receiveWithConsent: async (s) => {
    const consent = await receiptConsent(s, s.traders[0]!, signedBy(s));
    return s.issuance.connect(s.drawer.account).receiveWithConsent.staticCall(s.terms, s.trail, s.far, consent);
  },
  endorse: async (s) => {
    const endorsement = await endorsementOf(s);
    const consent = await endorsementConsent(s, s.traders[1]!, endorsement);
    return s.bills.connect(holderOf(s).account).endorse.staticCall(endorsement, consent);
  },
  offerEndorsement: async (s) => {
    const endorsement = { ...(await endorsementOf(s)), deadline: s.terms.maturity - 1n };
    return s.bills.connect(holderOf(s).account).offerEndorsement.staticCall(endorsement);
  },
  askGuarantee: async (s) =>
    s.suite.guarantees
      .connect(holderOf(s).account)
      .askGuarantee.staticCall(refOf(s), s.banks[1]!.number, false, s.terms.maturity - 1n),
  guaranteeWithConsent: async (s) => {
    const given = { ref: refOf(s), forAcceptor: false, deadline: s.far };
    const consent = await guaranteeConsent(s, s.banks[1]!, given);
    const desk = s.suite.guarantees.connect(holderOf(s).account);
    return desk.guaranteeWithConsent.staticCall(given.ref, false, s.far, consent);
  },
  offerPledge: async (s) =>
    s.suite.pledges
      .connect(holderOf(s).account)
      .offerPledge.staticCall(refOf(s), s.banks[1]!.number, s.terms.maturity - 1n),
  pledgeWithConsent: async (s) => {
    const consent = await pledgeConsent(s, s.banks[1]!, { ref: refOf(s), deadline: s.far });
    const desk = s.suite.pledges.connect(holderOf(s).account);
    return desk.pledgeWithConsent.staticCall(refOf(s), s.far, consent);
  },
  offerDiscount: async (s) => {
    const desk = s.suite.discounting.connect(holderOf(s).account);
    return desk.offerDiscount.staticCall(discountOf(refOf(s), s.banks[1]!), s.terms.maturity - 1n);
  },
  buyOutWithConsent: (s) => bought(s, discountOf(refOf(s), s.banks[1]!)),
  buyUnderRepurchaseWithConsent: (s) => {
    const redeemUntil = s.terms.maturity - 1n;
    return bought(s, discountOf(refOf(s), s.banks[1]!, { redemptionPrice: FACE, redeemUntil }));
  },
  present: async (s) => s.suite.presentation.connect(holderOf(s).account).present.staticCall([refOf(s)]),
  claim: async (s) => {
    const desk = s.suite.billRecourse.connect(holderOf(s).account);
    const path = await pathOf({ lots: s.bills }, s.root);
    return desk.claim.staticCall(refOf(s), path, s.banks[0]!.number, 0n, s.far);
  },
  split: async (s) => s.bills.connect(holderOf(s).account).split.staticCall(s.root, 1n),
};

async function bought(s: Standing, terms: TestDiscount): Promise<unknown> {
  const consent = await discountConsent(s, s.banks[1]!, terms, { deadline: s.far });
  const desk = s.suite.discounting.connect(holderOf(s).account);
  return desk.buyWithConsent.staticCall(terms, s.far, id("run"), consent);
}

const holderOf = ({ state, drawer, traders }: Standing) =>
  state === "Received" || state === "Settled" ? traders[0]! : drawer;

const endorsementOf = (s: Standing) =>
  draftEndorsement(s, s.root, holderOf(s), s.traders[1]!, FACE, { deadline: s.far, background: s.terms.background });

/** A bill in a state before its maturity, and a desk with all powers. */
async function stage(state: keyof typeof BillState) {
  const market = await load(billMarket);
  const make = {
    Issued: registered,
    Accepted: accepted,
    Received: received,
    Settled: received,
    Terminated: registered,
  };
  const bill = await make[state as Live](market, { background: await secondDocument(market) });
  const desk = market.suite.signers.at(-4)!;
  await decide(market.suite, market.bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
  const far = bill.terms.maturity + 30n * DAY;
  return { ...market, ...bill, desk, far };
}

/** A document from which no receipt here is short: of the payee and the drawer, for far more than one face. */
function secondDocument(market: BillMarket): Promise<string> {
  return document(market, market.traders[0]!, market.drawer, 10n * FACE);
}

describe("States of bills", () => {
  const single = actsOf.filter(({ act, answers, on }) => answers === null && on !== "request" && act !== "register");
  const answers = actsOf.filter(({ answers: asked }) => asked !== null);
  const encumbrances = Object.entries(Flag).filter(([name]) => name !== "CONSENTS_CUT" && name !== "ENDED");

  for (const state of LIVE)
    for (const moment of ["before", "at"] as const)
      it(`${state}, ${moment} maturity: under each flag every act is possible exactly where the table says`, async () => {
        const at = await stage(state);
        if (moment === "at") await time.increaseTo(at.terms.maturity);
        const there = await snapshot();
        for (const [, flags] of [["none", 0n] as const, ...encumbrances]) {
          const trail = await trailOf(at, at.root);
          if (flags !== 0n) await at.bills.connect(at.desk).encumber(row({ sets: flags }), { lot: at.root, trail });
          const standing: Standing = { ...at, state, flags, moment, trail };
          for (const act of single) {
            // What endorses needs a document of another seller, which `tried` never reaches where the table forbids it.
            const own = OWN[act.act];
            const allowed = judge(act, standing) === undefined;
            if (own !== undefined && !(allowed && act.act === "endorse")) await tried(act, standing, own(standing));
            if (act.on === "lot") await tried(act, standing, atLedger(act, standing));
          }
          await there.restore();
        }
      });

  for (const state of LIVE)
    it(`${state}: what was asked is answered exactly where the table says, and only that`, async () => {
      const at = await stage(state);
      const trail = await trailOf(at, at.root);
      const ref = { lot: at.root, trail };
      const start = await snapshot();
      for (const moment of ["before", "at"] as const) {
        if (moment === "at") await time.increaseTo(at.terms.maturity);
        const there = await snapshot();
        for (const act of answers) {
          const request = actsOf.find((one) => one.act === act.answers)!;
          const kept = bitsOf(request.sets) & ~Flag.OFFERED;
          const asking = row({ act: BigInt(request.number), sets: Flag.OFFERED | kept });
          const { bills, desk, drawer, banks, far } = at;
          const take = (asked: bigint) =>
            bills.connect(desk).take.staticCall(rowOf(act), ref, { asked, deal: ASKED_FOR, signedAt: 0n });
          await refuses(take(asking), bills, "LotsNoRequest", at.root);
          await bills.connect(desk).ask(asking, ref, drawer.number, banks[0]!.number, far, ASKED_FOR);
          const standing: Standing = { ...at, state, flags: Flag.OFFERED | kept, moment, trail };
          await tried(act, standing, take(asking));
          await refuses(take(row({ act: 255n })), bills, "LotsNoRequest", at.root);
          await there.restore();
        }
      }
      await start.restore();
    });

  it("Settled, Terminated: nothing is possible any more", async () => {
    for (const state of ["Settled", "Terminated"] as const) {
      const at = await stage(state);
      const trail = await trailOf(at, at.root);
      const { bills, desk, issuance, drawer, root, instrument } = at;
      if (state === "Settled") {
        await bills.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), { lot: root, trail });
        await bills.connect(desk).redeem(root, Flag.IN_REDEMPTION, ZeroHash, 1n);
      } else await issuance.connect(drawer.account).withdrawBill(instrument, trail);
      const standing: Standing = { ...at, state, flags: Flag.ENDED, moment: "before", trail: await trailOf(at, root) };
      for (const act of single) {
        const own = OWN[act.act];
        if (own !== undefined) await tried(act, standing, own(standing));
        if (act.on === "lot") await tried(act, standing, atLedger(act, standing));
      }
    }
  });
});
