import { id } from "ethers";
import { decide } from "../../helpers/council.ts";
import { admitMember, mandate, type TestMember } from "../../helpers/members.ts";
import { ALL_DUTIES, ALL_POWERS } from "../../helpers/suite.ts";
import { MemberKind } from "../../helpers/terms.ts";
import { DAY, draftTerms, FACE, now, type TestTransfer, type Trade } from "../../helpers/trade.ts";
import { row } from "../../lots/rows.ts";
import { instrumentOf } from "../agreed.ts";
import { market, time } from "../world.ts";
import { bits, deskRow, ENCUMBRANCES } from "./table.ts";

/** Before maturity; at its very second; and past the day of maturity and the grace. */
export type Moment = "before" | "at" | "past";

/** Where a receivable stands before an act is tried: its state, one encumbrance of its lot or none, and the time. */
export interface Situation {
  state: string;
  flag?: string;
  moment: Moment;
}

/** What is in place for acts that answer something or need something. */
export type Ground = "nothing" | "offer" | "redemption" | "cancellation" | "split";

/** All situations there can be. */
export function situations(): Situation[] {
  const flags = [undefined, ...ENCUMBRANCES];
  const each = (state: string, moments: Moment[], of: (string | undefined)[] = [undefined]): Situation[] =>
    moments.flatMap((moment) => of.map((flag) => ({ state, moment, ...(flag !== undefined && { flag }) })));
  return [
    // A request's deadline is at maturity the latest, so there is none to answer past it.
    ...each("None", ["before"]),
    ...each("Submitted", ["before"]),
    ...each("Issued", ["before"]),
    ...each("Confirmed", ["before", "at", "past"], flags),
    ...each("Overdue", ["past"], flags),
    ...each("PartPaid", ["past"], flags),
    ...each("Disputed", ["before", "at"]),
    ...each("Disputed", ["past"], flags),
    ...each("Settled", ["past"], [undefined, "FrozenByCourt"]),
    ...each("Cancelled", ["before", "past"]),
  ];
}

