import { z } from "zod";
import { parseAmount } from "../../inputs/amount.js";
import { resolveTime, type TimeInput } from "../../inputs/time.js";
import { endOf, lotName } from "../../path/lot-name.js";
import { keptStep, nextTrail, NO_BACKGROUND } from "../../path/step.js";
import { parameterInvalid } from "../../errors/tradelane-error.js";
import type { CurrencyUnits } from "../../values/currency.js";
import { timeBaseAt } from "../consent.js";
import type { ActContext } from "../context.js";
import { time } from "../schemas.js";
import { inOrder } from "./list-order.js";
import { transferExample, transferShape } from "./transfer.js";

const MOST_ITEMS = 5_000;
/** Lots that are read at the same time. */
const AT_ONCE = 64;

/** Many assignments of one holder, and until when they can be made. */
export const listShape = {
  items: z
    .array(z.strictObject(transferShape))
    .min(1)
    .max(MOST_ITEMS)
    .describe(
      "What is passed on, in any order; without an amount all that the other items leave of the lot. Sorted by receiver, so " +
        "that each signs once, and cut between receivers into as many transactions as it takes",
    ),
  deadline: time
    .optional()
    .describe(
      "Last moment of all consents; relative times count from the earliest maturity of the lots; just before it",
    ),
};

export const listExample: z.input<z.ZodObject<typeof listShape>> = {
  items: [transferExample, { ...transferExample, to: 5, amount: "20000.00" }],
  deadline: "-1d",
};

export type ListInput = z.output<z.ZodObject<typeof listShape>>;

/** An item as the contract takes it. */
export interface Passage {
  readonly ref: { readonly lot: bigint; readonly trail: string };
  readonly to: bigint;
  readonly units: bigint;
  readonly recourse: boolean;
  readonly background: string;
}

/** An item, and what is known of it besides. */
export interface ListItem {
  readonly passage: Passage;
  /** Where it stands in the list as it was given, from 0. */
  readonly place: number;
  /** Whether nothing of the lot is left. */
  readonly isWhole: boolean;
}

/** A list as the contract takes it: items of one receiver stand together. */
export interface PassageList {
  readonly items: readonly ListItem[];
  readonly deadline: number;
  readonly currency: CurrencyUnits;
}

/** What is left of a lot once the items before have been cut off its front. */
interface Rest {
  readonly holder: bigint;
  readonly start: bigint;
  readonly trail: string;
}

/**
 * A list for the contract. Where several items cut one lot each names the trail that the one before it leaves: what
 * stays with its holder carries no time, so these trails are known before the list is sent.
 */
export async function listOf(context: ActContext, { items, deadline }: ListInput): Promise<PassageList> {
  const named = await inTurns(items, async ({ amount, to, ...item }, place) => {
    const known = await context.lot(item.lot);
    const units = amount === undefined ? undefined : parseAmount(amount, known.currency);
    return { ...item, ...known, units, to: BigInt(await context.member(to, "to")), place };
  });
  const [first] = named;
  if (first === undefined) throw parameterInvalid("items", "there is none");
  const lots = [...new Set(named.map(({ lot }) => lot))];
  const rests = new Map(await inTurns(lots, async (lot) => [lot, await restOf(context, lot)] as const));
  const starts = new Map([...rests].map(([lot, { start }]) => [lot, start]));
  const list = inOrder(named, starts).map(({ lot, to, units, recourse, background, place }) => {
    const { trail, isWhole } = cut(lot, rests, units);
    return { passage: { ref: { lot, trail }, to, units, recourse, background }, place, isWhole };
  });
  const instruments = [...new Set(named.map(({ instrument }) => instrument))];
  return { items: list, deadline: await lastMoment(context, instruments, deadline), currency: first.currency };
}

/** Asks for many things, but not for all of them at once. */
async function inTurns<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item, place: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const turn = items.slice(at, at + AT_ONCE);
    answers.push(...(await Promise.all(turn.map((item, offset) => ask(item, at + offset)))));
  }
  return answers;
}

async function restOf(context: ActContext, lot: bigint): Promise<Rest> {
  const { holder, start, trail } = await context.contracts.receivables.lotAt(lot);
  return { holder, start, trail };
}

/** Cuts the next item off the front of a lot: the trail that it names, and whether nothing is left. */
function cut(lot: bigint, rests: Map<bigint, Rest>, units: bigint): { trail: string; isWhole: boolean } {
  const rest = rests.get(lot);
  if (rest === undefined) throw parameterInvalid("items", `nothing is known of ${lotName(lot)}`);
  const { holder, trail } = rest;
  const [start, end] = [rest.start + units, endOf(lot)];
  const kept = keptStep("Remainder", holder, start, end, end);
  rests.set(lot, { holder, start, trail: nextTrail(trail, kept, NO_BACKGROUND) });
  return { trail, isWhole: start === end };
}

/** All who sign mean the same moment: it counts from a maturity, which they share. */
async function lastMoment(context: ActContext, instruments: readonly bigint[], deadline: TimeInput = "-1s") {
  const { receivables } = context.contracts;
  const maturities = await inTurns(instruments, async (one) => Number((await receivables.instrumentAt(one)).maturity));
  const earliest = maturities.reduce((least, maturity) => Math.min(least, maturity));
  return resolveTime(deadline, timeBaseAt(earliest, context), "deadline");
}
