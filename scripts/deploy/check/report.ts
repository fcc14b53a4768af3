import { areas, type Finding } from "./finding.ts";

/** How many differences are worth a line each on stderr. */
const FIRST = 5;

/** A table for people: each area with its counts, then what differs; with `all` everything that was compared. */
export function table(findings: readonly Finding[], all: boolean): string {
  const counts = areas.flatMap((area) => {
    const own = findings.filter((finding) => finding.area === area);
    const wrong = own.filter(({ ok }) => !ok).length;
    return own.length === 0 ? [] : [[area, `${own.length} compared`, wrong === 0 ? "ok" : `${wrong} DIFFER`]];
  });
  const shown = findings.filter(({ ok }) => all || !ok);
  const rows = shown.map(({ area, subject, what, expected, actual, ok }) => [
    ok ? "ok" : "DIFFERS",
    area,
    subject,
    what,
    ok ? actual : `expected ${expected}, found ${actual}`,
  ]);
  return [...align(counts), ...(rows.length > 0 ? ["", ...align(rows)] : [])].join("\n");
}

/** The first differences, a line each. */
export function firstDifferences(findings: readonly Finding[]): string[] {
  const wrong = findings.filter(({ ok }) => !ok);
  const lines = wrong
    .slice(0, FIRST)
    .map(
      ({ area, subject, what, expected, actual }) =>
        `${area}: ${subject}: ${what}: expected ${expected}, found ${actual}`,
    );
  return wrong.length > FIRST ? [...lines, `and ${wrong.length - FIRST} more`] : lines;
}

function align(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
