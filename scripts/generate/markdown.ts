/** A table of Markdown; cells are Markdown themselves, in which only the bar is escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

export function code(text: string | number): string {
  return `\`${text}\``;
}

/** Text that Markdown must not read as markup. */
export function literal(text: string): string {
  return text.replace(/[*_<>`]/g, (character) => `\\${character}`);
}

/** A page that says on its first line from what it was made. */
export function page(source: string, ...blocks: readonly string[]): string {
  return [`<!-- Generated from ${source}; do not edit. -->`, ...blocks, ""].join("\n\n");
}
