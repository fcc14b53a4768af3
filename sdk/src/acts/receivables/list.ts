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
      "What is passed on; sorted by receiver, whatever their order, so that each signs once, and cut between receivers " +
        "into as many transactions as it takes",
    ),
  deadline: time
    .optional()
    .describe("Last moment of all consents; relative times count from the first lot's maturity; just before it"),
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
  start: bigint;
  trail: string;
}

/**
 * A list for the contract. Where several items cut one lot each names the trail that the one before it leaves: what
 * stays with its holder carries no time, so these trails are known before the list is sent.
 */
export async function listOf(context: ActContext, { items, deadline }: ListInput): Promise<PassageList> {
  const named = await inTurns(items, async (item, place) => ({
    ...item,
    ...(await context.lot(item.lot)),
    to: BigInt(await context.member(item.to, "to")),
    place,
  }));
  const [first] = named;
  if (first === undefined) throw parameterInvalid("items", "there is none");
  const sorted = [...named].sort((a, b) => Number(a.to - b.to));
  const lots = [...new Set(sorted.map(({ lot }) => lot))];
  const rests = new Map(await inTurns(lots, async (lot) => [lot, await restOf(context, lot)] as const));
  const list = sorted.map(({ lot, to, amount, currency, recourse, background, place }) => {
    const rest = rests.get(lot);
    if (rest === undefined) throw parameterInvalid("items", `nothing is known of ${lotName(lot)}`);
    const left = endOf(lot) - rest.start;
    const units = amount === undefined ? left : parseAmount(amount, currency);
    if (units > left) throw parameterInvalid("items", `they take more from ${lotName(lot)} than there is`);
    const passage = { ref: { lot, trail: rest.trail }, to, units, recourse, background };
    cut(lot, rest, units);
    return { passage, place, isWhole: units === left };
  });
  return { items: list, deadline: await lastMoment(context, first.instrument, deadline), currency: first.currency };
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

function cut(lot: bigint, rest: Rest, units: bigint): void {
  const end = endOf(lot);
  rest.start += units;
  rest.trail = nextTrail(rest.trail, keptStep("Remainder", rest.holder, rest.start, end, end), NO_BACKGROUND);
}

/** All who sign mean the same moment: it counts from a maturity, which they share. */
async function lastMoment(context: ActContext, instrument: bigint, deadline: TimeInput = "-1s"): Promise<number> {
  const { maturity } = await context.contracts.receivables.instrumentAt(instrument);
  return resolveTime(deadline, timeBaseAt(Number(maturity), context), "deadline");
}
