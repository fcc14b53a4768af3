import { id, ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { admitMember } from "../helpers/members.ts";
import { ALL_DUTIES, ALL_POWERS, deploySuite } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, fresh, now, type TestTransfer } from "../helpers/trade.ts";
import type { LotsWorld } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";
import { step, STEP } from "../lots/trail.ts";
import {
  BillState,
  draftEndorsement,
  endorsementConsent,
  FACE,
  openBillMarket,
  trailOf,
  type TestEndorsement,
} from "./issuing.ts";
import { ethers, time } from "./world.ts";

const SMALLEST = 100n;
const HIGHEST_TIER = 8n;
const NOT_ASSIGNABLE = 1n;
/** A word of the acceptor, which stands for a desk that moves the bill on. */
const STEP_SAID = 15n;

/** What passes a lot on, as the ledger of bills takes it: who gets it may be told not to pass it on. */
function endorsementOf({ recourse, ...transfer }: TestTransfer): TestEndorsement {
  return { ...transfer, notTransferable: recourse };
}

/**
 * A bill in its payee's hand, and an account that is a desk with all powers. The desk made it out in one step, so its
 * lot is as young as one of a receivable.
 */
export async function ledger(): Promise<LotsWorld> {
  const market = await openBillMarket(await deploySuite(ethers));
  const { suite, bills, drawer, traders, banks } = market;
  const desk = suite.signers.at(-4)!;
  await decide(suite, bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
  const [payee] = traders;
  const fourth = await admitMember(suite, MemberKind.Enterprise);
  const maturity = (await now(suite)) + 90n * DAY;

  const make = async (change: { assignable?: boolean; maturity?: bigint } = {}) => {
    const instrument = BigInt(fresh("bill")) >> 160n;
    const issuedAt = (await now(suite)) + 1n;
    await time.setNextBlockTimestamp(issuedAt);
    const terms = {
      ...{ state: 0n, marks: change.assignable === false ? NOT_ASSIGNABLE : 0n, obligor: drawer.number, grantor: 0n },
      ...{ currency: 156n, issuedAt, maturity: change.maturity ?? maturity, face: FACE, redeemed: 0n },
      ...{ highestTier: HIGHEST_TIER, smallestLot: SMALLEST },
    };
    const received = row({ after: BillState.Received });
    await bills.connect(desk).mint(received, instrument, terms, payee!.number, id("receipt"), 1n);
    const issued = { act: STEP.ISSUED, from: drawer.number, to: payee!.number, start: 0n, end: FACE };
    const first = step({ ...issued, time: issuedAt, epoch: 1n, parentEnd: FACE });
    return { instrument, root: (instrument << 40n) | FACE, issue: { step: first, background: id("receipt") } };
  };
  const { instrument, root, issue } = await make();
  const rootNow = async () => ({ lot: root, trail: await trailOf(market, root) });
  return {
    ...{ suite, time, instrument, root, issue, maturity, desk, face: FACE, smallest: SMALLEST },
    // What both ledgers have; acts of receivables alone are not called.
    lots: bills as never,
    highestTier: HIGHEST_TIER,
    obligor: drawer,
    grantor: banks[1]!,
    holders: [...traders, fourth],
    another: make,
    draft: async (of, from, to, units, { recourse, ...change } = {}) => {
      const { notTransferable, ...drafted } = await draftEndorsement(market, of, from, to, units, change);
      return { ...drafted, recourse: recourse ?? notTransferable };
    },
    consent: (signer, transfer, options) =>
      endorsementConsent(market, { account: signer } as never, endorsementOf(transfer), options),
    assign: (from, transfer, consent) => bills.connect(from).endorse(endorsementOf(transfer), consent),
    offer: (from, transfer) => bills.connect(from).offerEndorsement(endorsementOf(transfer)),
    acceptOffer: (to, transfer) => bills.connect(to).acceptEndorsement(endorsementOf(transfer)),
    intoState: async (state) => {
      const said = { step: STEP_SAID, by: drawer.number, background: ZeroHash, epoch: 1n };
      const agreed = { asked: 0n, deal: ZeroHash, signedAt: await now(suite) };
      return bills.connect(desk).inscribe(row({ after: state, act: 1n }), await rootNow(), agreed, said);
    },
    cancel: async (fields = {}) =>
      bills.connect(desk).terminate(row({ after: BillState.Terminated, ...fields }), await rootNow(), 1n),
  };
}
