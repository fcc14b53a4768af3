/** A parameter of law as contracts name it. */
export interface ParameterName {
  readonly constant: string;
  /** What the rule book's name is the hash of. */
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
}

const DECLARATION = /((?:^[ \t]*\/\/\/[^\n]*\n)+)[ \t]*bytes32 internal constant (\w+) = keccak256\("([^"]+)"\);/gm;

/** Longest endings first. */
const UNITS: readonly (readonly [string, string])[] = [
  ["DaysPlusOne", "days, plus one"],
  ["Seconds", "seconds"],
  ["Days", "days"],
  ["Units", "minor units"],
  ["Bps", "basis points"],
];

/** The parameters that a source file names, in its order. */
export function parameterNames(source: string): ParameterName[] {
  const declared = source.match(/bytes32 internal constant /g)?.length ?? 0;
  const found = [...source.matchAll(DECLARATION)].map(([, comment = "", constant = "", name = ""]) => ({
    constant,
    name,
    meaning: comment
      .replace(/^[ \t]*\/\/\/ ?(?:@\w+ )?/gm, "")
      .replace(/\s+/g, " ")
      .trim(),
    unit: UNITS.find(([ending]) => name.endsWith(ending))?.[1] ?? "code or number",
  }));
  if (found.length !== declared)
    throw new Error(`${declared - found.length} parameters have no comment or no plain name.`);
  return found;
}
