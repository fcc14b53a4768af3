import { enums, sdkError, type Tradelane } from "@tradelane/sdk";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** A bank's quota for rediscount, in whole or for a label. */
export async function findQuota(tl: Tradelane, bank: string, given = "None"): Promise<Found> {
  const label = enums.QuotaLabel.names.find((name) => name === given);
  if (label === undefined) {
    throw sdkError("ParameterInvalid", {
      parameter: "label",
      problem: `use ${enums.QuotaLabel.names.join(" or ")}`,
    });
  }
  const { node, limit, reserved, used, left } = await tl.quotas.institutionQuota(bank, label);
  if (limit === 0n) return undefined;
  const amount = amountsIn("CNY");
  return { node, label, limit: amount(limit), reserved: amount(reserved), used: amount(used), left: amount(left) };
}
