import { findCurrency, type CurrencyUnits } from "../../values/currency.js";
import type { ActContext } from "../context.js";

/** The currency of a financing; undefined when there is none. */
export async function currencyOfFinancing(context: ActContext, financing: bigint): Promise<CurrencyUnits | undefined> {
  const { currency } = await context.contracts.financing.financingAt(financing);
  return findCurrency(currency);
}
