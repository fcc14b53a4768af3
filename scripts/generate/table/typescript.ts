import type { Output } from "../outputs.ts";
import type { StateTable } from "./schema.ts";
import { LOTS_TABLE, type Vocabulary } from "./vocabulary.ts";

const FOLDER = "sdk/src/tables";

/** The table as a typed constant of the SDK. */
export function typescriptTable(source: string, table: StateTable): Output {
  const { name, area, instrument, business, states, byTime, lotsByTime, endings, lastRedemption } = table;
  const value = {
    area,
    business,
    instrument,
    states: Object.fromEntries(states.map(({ name, value }) => [name, value])),
    acts: Object.fromEntries(table.acts.map(({ act, ...row }) => [act, row])),
    byTime,
    lotsByTime,
    endings,
    lastRedemption,
  };
  const content = `// Generated from ${source}; do not edit.
import type { StateTable } from "./table.js";

/** States of ${instrument}s and the acts on them and their lots; docs/reference/states/${name}.md shows the same. */
export const ${name}Table = ${JSON.stringify(value)} as const satisfies StateTable;
`;
  return { path: `${FOLDER}/${name}.ts`, content };
}

/** What `@tradelane/sdk/tables` offers: every table there is. */
export function typescriptIndex(names: readonly string[]): Output {
  const modules = ["allowed", "lots", ...names].map((module) => `export * from "./${module}.js";`);
  const content = `// Generated from contracts/*/*.table.json; do not edit.
${modules.join("\n")}
export type * from "./table.js";
`;
  return { path: `${FOLDER}/index.ts`, content };
}

/** What lots of every instrument share: the bits of their flags and the kinds of steps of their trails. */
export function typescriptLots({ encumbrances, marks, steps, kinds }: Vocabulary): Output {
  const bits = Object.fromEntries(encumbrances.map(({ name, bit }) => [name, 2 ** bit]));
  const markBits = Object.fromEntries([...marks].map(([constant, value]) => [pascal(constant), value]));
  const codes = Object.fromEntries(steps.map(({ name, code }) => [name, code]));
  const content = `// Generated from ${LOTS_TABLE}, contracts/lots/Lot.sol and contracts/consortium/Member.sol; do not edit.

/** Reasons for which a lot is encumbered, as bits of its flags. */
export const encumbrances = ${JSON.stringify(bits)} as const;

/** Bits of a lot's flags that are no encumbrance. */
export const lotMarks = ${JSON.stringify(markBits)} as const;

/** Kinds of steps in a lot's trail. */
export const lotSteps = ${JSON.stringify(codes)} as const;

/** What a member is; the number is the position. */
export const memberKinds = ${JSON.stringify(kinds)} as const;

export type Encumbrance = keyof typeof encumbrances;
export type LotStep = keyof typeof lotSteps;
export type MemberKindName = (typeof memberKinds)[number];
`;
  return { path: `${FOLDER}/lots.ts`, content };
}

function pascal(constant: string): string {
  return constant.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
