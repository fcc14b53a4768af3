/** An object for people: one line a field, lists and objects indented below their names. */
export function describe(value: object, indent = ""): string {
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  return fields
    .map(([name, item]: [string, unknown]) => {
      if (Array.isArray(item) && item.some((part) => typeof part === "object")) {
        const parts = item.map((part: object) => `${indent}  ${inline(part)}`);
        return [`${indent}${name}`, ...parts].join("\n");
      }
      if (typeof item === "object" && item !== null && !Array.isArray(item))
        return `${indent}${name}\n${describe(item, `${indent}  `)}`;
      return `${indent}${name.padEnd(width)}  ${plain(item)}`;
    })
    .join("\n");
}

function inline(item: object): string {
  return Object.entries(item)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]: [string, unknown]) => `${name} ${plain(value)}`)
    .join("  ");
}

function plain(item: unknown): string {
  return Array.isArray(item) ? item.map(String).join(", ") || "-" : String(item);
}
