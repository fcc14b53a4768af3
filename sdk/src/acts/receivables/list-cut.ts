import type { TransactionLimit } from "../../chain/limits.js";
import { parameterInvalid, sdkError } from "../../errors/tradelane-error.js";
import type { PartConsent } from "../consent-parts.js";
import type { ListItem } from "./list.js";
import { costOf } from "./list-cost.js";

/**
 * Cuts a list into the transactions that carry it out, in their order. It is cut between receivers only, so each one's
 * consent holds whatever the cut. The same list under the same limits is cut the same way by everybody.
 *
 * @throws ListTooLarge when what goes to one receiver is more than a transaction may take
 */
export function cutOf(items: readonly ListItem[], limits: readonly TransactionLimit[]): ListItem[][] {
  const parts: ListItem[][] = [];
  for (const group of byReceiver(items)) {
    checkFits(group, limits);
    const last = parts.at(-1);
    if (last !== undefined && fits([...last, ...group], limits)) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

/**
 * The cut that the holder's orders name, one for each transaction.
 *
 * @throws ParameterInvalid when they are for another list; ListTooLarge
 */
export function cutBy(
  orders: readonly PartConsent[],
  items: readonly ListItem[],
  limits: readonly TransactionLimit[],
): ListItem[][] {
  let next = 0;
  const parts = orders.map(({ items: count }) => items.slice(next, (next += count)));
  const receiversOf = (part: readonly ListItem[]) => new Set(part.map(({ passage }) => passage.to)).size;
  const receivers = parts.reduce((sum, part) => sum + receiversOf(part), 0);
  // Orders that cut a receiver's items apart count it twice.
  const isFitting =
    next === items.length && parts.every(({ length }) => length > 0) && receivers === receiversOf(items);
  if (!isFitting) throw parameterInvalid("order", "it was signed for another list");
  for (const part of parts) checkFits(part, limits);
  return parts;
}

/** The items of a list by receiver, in their order. */
function byReceiver(items: readonly ListItem[]): ListItem[][] {
  const groups: ListItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0]?.passage.to === item.passage.to) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function fits(items: readonly ListItem[], limits: readonly TransactionLimit[]): boolean {
  return limits.every(({ unit, most }) => costOf(items, unit) <= most);
}

function checkFits(items: readonly ListItem[], limits: readonly TransactionLimit[]): void {
  const broken = limits.find(({ unit, most }) => costOf(items, unit) > most);
  if (broken === undefined) return;
  const { unit, most: limit, source } = broken;
  const item = Math.min(...items.map(({ place }) => place));
  throw sdkError("ListTooLarge", { item, items: items.length, estimate: costOf(items, unit), limit, unit, source });
}
