import { readFile } from "node:fs/promises";
import { z } from "zod";

/** A table that says something impossible; `issues` has one sentence for each place. */
export class TableError extends Error {
  override readonly name = "TableError";
  readonly file: string;
  readonly issues: readonly string[];

  constructor(file: string, issues: readonly string[]) {
    super([`${file} is refused:`, ...issues.map((issue) => `  ${issue}`)].join("\n"));
    this.file = file;
    this.issues = issues;
  }

  static of(file: string, error: z.ZodError): TableError {
    const issues = error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || "the table"}: ${message}`);
    return new TableError(file, issues);
  }
}

export async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8")) as unknown;
}
