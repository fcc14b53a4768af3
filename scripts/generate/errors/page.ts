import { code, literal, page, table } from "../markdown.ts";
import type { Output } from "../outputs.ts";

/** What people read about one error, in one language. */
interface ErrorText {
  readonly message: string;
  readonly hint: string;
}

/** An error of a catalogue of the SDK. */
export interface ErrorEntry {
  readonly en: ErrorText;
  readonly zh: ErrorText;
}

/** Errors that belong together on the page. */
export interface ErrorGroup {
  readonly title: string;
  readonly intro: string;
  readonly entries: Readonly<Record<string, ErrorEntry>>;
}

/** How contracts declare an error, and which of them raise it. */
export interface Declaration {
  readonly signature: string;
  readonly selector: string;
  readonly contracts: readonly string[];
}

export const PAGE = "docs/reference/errors.md";

/** The page of all errors in both languages. */
export function errorsPage(groups: readonly ErrorGroup[], declared: ReadonlyMap<string, Declaration>): Output {
  const content = page(
    "sdk/src/errors and sdk/src/documents",
    "# Errors",
    "Every error has a code, the offending values, a sentence and a hint, in English and Chinese. The code of a refused " +
      "act is the name of the contract's custom error. Names in braces stand for the values.",
    ...groups.flatMap(({ title, intro, entries }) => [
      `## ${title}`,
      intro,
      ...sorted(entries).flatMap(([name, entry]) => section(name, entry, declared.get(name))),
    ]),
  );
  return { path: PAGE, content };
}

function section(name: string, { en, zh }: ErrorEntry, declaration: Declaration | undefined): string[] {
  const rows = [
    ["English", literal(en.message), literal(en.hint)],
    ["中文", literal(zh.message), literal(zh.hint)],
  ];
  return [
    `### ${name}`,
    table(["", "what was wrong", "what to do"], rows),
    ...(declaration === undefined ? [] : [declarationLine(declaration)]),
  ];
}

function declarationLine({ signature, selector, contracts }: Declaration): string {
  const links = contracts.map((contract) => `[${contract}](contracts/${contract}.md)`).join(", ");
  return `${code(signature)}, selector ${code(selector)}; ${links}.`;
}

function sorted(entries: Readonly<Record<string, ErrorEntry>>): [string, ErrorEntry][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
