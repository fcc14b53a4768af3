import { z } from "zod";
import { documentError } from "./errors.js";
import { verifyField, type FieldProof } from "./merkle.js";
import type { Hex32 } from "./tag.js";

const hex32 = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);

const disclosure = z.object({
  tag: hex32,
  root: hex32,
  field: z.string(),
  value: z.string(),
  salt: hex32,
  path: z.array(hex32).max(32),
});

/** One field of a registered document, disclosed to somebody who can look up tag and root on the chain. */
export interface Disclosure extends FieldProof {
  readonly tag: Hex32;
  readonly root: Hex32;
}

/**
 * Reads a disclosure from JSON and verifies it against its own root. That the chain has this root under this tag is for
 * the reader to look up.
 *
 * @param source where the JSON comes from, for the error
 * @throws DOCUMENT_PROOF_UNREADABLE, DOCUMENT_PROOF_REFUSED
 */
export function checkDisclosure(json: string, source: string): Disclosure {
  let read: Disclosure;
  try {
    read = disclosure.parse(JSON.parse(json));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? (cause.issues[0]?.path.join(".") ?? "form") : "no JSON";
    throw documentError("DOCUMENT_PROOF_UNREADABLE", { source, reason }, cause);
  }
  const { field, value, root } = read;
  if (!verifyField(root, read)) throw documentError("DOCUMENT_PROOF_REFUSED", { field, value, root });
  return read;
}
