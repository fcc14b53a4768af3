import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { documentError } from "./errors.js";

/** Environment variable that holds the tag key in hexadecimal. */
export const TAG_KEY_VARIABLE = "TRADELANE_TAG_KEY";

function errorCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}

function parseKey(text: string, source: string): Uint8Array {
  const hex = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(text.trim())?.[1];
  if (hex === undefined) throw documentError("DOCUMENT_KEY_INVALID", { source });
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

/** Makes the key complete under another name first: of two processes that make it at once, both use the same. */
async function createKey(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    await link(draft, path);
  } catch (cause) {
    if (errorCode(cause) !== "EEXIST") throw cause;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The tag key (32 bytes) of a file, which is made, readable by its owner only, when it is not there.
 *
 * @throws DOCUMENT_KEY_INVALID, DOCUMENT_KEY_UNREADABLE
 * @example
 * const provider = new LocalTagProvider(await loadTagKey(".tradelane/tag.key"));
 */
export async function loadTagKey(path: string): Promise<Uint8Array> {
  try {
    const text = await readFile(path, "utf8").catch(async (cause: unknown) => {
      if (errorCode(cause) !== "ENOENT") throw cause;
      await createKey(path);
      return readFile(path, "utf8");
    });
    return parseKey(text, path);
  } catch (cause) {
    if (cause instanceof Error && cause.name === "DocumentError") throw cause;
    throw documentError("DOCUMENT_KEY_UNREADABLE", { source: path, reason: errorCode(cause) }, cause);
  }
}

/** The tag key of the environment, or null when it is not set. @throws DOCUMENT_KEY_INVALID */
export function tagKeyOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Uint8Array | null {
  const text = environment[TAG_KEY_VARIABLE];
  return text === undefined || text === "" ? null : parseKey(text, TAG_KEY_VARIABLE);
}
