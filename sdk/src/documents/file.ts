import { open } from "node:fs/promises";
import { documentError } from "./errors.js";
import { DEFAULT_MAX_BYTES } from "./xml.js";

function unreadable(file: string, cause: unknown) {
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  if (reason === "ENOENT" || reason === "ENOTDIR") return documentError("DOCUMENT_FILE_NOT_FOUND", { file }, cause);
  if (reason === "EISDIR") return documentError("DOCUMENT_FILE_IS_FOLDER", { file }, cause);
  return documentError("DOCUMENT_FILE_UNREADABLE", { file, reason }, cause);
}

/**
 * The bytes of a document's file, never more than the limit in memory.
 *
 * @param limitBytes 10 MiB unless told otherwise
 * @throws DOCUMENT_FILE_NOT_FOUND, DOCUMENT_FILE_IS_FOLDER, DOCUMENT_FILE_UNREADABLE, DOCUMENT_TOO_LARGE
 * @example
 * const bytes = await readDocumentFile("invoice.xml");
 */
export async function readDocumentFile(file: string, limitBytes: number = DEFAULT_MAX_BYTES): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const handle = await open(file, "r");
    // `end` is inclusive: one byte above the limit is enough to know.
    const stream: AsyncIterable<Uint8Array> = handle.createReadStream({ end: limitBytes });
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
    }
  } catch (cause) {
    throw unreadable(file, cause);
  }
  if (length > limitBytes) throw documentError("DOCUMENT_TOO_LARGE", { limitBytes });
  return Buffer.concat(chunks);
}
