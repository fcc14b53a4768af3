import type { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import type { CurrencyUnits } from "../../values/currency.js";
import type { ActContext } from "../context.js";
import { seal, type contents } from "./particulars.js";

type Contents = z.output<(typeof contents)[number]>;

/** New contents in the currency of the document they are for. */
export interface NewContents {
  /** The tag that the document's own identity has; `undefined` when only particulars are given. */
  readonly ownTag: string | undefined;
  readonly amount: bigint;
  readonly root: string;
  readonly fingerprint: number;
  readonly currency: CurrencyUnits;
}

/** What is given as new contents of the document `tag`, or as a credit note on it. */
export async function newContents(context: ActContext, tag: string | undefined, given: Contents): Promise<NewContents> {
  if ("root" in given) {
    const currency = await currencyOfDocument(context, tag ?? "");
    const { root, fingerprint } = given;
    return { ownTag: undefined, amount: parseAmount(given.amount, currency), root, fingerprint, currency };
  }
  const { tag: ownTag, root, fingerprint, document } = await seal(context, given);
  return { ownTag, amount: document.payableMinor, root, fingerprint, currency: currencyOf(document.currency) };
}

async function currencyOfDocument(context: ActContext, tag: string): Promise<CurrencyUnits> {
  const { currency } = await context.contracts.evidence.documentAt(tag);
  if (currency === 0n) throw sdkError("HistoryMissing", { subject: tag, event: "DocumentRegistered" });
  return currencyOf(currency);
}
