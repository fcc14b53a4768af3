import { z } from "zod";
import type { EventArguments } from "../../chain/history.js";
import { QuotaLabel } from "../../values/enums.js";
import { toldLot } from "../bills/told.js";
import type { ActContext } from "../context.js";
import { member, time } from "../schemas.js";

/** What an application for rediscount asks for. */
export const rediscountShape = {
  centralBank: member,
  label: z
    .enum(QuotaLabel.names)
    .default("None")
    .describe("Whose rate and sub-quota it uses; None for the whole quota"),
  repurchase: z
    .strictObject({
      from: time.describe("First moment to redeem"),
      until: time.describe("Last moment to redeem, before any bill's maturity"),
    })
    .optional()
    .describe("The window in which the bank redeems the bills; bought for good without"),
};

export const rediscountExample = { centralBank: 1, label: "Green" } as const;

/** What an application asks for, as the contract takes it. */
export type RediscountTerms = EventArguments<"rediscountWindow.RediscountApproved">["terms"];

/** The terms for the contract. */
export async function termsOf(
  context: ActContext,
  { centralBank, label, repurchase }: z.output<z.ZodObject<typeof rediscountShape>>,
): Promise<RediscountTerms> {
  const window =
    repurchase === undefined
      ? [0, 0]
      : await Promise.all([
          context.moment(repurchase.from, "repurchase.from"),
          context.moment(repurchase.until, "repurchase.until"),
        ]);
  const [redeemFrom = 0n, redeemUntil = 0n] = window.map(BigInt);
  const to = BigInt(await context.member(centralBank, "centralBank"));
  return { centralBank: to, label: BigInt(QuotaLabel.numberOf(label)), redeemFrom, redeemUntil };
}

/** What was asked for, as results tell it. */
export function tellTerms({ centralBank, label, redeemFrom, redeemUntil }: RediscountTerms) {
  const repurchase = redeemUntil === 0n ? undefined : { from: Number(redeemFrom), until: Number(redeemUntil) };
  const asked = { centralBank: Number(centralBank), label: QuotaLabel.nameOf(label) };
  return { ...asked, ...(repurchase && { repurchase }) };
}

/** The lots of an application, as results name them. */
export function tellLots(lots: readonly bigint[]): string[] {
  return lots.map((lot) => toldLot(lot).lot);
}
