import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { documentError } from "./errors.js";
import type { Hex32, TagProvider, TagPurpose } from "./tag.js";

/**
 * Tags by HMAC-SHA256 under a local key, with a key of its own for each purpose.
 *
 * @remarks Warning: for development. Whoever holds the key can test guesses against the chain, so all banks that are to
 * recognise one another's documents would have to be trusted with it. Production puts a VOPRF client in its place.
 */
export class LocalTagProvider implements TagProvider {
  readonly #key: Uint8Array;

  /** @param key 32 bytes  @throws DOCUMENT_KEY_INVALID */
  constructor(key: Uint8Array) {
    if (key.length !== 32) throw documentError("DOCUMENT_KEY_INVALID", { source: "memory" });
    this.#key = Uint8Array.from(key);
  }

  async tag(purpose: TagPurpose, input: Uint8Array): Promise<Hex32> {
    const purposeKey = hmac(sha256, this.#key, utf8ToBytes(`tradelane/document-tag/v1/${purpose}`));
    return `0x${bytesToHex(hmac(sha256, purposeKey, input))}`;
  }
}
