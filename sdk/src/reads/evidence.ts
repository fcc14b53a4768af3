import type { ActContext } from "../acts/context.js";
import { currencyName } from "../values/currency.js";
import { DocumentKind } from "../values/enums.js";

/** What the chain knows of documents. */
export function evidenceReads(context: ActContext) {
  return {
    /** A document by its tag; undefined when it is not registered. Amounts in minor units. */
    async documentAt(tag: string) {
      const found = await context.contracts.evidence.documentAt(tag);
      if (found.version === 0n) return undefined;
      const { seller, buyer, currency, kind, version, amount, financed, paid, fingerprint } = found;
      return {
        tag,
        seller: Number(seller),
        buyer: Number(buyer),
        currency: currencyName(currency),
        kind: DocumentKind.nameOf(kind),
        version: Number(version),
        amount,
        financed,
        paid,
        /** What claims can still stand on; a credit note may have left less than nothing. */
        left: amount > financed ? amount - financed : 0n,
        fingerprint: Number(fingerprint),
      };
    },
  };
}
