/** Says in one line how two texts differ: how many lines come and go, and where the first one is. */
export function summarise(before: string, after: string): string {
  const old = before.split("\n");
  const wanted = after.split("\n");
  const first = old.findIndex((line, index) => line !== wanted[index]);
  const line = first === -1 ? old.length : first;
  const gone = count(old, wanted);
  const come = count(wanted, old);
  const at = `from line ${line + 1}: ${quote(old[line])} should be ${quote(wanted[line])}`;
  return `-${gone} +${come} lines, ${at}`;
}

/** How many lines of `a` have no partner in `b`. */
function count(a: readonly string[], b: readonly string[]): number {
  const partners = new Map<string, number>();
  for (const line of b) partners.set(line, (partners.get(line) ?? 0) + 1);
  return a.filter((line) => {
    const left = partners.get(line) ?? 0;
    partners.set(line, left - 1);
    return left <= 0;
  }).length;
}

function quote(line: string | undefined): string {
  if (line === undefined) return "the end of the file";
  const text = line.trim();
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
