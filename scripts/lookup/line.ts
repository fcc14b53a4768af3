import { enums, formatTime, sdkError, type Tradelane } from "@tradelane/sdk";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** A credit line, and what is left of it. */
export async function findLine(
  tl: Tradelane,
  bank: string,
  debtor: string,
  currency: string,
  given = "Confirmation",
): Promise<Found> {
  const purpose = enums.LinePurpose.names.find((name) => name === given);
  if (purpose === undefined)
    throw sdkError("ParameterInvalid", {
      parameter: "purpose",
      problem: `use ${enums.LinePurpose.names.join(" or ")}`,
    });
  const line = await tl.creditLines.lineAt({ bank, debtor, currency, purpose });
  if (line === undefined) return undefined;
  const amount = amountsIn(currency);
  const { limit, used, left, until, ...rest } = line;
  return { ...rest, limit: amount(limit), used: amount(used), left: amount(left), until: formatTime(until) };
}
