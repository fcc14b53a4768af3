import { readFileSync } from "node:fs";
import { relative } from "node:path";

export interface Line {
  file: string;
  line: number;
  text: string;
}

/** `// coverage: reason`, on the line or alone on the one above, argues why no test runs it. */
const ARGUED = /\/\/ coverage: \S/;

/** Whether a file is deployed: test doubles are not. */
const counts = (file: string) => file.startsWith("contracts/") && !file.startsWith("contracts/mocks/");

/** Reads an LCOV report and lists the lines of contracts that no test ran and no comment argues. */
export function findUncovered(report: string): { lines: number; uncovered: Line[] } {
  let lines = 0;
  let file = "";
  let source: string[] = [];
  const uncovered: Line[] = [];
  for (const record of readFileSync(report, "utf8").split("\n")) {
    if (record.startsWith("SF:")) {
      file = relative(".", record.slice(3)).replaceAll("\\", "/");
      source = counts(file) ? readFileSync(file, "utf8").split("\n") : [];
    }
    const [, number, hits] = /^DA:(\d+),(\d+)/.exec(record) ?? [];
    if (source.length === 0 || number === undefined) continue;
    lines += 1;
    const line = Number(number);
    if (hits === "0" && !argued(source, line)) uncovered.push({ file, line, text: source[line - 1] ?? "" });
  }
  return { lines, uncovered };
}

function argued(source: readonly string[], line: number): boolean {
  const above = source[line - 2]?.trim() ?? "";
  return ARGUED.test(source[line - 1] ?? "") || (above.startsWith("//") && ARGUED.test(above));
}