/** A receivable that is agreed on but not yet asked for, and a desk with all powers. */
export async function unborn() {
  const trade = await market();
  const { suite } = trade;
  const desk = suite.signers.at(-4)!;
  await decide(suite, suite.receivables.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
  const terms = await draftTerms(trade, { maturity: (await now(suite)) + 30n * DAY });
  const instrument = instrumentOf(terms);
  const [creditor, receiver] = trade.suppliers;
  const parties = { creditor: creditor!, receiver: receiver! };
  const root = (instrument << 40n) | FACE;
  /** When nobody minds a deadline. */
  const farOff = terms.maturity + 300n * DAY;
  const court = await insolvencyCourt(trade, farOff);
  return { trade, suite, desk, court, terms, instrument, root, subject: instrument << 40n, farOff, ...parties };
}

/** A court with a mandate, which has attested that the debtor is insolvent. */
async function insolvencyCourt({ suite, debtor }: Trade, until: bigint): Promise<TestMember> {
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const attestations = suite.attestations.connect(court.account);
  await attestations.attest(id("insolvent"), debtor.number, 1n, await now(suite), until);
  return court;
}

export type Unborn = Awaited<ReturnType<typeof unborn>>;

/** A receivable in its situation. */
export interface Standing extends Unborn, Situation {
  /** Encumbrances on the root lot. */
  flags: Set<string>;
  ground: Ground;
  /** The offer that stands on the lot, or stood until its deadline. */
  offer?: TestTransfer;
  /** The part that was split off, and the trail from before. */
  child?: { lot: bigint; before: string };
}

const CHILD = 1_000n;

/** States in which there are live lots. */
export const LIVE: readonly string[] = ["Confirmed", "Overdue", "PartPaid", "Disputed"];

/** Brings an unborn receivable into a situation, with what acts may need in place. */
export async function bring(world: Unborn, situation: Situation, ground: Ground): Promise<Standing> {
  const standing: Standing = { ...world, ...situation, flags: new Set(), ground };
  const { suite, creditor, trade, terms } = world;
  const { state, moment, flag } = situation;
  if (state === "None") return standing;
  if (state === "Issued") await suite.origination.connect(trade.debtor.account).issue(terms, terms.maturity);
  else await suite.origination.connect(creditor.account).submit(terms, terms.maturity);
  if (state === "Submitted" || state === "Issued") return standing;

  await suite.origination.connect(trade.debtor.account).confirm(terms);
  if (state === "Cancelled") await cancelled(standing);
  if (ground === "cancellation" && state !== "Cancelled") await cancellationAsked(standing);
  if (state === "Settled") await settled(standing);
  if (LIVE.includes(state)) {
    if (ground === "split") await splitOff(standing);
    if (ground === "offer" || flag === "Offered") await offered(standing);
    if (ground === "redemption") await encumbered(standing, "InRedemption");
    if (flag !== undefined && flag !== "Offered") await encumbered(standing, flag);
  }
  if (state === "PartPaid") await partPaid(standing);
  if (state === "Disputed") await suite.servicing.connect(trade.debtor.account).dispute(world.instrument, id("case"));
  if (moment === "past") await time.increaseTo(terms.maturity + 3n * DAY);
  if (state === "Overdue") await suite.servicing.connect(creditor.account).flagOverdue(world.instrument);
  return standing;
}

async function offered(standing: Standing): Promise<void> {
  const { suite, creditor, receiver, root, terms, flags } = standing;
  const { start } = await suite.receivables.lotAt(root);
  const background = id("a background that need not exist");
  const part = { lot: root, to: receiver.number, units: FACE - start, deadline: terms.maturity };
  standing.offer = { ...part, recourse: false, background: await covering(standing, FACE - start, background) };
  await suite.receivables.connect(creditor.account).offer(standing.offer);
  flags.add("Offered");
}

/** A document from the receiver to the creditor. */
export async function covering({ suite, creditor, receiver }: Unborn, amount: bigint, tag: string): Promise<string> {
  await suite.evidence.connect(receiver.account).register({
    ...{ tag, seller: receiver.number, buyer: creditor.number, currency: 156n, kind: 1n },
    ...{ amount, root: tag, fingerprint: 1n },
  });
  return tag;
}

async function encumbered({ suite, desk, root, flags }: Standing, name: string): Promise<void> {
  const { trail } = await suite.receivables.lotAt(root);
  await suite.receivables.connect(desk).encumber(row({ sets: bits([name]) }), { lot: root, trail });
  flags.add(name);
}

async function splitOff(standing: Standing): Promise<void> {
  const { suite, creditor, root, instrument } = standing;
  const { trail } = await suite.receivables.lotAt(root);
  await suite.receivables.connect(creditor.account).split(root, CHILD);
  standing.child = { lot: (instrument << 40n) | CHILD, before: trail };
}

async function cancellationAsked({ suite, trade, instrument, farOff }: Standing): Promise<void> {
  await suite.servicing.connect(trade.debtor.account).requestCancellation(instrument, farOff);
}

/** In place of the redemption desk, when a first share is final. */
async function partPaid({ suite, desk, instrument, terms }: Standing): Promise<void> {
  await suite.receivables.connect(desk).amend(deskRow("recordPart"), instrument, terms.maturity);
}

async function cancelled(standing: Standing): Promise<void> {
  const { suite, creditor, instrument } = standing;
  await cancellationAsked(standing);
  await suite.servicing.connect(creditor.account).cancel(instrument, await issueOf(standing));
}

async function settled(standing: Standing): Promise<void> {
  const { suite, desk, root, flag, flags } = standing;
  await encumbered(standing, "InRedemption");
  if (flag !== undefined) await encumbered(standing, flag);
  await suite.receivables.connect(desk).redeem(root, bits(["InRedemption"]), id("paid"), 1n);
  flags.delete("InRedemption");
}

/** The root lot's first step; any step when there is none. */
export async function issueOf({ suite, instrument }: Unborn): Promise<{ step: bigint; background: string }> {
  const { receivables } = suite;
  const [issued] = await receivables.queryFilter(receivables.filters.LotIssued(instrument));
  return { step: issued?.args.step ?? 0n, background: issued?.args.background ?? id("none") };
}
