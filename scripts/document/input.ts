import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  DocumentError,
  loadTagKey,
  LocalTagProvider,
  readDocumentFile,
  tagKeyOfEnvironment,
} from "@tradelane/sdk/documents";

/** Key of this checkout, whatever folder the command is called from. */
export const DEFAULT_KEY = fileURLToPath(new URL("../../.tradelane/tag.key", import.meta.url));

// npm runs scripts in the project's folder; the paths a user gives are meant from where the user is.
const { npm_lifecycle_event: npmScript, INIT_CWD: calledFrom } = process.env;
const base = npmScript === "document" && calledFrom ? calledFrom : process.cwd();

/** A path of the command line, made absolute. */
export function fromCaller(path: string): string {
  return resolve(base, path);
}

/** The tag provider of a key file, else of the environment, else of the checkout's own key. */
export async function providerFor(key: string | undefined): Promise<LocalTagProvider> {
  const fixed = key === undefined ? tagKeyOfEnvironment(process.env) : null;
  return new LocalTagProvider(fixed ?? (await loadTagKey(key === undefined ? DEFAULT_KEY : fromCaller(key))));
}

/** The bytes of a document; errors name the file as the caller wrote it. */
export async function documentBytes(file: string): Promise<Uint8Array> {
  try {
    return await readDocumentFile(fromCaller(file));
  } catch (error) {
    if (!(error instanceof DocumentError) || error.values.file === undefined) throw error;
    throw new DocumentError(error.code, { ...error.values, file }, error);
  }
}
