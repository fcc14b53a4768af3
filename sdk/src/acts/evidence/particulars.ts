import { z } from "zod";
import type { TradeDocument } from "../../documents/document.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import type { CurrencyUnits } from "../../values/currency.js";
import { DocumentKind } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import { amount, currency, documentKind, hash, member, tag } from "../schemas.js";

const fingerprint = z
  .int()
  .min(0)
  .max(0xffff)
  .describe("Sixteen bits of a keyed pseudo-random function of the contents");
const file = z.string().min(1).describe("A UBL file; needs the tag provider given to connect()");
const document = z
  .custom<TradeDocument>((value) => typeof value === "object" && value !== null && "payableMinor" in value)
  .describe("A document that readDocument() read; needs the tag provider given to connect()");
const parties = {
  seller: member.optional().describe("The seller; by the document's legal number unless told otherwise"),
  buyer: member.optional().describe("The buyer; by the document's legal number unless told otherwise"),
};

/** A document to register: its particulars one by one, as read, or as a file. */
export const particulars = [
  z.strictObject({
    tag,
    seller: member,
    buyer: member,
    currency,
    kind: documentKind.default("Invoice"),
    amount: amount.describe("Payable amount"),
    root: hash.describe("Salted Merkle root over the fields"),
    fingerprint,
  }),
  z.strictObject({ document, ...parties }),
  z.strictObject({ file, ...parties }),
] as const;

/** New contents of a document that is registered, or of a credit note. */
export const contents = [
  z.strictObject({ amount, root: hash, fingerprint }),
  z.strictObject({ document }),
  z.strictObject({ file }),
] as const;

type Particulars = z.output<(typeof particulars)[number]>;

/** What the chain keeps of a document. */
export interface Registration {
  readonly tag: string;
  readonly seller: number;
  readonly buyer: number;
  readonly currency: number;
  readonly kind: number;
  readonly amount: bigint;
  readonly root: string;
  readonly fingerprint: number;
}

/** What stands for a document on chain: made from its contents with the tag provider. */
export interface Sealed {
  readonly tag: string;
  readonly root: string;
  readonly fingerprint: number;
  readonly document: TradeDocument;
}

/** Tag, commitment and fingerprint of a document. */
export async function seal(
  context: ActContext,
  source: { document: TradeDocument } | { file: string },
): Promise<Sealed> {
  const tags = context.tags();
  // Reading XML is a large part of the package; who gives particulars never loads it.
  const { commit, contentsOf, readDocument, readDocumentFile, tagDocument } = await import("../../documents/index.js");
  const read = "file" in source ? readDocument(await readDocumentFile(source.file)) : source.document;
  const { tag: own, seed, fingerprint: print } = await tagDocument(tags, read);
  return { tag: own, root: commit(contentsOf(read), seed).root, fingerprint: print, document: read };
}

/** The registration that particulars stand for, with its currency. */
export async function registrationOf(
  context: ActContext,
  given: Particulars,
): Promise<{ registration: Registration; currency: CurrencyUnits }> {
  if ("tag" in given) {
    const units = currencyOf(given.currency);
    const [seller, buyer] = await Promise.all([
      context.member(given.seller, "seller"),
      context.member(given.buyer, "buyer"),
    ]);
    const { tag: own, root, fingerprint: print } = given;
    const minor = parseAmount(given.amount, units);
    const common = { tag: own, seller, buyer, root, fingerprint: print };
    return {
      registration: { ...common, currency: units.numeric, kind: DocumentKind.numberOf(given.kind), amount: minor },
      currency: units,
    };
  }
  const { asReceivableGround } = await import("../../documents/ground.js");
  const sealed = await seal(context, given);
  const ground = asReceivableGround(sealed.document);
  const units = currencyOf(ground.currency);
  const [seller, buyer] = await Promise.all([
    given.seller === undefined ? context.directory.ofParty(ground.seller) : context.member(given.seller, "seller"),
    given.buyer === undefined ? context.directory.ofParty(ground.buyer) : context.member(given.buyer, "buyer"),
  ]);
  const { tag: own, root, fingerprint: print } = sealed;
  const common = { tag: own, seller, buyer, root, fingerprint: print };
  return {
    registration: {
      ...common,
      currency: units.numeric,
      kind: DocumentKind.numberOf("Invoice"),
      amount: ground.payableMinor,
    },
    currency: units,
  };
}
