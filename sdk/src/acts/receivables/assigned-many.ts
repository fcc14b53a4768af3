import type { Wording } from "../../errors/kinds.js";
import { contractError, sdkError, type TradelaneError } from "../../errors/tradelane-error.js";
import { lotId, lotName } from "../../path/lot-name.js";
import { decodeStep, StepAct } from "../../path/step.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";

/** Errors that both ways of assigning many share; what is wrong with an item is told inside `BulkItemFailed`. */
export const LIST_ERRORS = [
  "ListTooLarge",
  "ListStopped",
  "ActTooLarge",
  "BulkNothing",
  "BulkConsentsIncomplete",
  "BulkDeadlinePassed",
  "BulkConsentForOther",
  "BulkItemFailed",
] as const;

/** One item that was passed on. */
export interface AssignedItem {
  /** Where it stands in the list as it was given, from 0. */
  readonly item: number;
  readonly outcome: "Assigned";
  readonly lot: string;
  /** The lot it is of; the same where all of that passed on. */
  readonly from: string;
  readonly to: number;
  readonly units: bigint;
  readonly recourse: boolean;
  readonly background: string;
  /** Hash of the transaction that carried it out. */
  readonly transaction: string;
}

/** What a list did. */
export interface AssignedMany {
  readonly holder: number;
  readonly relayed: boolean;
  /** In the order in which they were done: by receiver. */
  readonly items: readonly AssignedItem[];
  /** The lots that keep a rest. */
  readonly rests: readonly string[];
  /** Hashes of the transactions that it took, in their order. */
  readonly transactions: readonly string[];
}

/** What moved in one transaction, item by item. */
export function assignedManyOf(events: ActEvents): AssignedMany {
  const { holder, relayed } = events.one("bulkAssignment.BulkAssigned");
  const items = events.all("receivables.LotAssigned").map(({ instrument, to, step: word, background }, item) => {
    const { act, start, end, parentEnd } = decodeStep(word);
    return {
      item,
      outcome: "Assigned" as const,
      lot: lotName(lotId(instrument, end)),
      from: lotName(lotId(instrument, parentEnd)),
      to: Number(to),
      units: end - start,
      recourse: act === StepAct.AssignedWithRecourse,
      background,
      transaction: events.hash,
    };
  });
  return { holder: Number(holder), relayed, items, rests: restsOf(items), transactions: [events.hash] };
}

/** What a list did, from what each of its transactions did. */
export function joinedOf(results: readonly AssignedMany[], places: readonly (readonly number[])[]): AssignedMany {
  const items = results.flatMap((result, part) =>
    result.items.map((item) => ({ ...item, item: places[part]?.[item.item] ?? item.item })),
  );
  const [first] = results;
  return {
    holder: first?.holder ?? 0,
    relayed: first?.relayed ?? false,
    items,
    rests: restsOf(items),
    transactions: results.flatMap(({ transactions }) => transactions),
  };
}

function restsOf(items: readonly AssignedItem[]): string[] {
  const moved = new Set(items.map(({ lot }) => lot));
  return [...new Set(items.map(({ from }) => from))].filter((lot) => !moved.has(lot));
}

/** The error of one transaction, with the item by its place in the list as it was given. */
export async function retoldOf(
  context: ActContext,
  error: TradelaneError,
  places: readonly number[],
  wording: Wording,
): Promise<TradelaneError> {
  const { code, values, cause } = error;
  if (code !== "BulkItemFailed" && code !== "BulkConsentForOther") return error;
  // An item that fails without a reason had no gas left.
  if (values.reason === "0x") {
    const { most: limit, source } = await context.limits.gas();
    return sdkError("ActTooLarge", { limit, source }, error);
  }
  const place = places[Number(values.item)];
  // A contract that counts otherwise than this SDK does: no item is to be blamed by a guess.
  if (place === undefined) return sdkError("RevertUnknown", { data: `${code}, item ${String(values.item)}` }, error);
  return contractError(code, { ...values, item: BigInt(place) }, wording, cause);
}
