import { documentError } from "./errors.js";

const DECLARATION = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
/** Names in use for an encoding that the platform knows under another name. */
const ALIASES: Readonly<Record<string, string>> = { cp936: "gbk", ms936: "gbk", "windows-936": "gbk" };

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The encoding by byte order mark or by the first "<" (XML 1.0, appendix F.1). */
function encodingByFirstBytes(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x00, 0x00, 0xfe, 0xff]) || startsWith(bytes, [0x00, 0x00, 0x00, 0x3c])) return "utf-32be";
  if (startsWith(bytes, [0xff, 0xfe, 0x00, 0x00]) || startsWith(bytes, [0x3c, 0x00, 0x00, 0x00])) return "utf-32le";
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (startsWith(bytes, [0xfe, 0xff]) || startsWith(bytes, [0x00, 0x3c])) return "utf-16be";
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0x3c, 0x00])) return "utf-16le";
  return null;
}

function declaredEncoding(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const declared = DECLARATION.exec(start)?.[1]?.toLowerCase() ?? "utf-8";
  return ALIASES[declared] ?? declared;
}

function decodeSingleByte(bytes: Uint8Array, encoding: string, highest: number): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const part = bytes.subarray(at, at + 8192);
    if (part.some((byte) => byte > highest)) throw documentError("DOCUMENT_ENCODING_INVALID", { encoding });
    parts.push(String.fromCharCode(...part));
  }
  return parts.join("");
}

function decoderFor(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw documentError("DOCUMENT_ENCODING_UNSUPPORTED", { encoding }, cause);
  }
}

/**
 * The text of an XML file in whatever encoding it declares. A byte order mark wins over the declaration; without either
 * it is UTF-8. Invalid bytes are refused, never replaced: a replaced character would make two documents one.
 *
 * @throws DOCUMENT_ENCODING_UNSUPPORTED, DOCUMENT_ENCODING_INVALID
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingByFirstBytes(bytes) ?? declaredEncoding(bytes);
  // TextDecoder reads these two as windows-1252, which XML does not mean.
  if (encoding === "iso-8859-1" || encoding === "latin1") return decodeSingleByte(bytes, encoding, 0xff);
  if (encoding === "us-ascii" || encoding === "ascii") return decodeSingleByte(bytes, encoding, 0x7f);
  // A file that reads as bytes of ASCII so far cannot be in units of 16 bits.
  if (/^(utf-?16|ucs-?2|iso-10646-ucs-2)/.test(encoding) && encodingByFirstBytes(bytes) === null)
    throw documentError("DOCUMENT_ENCODING_INVALID", { encoding });
  const decoder = decoderFor(encoding);
  try {
    return decoder.decode(bytes).replace(/^\uFEFF/, "");
  } catch (cause) {
    throw documentError("DOCUMENT_ENCODING_INVALID", { encoding }, cause);
  }
}
