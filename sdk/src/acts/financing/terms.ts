import { z } from "zod";
import { parseAmount } from "../../inputs/amount.js";
import { formatRate, parseRate, RATE_PATTERN } from "../../inputs/rate.js";
import { resolveTime, type TimeBase } from "../../inputs/time.js";
import type { CurrencyUnits } from "../../values/currency.js";
import { amount, time } from "../schemas.js";

/** What the bank offers. */
export const termsShape = {
  principal: amount.describe("Interest not yet taken off"),
  rate: z.string().regex(RATE_PATTERN).describe('Per cent of the principal a year: "4.35"'),
  disburseBy: time.describe("Last moment to instruct the cash, not after maturity"),
};

type TermsInput = z.output<z.ZodObject<typeof termsShape>>;

export const termsExample = { principal: "32000.00", rate: "4.35", disburseBy: "+5d" } as const;

/** Terms as the contract takes them. */
export interface FinancingTerms {
  readonly principal: bigint;
  readonly ratePpm: bigint;
  readonly disburseBy: bigint;
}

/** Terms for the contract. Relative times count from `base`. */
export async function termsOf(given: TermsInput, currency: CurrencyUnits, base: TimeBase): Promise<FinancingTerms> {
  return {
    principal: parseAmount(given.principal, currency, "principal"),
    ratePpm: parseRate(given.rate),
    disburseBy: BigInt(await resolveTime(given.disburseBy, base, "disburseBy")),
  };
}

/** Terms as results tell them. */
export function tellTerms({ principal, ratePpm, disburseBy }: FinancingTerms) {
  return { principal, rate: formatRate(ratePpm), disburseBy: Number(disburseBy) };
}
