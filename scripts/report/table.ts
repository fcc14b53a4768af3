/** Rows in aligned columns under a head; columns whose head ends with a colon stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isRight = head.map((title) => title.endsWith(":"));
  const cells = [head.map((title) => title.replace(/:$/, "")), ...rows];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isRight[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return cells.map((row) => `  ${line(row)}`);
}
