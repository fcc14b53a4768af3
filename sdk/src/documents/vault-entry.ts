import { z } from "zod";
import type { TradeDocument } from "./document.js";
import type { Hex32 } from "./tag.js";

const partyId = z.object({
  value: z.string(),
  scheme: z.string().nullable(),
  source: z.enum(["legal", "vat", "tax", "party"]),
});

const party = z.object({
  name: z.string(),
  id: z.string().nullable(),
  idScheme: z.string().nullable(),
  ids: z.array(partyId),
});

const tradeDocument = z.object({
  kind: z.enum(["Invoice", "CreditNote"]),
  root: z.enum(["Invoice", "CreditNote"]),
  typeCode: z.string(),
  number: z.string(),
  invoiceCode: z.string().nullable(),
  issueDate: z.string(),
  dueDate: z.string().nullable(),
  currency: z.string(),
  payableAmount: z.string(),
  payableMinor: z
    .string()
    .regex(/^-?\d+$/)
    .transform(BigInt),
  seller: party,
  buyer: party,
  payeeName: z.string().nullable(),
  orderReference: z.string().nullable(),
  contractReferences: z.array(z.string()),
  precedingInvoices: z.array(z.object({ number: z.string(), issueDate: z.string().nullable() })),
});

const sealed = z.object({
  format: z.literal(1),
  tag: z.string(),
  version: z.number(),
  seed: z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]),
  document: tradeDocument,
  original: z.base64(),
});

/** Names an entry of the vault. */
export interface VaultName {
  readonly tag: Hex32;
  /** 1 for the first contents under the tag; a correction is the next. */
  readonly version: number;
}

/** What the vault keeps of a document, for its parties only. */
export interface VaultEntry extends VaultName {
  /** The file as the issuer made it. */
  readonly original: Uint8Array;
  readonly document: TradeDocument;
  /** Seed of the salts; erasing it makes the commitment unguessable for ever. */
  readonly seed: Hex32;
}

/** The entry as the bytes that are encrypted. */
export function encodeEntry({ tag, version, seed, document, original }: VaultEntry): Uint8Array {
  const plain = {
    format: 1,
    tag,
    version,
    seed,
    document: { ...document, payableMinor: document.payableMinor.toString() },
    original: Buffer.from(original).toString("base64"),
  };
  return new TextEncoder().encode(JSON.stringify(plain));
}

/** The entry of decrypted bytes. @throws ZodError or SyntaxError when they are no entry */
export function decodeEntry(bytes: Uint8Array): VaultEntry {
  const { tag, version, seed, document, original } = sealed.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return {
    tag: `0x${tag.slice(2)}`,
    version,
    seed,
    document,
    original: Uint8Array.from(Buffer.from(original, "base64")),
  };
}
