import { formatTime, type Tradelane } from "@tradelane/sdk";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** A financing with what is due of its retained part, or the request that stands under its number. */
export async function findFinancing(tl: Tradelane, given: string, reference?: string): Promise<Found> {
  const number = reference === undefined ? given : await tl.financing.financingOf(given, reference);
  const found = await tl.financing.financingAt(number);
  if (found === undefined) return undefined;
  if (found.principal === undefined) return { ...found, request: await tl.financing.requestAt(number) };
  const { units, principal, interest, collected, retainedPaid, disburseBy, ...rest } = found;
  const amount = amountsIn(found.currency);
  return {
    ...rest,
    value: amount(units),
    principal: amount(principal),
    interest: amount(interest),
    collected: amount(collected),
    retainedPaid: amount(retainedPaid),
    retainedDue: amount(await tl.financing.retainedDue(number)),
    disburseBy: formatTime(disburseBy),
  };
}
