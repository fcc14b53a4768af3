import { z } from "zod";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import { BILL_CURRENCY } from "../../values/bill.js";
import { quotaNodeName } from "../../values/quota.js";
import { QuotaLabel } from "../../values/enums.js";
import type { ActEvents } from "../events.js";
import { amount } from "../schemas.js";

/** What is allotted, and for what. */
export const allotmentShape = {
  label: z
    .enum(QuotaLabel.names)
    .default("None")
    .describe("What the bills are favoured for; None for the whole quota, of which each label's is a part"),
  limit: amount.describe("In all, what is allotted or used already included; yuan"),
};

export const allotmentExample = { label: "Green", limit: "50000000.00" } as const;

export const ALLOTMENT_ERRORS = ["QuotaBelowAllotted", "QuotaBelowUse", "ConsortiumMandateMissing"] as const;

type AllotmentInput = z.output<z.ZodObject<typeof allotmentShape>>;

/** Label and limit as the contract takes them. */
export function allotmentOf({ label, limit }: AllotmentInput): [label: number, limit: bigint] {
  return [QuotaLabel.numberOf(label), parseAmount(limit, yuan(), "limit")];
}

/** The currency of all quotas. */
export function yuan() {
  return currencyOf(BILL_CURRENCY);
}

/** What became of an allotment. */
export function allotted(events: ActEvents) {
  const { node, label, by, limit, above, allotted: sum, epoch } = events.one("quotas.QuotaAllotted");
  return {
    node: quotaNodeName(node),
    label: QuotaLabel.nameOf(label),
    by: Number(by),
    limit,
    above: quotaNodeName(above),
    allottedAbove: sum,
    epoch: Number(epoch),
  };
}
