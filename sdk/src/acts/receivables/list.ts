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

const MOST_ITEMS = 1_000;

/** Many assignments of one holder, and until when they can be made. */
export const listShape = {
  items: z
    .array(z.strictObject(transferShape))
    .min(1)
    .max(MOST_ITEMS)
    .describe("What is passed on; sorted by receiver, whatever their order, so that each signs once"),
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

/** A list as the contract takes it: items of one receiver stand together. */
export interface PassageList {
  readonly items: readonly Passage[];
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
  const named = await Promise.all(
    items.map(async (item) => ({
      ...item,
      ...(await context.lot(item.lot)),
      to: BigInt(await context.member(item.to, "to")),
    })),
  );
  const sorted = named.sort((a, b) => Number(a.to - b.to));
  const rests = new Map<bigint, Rest>();
  const passages: Passage[] = [];
  for (const { lot, to, amount, currency, recourse, background } of sorted) {
    const rest = rests.get(lot) ?? (await restOf(context, lot));
    rests.set(lot, rest);
    const left = endOf(lot) - rest.start;
    const units = amount === undefined ? left : parseAmount(amount, currency);
    if (units > left) throw parameterInvalid("items", `they take more from ${lotName(lot)} than there is`);
    passages.push({ ref: { lot, trail: rest.trail }, to, units, recourse, background });
    cut(lot, rest, units);
  }
  const [first] = named;
  if (first === undefined) throw parameterInvalid("items", "there is none");
  return { items: passages, deadline: await lastMoment(context, first.instrument, deadline), currency: first.currency };
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
