import { join } from "node:path";
import { z } from "zod";
import { enumMembers, integerConstants, readSource } from "../solidity/source.ts";
import { readJson, TableError } from "./read.ts";

const PASCAL = /^[A-Z][A-Za-z0-9]*$/;
const SCREAMING = /^[A-Z][A-Z0-9_]*$/;

const lotsSchema = z.strictObject({
  encumbrances: z.array(
    z.strictObject({
      name: z.string().regex(PASCAL),
      constant: z.string().regex(SCREAMING),
      bit: z.int().min(0).max(13),
      meaning: z.string().min(1),
    }),
  ),
  steps: z.array(
    z.strictObject({
      name: z.string().regex(PASCAL),
      constant: z.string().regex(SCREAMING),
      code: z.int().min(1).max(255),
    }),
  ),
});

export type Encumbrance = z.infer<typeof lotsSchema>["encumbrances"][number];
export type Step = z.infer<typeof lotsSchema>["steps"][number];

/** The words that state tables are written in, with the numbers the contracts give them. */
export interface Vocabulary {
  readonly encumbrances: readonly Encumbrance[];
  readonly steps: readonly Step[];
  /** Bits of a lot's flags that are no encumbrance. */
  readonly marks: ReadonlyMap<string, number>;
  readonly kinds: readonly string[];
  readonly businesses: readonly string[];
  readonly classes: readonly string[];
  readonly moments: readonly string[];
  readonly rights: ReadonlyMap<string, number>;
}

/** Where the contracts say what the words mean. */
export interface VocabularySources {
  /** lots.table.json, parsed. */
  readonly lots: unknown;
  readonly memberSource: string;
  readonly rowSource: string;
  readonly lotSource: string;
  readonly trailSource: string;
}

export const LOTS_TABLE = "contracts/lots/lots.table.json";

export async function readVocabulary(root: string): Promise<Vocabulary> {
  const source = (path: string) => readSource(join(root, "contracts", path));
  return makeVocabulary({
    lots: await readJson(join(root, LOTS_TABLE)),
    memberSource: await source("consortium/Member.sol"),
    rowSource: await source("lots/ActRow.sol"),
    lotSource: await source("lots/Lot.sol"),
    trailSource: await source("lots/Trail.sol"),
  });
}

/** @throws TableError where lots.table.json and the contracts disagree. */
export function makeVocabulary({
  lots,
  memberSource,
  rowSource,
  lotSource,
  trailSource,
}: VocabularySources): Vocabulary {
  const parsed = lotsSchema.safeParse(lots);
  if (!parsed.success) throw TableError.of(LOTS_TABLE, parsed.error);
  const { encumbrances, steps } = parsed.data;

  const flags = integerConstants(lotSource, "Encumbrance");
  const all = flags.get("ALL");
  flags.delete("ALL");
  const marks = new Map([...flags].filter(([, value]) => value >= 2 ** 14));
  const bits = new Map([...flags].filter(([name]) => !marks.has(name)));
  const issues = [
    ...disagreements("Lot.sol", new Map(encumbrances.map(({ constant, bit }) => [constant, 2 ** bit])), bits),
    ...disagreements(
      "Trail.sol",
      new Map(steps.map(({ constant, code }) => [constant, code])),
      integerConstants(trailSource, "Trail"),
    ),
  ];
  const expected = encumbrances.reduce((mask, { bit }) => mask | (1 << bit), 0);
  if (all !== expected) issues.push(`Lot.sol: ALL is ${all}, the encumbrances together are ${expected}`);
  if (issues.length > 0) throw new TableError(LOTS_TABLE, issues);

  const rights = integerConstants(memberSource, "Rights");
  rights.delete("ALL");
  return {
    encumbrances,
    steps,
    marks,
    rights,
    kinds: enumMembers(memberSource, "MemberKind"),
    businesses: enumMembers(memberSource, "Business"),
    classes: enumMembers(memberSource, "ActClass").map(camel),
    moments: enumMembers(rowSource, "When").map(camel),
  };
}

function disagreements(file: string, table: Map<string, number>, contract: Map<string, number>): string[] {
  const names = new Set([...table.keys(), ...contract.keys()]);
  return [...names]
    .filter((name) => table.get(name) !== contract.get(name))
    .map((name) => `${name} is ${table.get(name) ?? "missing"} here and ${contract.get(name) ?? "missing"} in ${file}`);
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
