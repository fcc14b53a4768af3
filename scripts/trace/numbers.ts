import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DocumentError, DocumentVault, readDocument, tagDocument, type Hex32 } from "@tradelane/sdk/documents";
import type { LotTrace, TracedDocument } from "@tradelane/sdk/path";
import { fromCaller, tell } from "../cli/verb.ts";
import { documentBytes, providerFor } from "../document/input.ts";

/** Where the caller may know documents from that the chain knows by their tags only. */
export interface NumberSources {
  /** Files, or folders of files. */
  readonly invoices?: readonly string[] | undefined;
  readonly key?: string | undefined;
  readonly vault?: string | undefined;
  readonly identity?: string | undefined;
}

/** The numbers of documents by their tags, as far as the caller can read or decrypt them. */
export async function documentNumbers(
  { documents }: LotTrace,
  sources: NumberSources,
): Promise<ReadonlyMap<string, string>> {
  const read = await numbersOfFiles(sources);
  const kept = await numbersInVault(documents, sources);
  return new Map([...read, ...kept]);
}

async function numbersOfFiles({ invoices = [], key }: NumberSources): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  if (invoices.length === 0) return numbers;
  const tags = await providerFor(key);
  for (const file of invoices.flatMap(filesIn)) {
    try {
      const document = readDocument(await documentBytes(file));
      const { tag } = await tagDocument(tags, document);
      numbers.set(tag, document.number);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      tell(`${file}: ${error.code}: ${error.message}`);
    }
  }
  return numbers;
}

function filesIn(path: string): string[] {
  const found = fromCaller(path);
  if (!statSync(found, { throwIfNoEntry: false })?.isDirectory()) return [found];
  const files = readdirSync(found).filter((name) => name.toLowerCase().endsWith(".xml"));
  return files.sort().map((name) => join(found, name));
}

async function numbersInVault(documents: readonly TracedDocument[], { vault, identity }: NumberSources) {
  const numbers = new Map<string, string>();
  if (vault === undefined) return numbers;
  const identities = identity === undefined ? [] : identitiesIn(fromCaller(identity));
  const folder = new DocumentVault(fromCaller(vault));
  for (const { tag, version } of documents) {
    try {
      const { document } = await folder.get({ tag: tag as Hex32, version: Number(version) }, identities);
      numbers.set(tag, document.number);
    } catch (error) {
      // What one may not read is none of one's business; it is not a fault.
      if (!(error instanceof DocumentError) || !UNREADABLE.has(error.code)) throw error;
    }
  }
  return numbers;
}

const UNREADABLE: ReadonlySet<string> = new Set(["DOCUMENT_VAULT_ENTRY_NOT_FOUND", "DOCUMENT_VAULT_NO_KEY"]);

/** The keys in a file of age identities: one a line, with comments. */
function identitiesIn(file: string): string[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.startsWith("AGE-SECRET-KEY-"));
}
