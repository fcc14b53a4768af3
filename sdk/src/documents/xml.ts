import { ParseOption, XmlDocument, XmlLibError } from "libxml2-wasm";
import { decodeXml } from "./decode.js";
import { documentError } from "./errors.js";

/** Largest document read unless told otherwise: 10 MiB. */
export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

// Entities stay unsubstituted (no NOENT) and nothing external is loaded. HUGE lifts libxml2's limit of 10 MB on its
// buffer, so that `maxBytes` alone decides; what it would make dangerous, entities, is refused before.
const OPTIONS = (ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_IGNORE_ENC |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_HUGE) as ParseOption;

/** Where the root element or the DOCTYPE begins: after white space, comments and processing instructions. */
function prologEnd(text: string): number {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const close = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (close === null) return at;
    const end = text.indexOf(close, at + 2);
    if (end === -1) return at;
    at = end + close.length;
  }
}

function malformed(cause: unknown) {
  const first = cause instanceof XmlLibError ? cause.details[0] : undefined;
  const detail = (first?.message ?? "no XML document").trim().replace(/\.$/, "");
  return documentError("DOCUMENT_MALFORMED_XML", { line: first?.line ?? 1, detail }, cause);
}

/**
 * Parses one untrusted XML document, reads it, and frees the parser's memory.
 *
 * @throws DOCUMENT_TOO_LARGE, DOCUMENT_ENCODING_UNSUPPORTED, DOCUMENT_ENCODING_INVALID, DOCUMENT_DOCTYPE_FORBIDDEN,
 *   DOCUMENT_MALFORMED_XML, and whatever `read` throws
 */
export function withXml<Result>(bytes: Uint8Array, maxBytes: number, read: (xml: XmlDocument) => Result): Result {
  if (bytes.length > maxBytes) throw documentError("DOCUMENT_TOO_LARGE", { limitBytes: maxBytes });
  const text = decodeXml(bytes);
  if (text.startsWith("<!DOCTYPE", prologEnd(text))) throw documentError("DOCUMENT_DOCTYPE_FORBIDDEN", {});
  let xml: XmlDocument;
  try {
    xml = XmlDocument.fromString(text, { option: OPTIONS });
  } catch (cause) {
    throw malformed(cause);
  }
  try {
    // Should the parser ever see a DOCTYPE that the scan above does not.
    if (xml.dtd !== null) throw documentError("DOCUMENT_DOCTYPE_FORBIDDEN", {});
    return read(xml);
  } finally {
    xml.dispose();
  }
}
