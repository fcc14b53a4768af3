import { z } from "zod";
import { parameterInvalid } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import { DocumentKind } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import { particulars, seal } from "../evidence/particulars.js";
import { agreedExample, agreedShape, groundlessShape } from "./terms.js";
import type { consentDeadline } from "./terms-consent.js";

const [named, read, filed] = particulars;
const { kind, amount, root, fingerprint } = named.shape;

/**
 * Terms that both parties agree on with the document that justifies them: its particulars one by one, as read, or as a
 * file. Its seller is the creditor, its buyer the debtor, its currency theirs.
 *
 * @param extra parameters besides
 */
export function termsWithDocument<Extra extends z.ZodRawShape>(extra: Extra) {
  return z.union([
    z.strictObject({ ...agreedShape, kind, amount, root, fingerprint, ...extra }),
    z.strictObject({ ...groundlessShape, document: read.shape.document, ...extra }),
    z.strictObject({ ...groundlessShape, file: filed.shape.file, ...extra }),
  ]);
}

export const withDocumentExample = {
  ...agreedExample,
  kind: "Invoice",
  amount: "120000.00",
  root: `0x${"22".repeat(32)}`,
  fingerprint: 4711,
} as const;

type Given = z.output<ReturnType<typeof termsWithDocument<{ deadline: typeof consentDeadline }>>>;

/** Terms on the ground of a document, and what the contract registers of it. */
export async function groundedTerms(context: ActContext, given: Given) {
  if ("root" in given) {
    const { kind: name, amount: payable, root: committed, fingerprint: print, ...terms } = given;
    const minor = parseAmount(payable, currencyOf(given.currency));
    return { terms, ground: { kind: DocumentKind.numberOf(name), amount: minor, root: committed, fingerprint: print } };
  }
  const { asReceivableGround } = await import("../../documents/ground.js");
  const { tag, root: committed, fingerprint: print, document } = await seal(context, given);
  const { currency, payableMinor } = asReceivableGround(document);
  if (currency !== given.currency) throw parameterInvalid("currency", `the document is in ${currency}`);
  const number = DocumentKind.numberOf("Invoice");
  return {
    terms: { ...given, background: tag },
    ground: { kind: number, amount: payableMinor, root: committed, fingerprint: print },
  };
}
