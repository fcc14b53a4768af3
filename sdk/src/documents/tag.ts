import { contentsOf, encodeFields } from "./contents.js";
import type { TradeDocument } from "./document.js";
import { encodeIdentity, identityOf } from "./identity.js";

/** 32 bytes as 0x and 64 hexadecimal digits. */
export type Hex32 = `0x${string}`;

/** What a pseudo-random value is for. The same input under two purposes gives unrelated values. */
export type TagPurpose = "identity" | "contents-seed" | "fingerprint";

/**
 * A keyed pseudo-random function. Its key decides who can guess: a local key for development, a service that evaluates
 * blindly (VOPRF, RFC 9497) for production, so that neither the chain nor another bank nor the service learns the input.
 */
export interface TagProvider {
  /** The pseudo-random value of the input under a purpose: the same for the same key, purpose and input. */
  tag(purpose: TagPurpose, input: Uint8Array): Promise<Hex32>;
}

/** How the chain knows a document. */
export interface DocumentTag {
  /** Of the identity alone: the key of the document's slot. */
  readonly tag: Hex32;
  /** Of the contents: salts of the commitment are made from it. Secret: whoever has it can guess fields. */
  readonly seed: Hex32;
  /** 16 bits of the contents, 0 to 65535, to see at a glance that contents differ. */
  readonly fingerprint: number;
}

/**
 * Tag, seed and fingerprint of a document. Any bank that holds the same document gets the same three; a document with
 * the same identity and other contents gets the same tag and another seed.
 *
 * @throws DOCUMENT_ISSUER_UNIDENTIFIED, DOCUMENT_FIELD_INVALID, and what the provider throws
 * @example
 * const { tag } = await tagDocument(provider, readDocument(bytes));
 */
export async function tagDocument(provider: TagProvider, document: TradeDocument): Promise<DocumentTag> {
  const identity = encodeIdentity(identityOf(document));
  const contents = encodeFields(contentsOf(document));
  const [tag, seed, print] = await Promise.all([
    provider.tag("identity", identity),
    provider.tag("contents-seed", contents),
    provider.tag("fingerprint", contents),
  ]);
  return { tag, seed, fingerprint: Number.parseInt(print.slice(2, 6), 16) };
}
