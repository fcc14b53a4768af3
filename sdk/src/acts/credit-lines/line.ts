import { z } from "zod";
import { currencyOf } from "../../inputs/currency.js";
import { currencyName, type CurrencyUnits } from "../../values/currency.js";
import { LinePurpose } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import { currency, member } from "../schemas.js";

/** A line of the bank that acts. */
export const lineShape = {
  debtor: member.describe("The core enterprise it is for"),
  currency,
  purpose: z
    .enum(LinePurpose.names)
    .default("Confirmation")
    .describe("For what the debtor confirms, or for what the bank finances on it"),
};

export const lineExample = { debtor: "91310000MA1FL0XX1X", currency: "CNY", purpose: "Confirmation" } as const;

type LineInput = z.output<z.ZodObject<typeof lineShape>>;

/** A line as the contract takes it, with the currency of its amounts. */
export async function lineOf(
  context: ActContext,
  { debtor, currency: code, purpose }: LineInput,
): Promise<{ line: [debtor: number, currency: number, purpose: number]; units: CurrencyUnits }> {
  const units = currencyOf(code);
  return { line: [await context.member(debtor, "debtor"), units.numeric, LinePurpose.numberOf(purpose)], units };
}

/** A line as results tell it. */
export function tellLine(args: {
  readonly bank: bigint;
  readonly debtor: bigint;
  readonly currency: bigint;
  readonly purpose: bigint;
}) {
  const { bank, debtor, currency: numeric, purpose } = args;
  return {
    bank: Number(bank),
    debtor: Number(debtor),
    currency: currencyName(numeric),
    purpose: LinePurpose.nameOf(purpose),
  };
}
