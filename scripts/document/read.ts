import {
  asDocumentError,
  asReceivableGround,
  readDocument,
  tagDocument,
  type DocumentParty,
  type ErrorLanguage,
} from "@tradelane/sdk/documents";
import { documentBytes, providerFor } from "./input.ts";
import { table } from "./table.ts";

/** Settings of `document read`. */
export interface ReadSettings {
  readonly key?: string;
  readonly json?: true;
  readonly lang: ErrorLanguage;
}

function party({ name, id }: DocumentParty) {
  return { name, id };
}

async function success(file: string, settings: ReadSettings) {
  const ground = asReceivableGround(readDocument(await documentBytes(file)));
  const { tag } = await tagDocument(await providerFor(settings.key), ground);
  const { number, root: kind, issueDate, dueDate, currency, payableAmount, seller, buyer } = ground;
  const parties = { seller: party(seller), buyer: party(buyer) };
  return { file, ok: true as const, number, kind, issueDate, dueDate, currency, payableAmount, ...parties, tag };
}

function failure(file: string, error: unknown, language: ErrorLanguage) {
  const known = asDocumentError(error);
  return { file, ok: false as const, error: { code: known.code, ...known.describe(language) } };
}

type Line = Awaited<ReturnType<typeof success>> | ReturnType<typeof failure>;

const HEAD = ["file", "number", "issued", "due", "payable", "seller", "buyer", "tag (start)"];

function print(lines: readonly Line[]): void {
  const rows = lines.flatMap((line) => {
    if (!line.ok) return [];
    const { file, number, issueDate, dueDate, payableAmount, currency, seller, buyer, tag } = line;
    const amount = `${payableAmount} ${currency}`;
    return [[file, number, issueDate, dueDate ?? "-", amount, seller.name, buyer.name, tag.slice(0, 14)]];
  });
  if (rows.length > 0) console.log(table(HEAD, rows));
  for (const line of lines)
    if (!line.ok) console.error(`${line.file}: ${line.error.code}: ${line.error.message}\n  ${line.error.hint}`);
}

/** Reads files as grounds of receivables, in order, and goes on after one that is refused. */
export async function read(files: readonly string[], settings: ReadSettings): Promise<void> {
  const lines: Line[] = [];
  for (const file of files) {
    const line = await success(file, settings).catch((error: unknown) => failure(file, error, settings.lang));
    lines.push(line);
    if (settings.json) console.log(JSON.stringify(line));
  }
  if (!settings.json) print(lines);
  if (lines.some(({ ok }) => !ok)) process.exitCode = 1;
}
