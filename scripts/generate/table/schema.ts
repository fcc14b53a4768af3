import { basename } from "node:path";
import { z } from "zod";
import { lawsBroken } from "./laws.ts";
import { TableError } from "./read.ts";
import type { Vocabulary } from "./vocabulary.ts";

const stateName = z.string().regex(/^[A-Z][A-Za-z0-9]*$/, "a state is written LikeThis");
const actName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, "an act is written likeThis");
const sentence = z.string().min(1);

const stateSchema = z.strictObject({
  name: stateName,
  value: z.int().min(0).max(15, "a row has room for 16 states"),
  meaning: sentence,
});

const derivedSchema = z.strictObject({ from: stateName, to: stateName, when: sentence, act: actName });
function lotDerivedSchema({ encumbrances }: Vocabulary) {
  const encumbrance = z.enum(encumbrances.map(({ name }) => name));
  return z.strictObject({ from: encumbrance, to: encumbrance.nullable(), when: sentence, act: actName });
}

const endingSchema = z.strictObject({ from: z.array(stateName).min(1), to: stateName, by: z.array(actName).min(1) });
const lastRedemptionSchema = z.strictObject({ from: z.array(stateName).min(1), to: stateName, by: actName });

function partySchema({ kinds, rights }: Vocabulary) {
  return z.strictObject({
    who: sentence,
    /** Null for members of every kind. */
    kinds: unique(z.enum(kinds.slice(1)))
      .min(1)
      .nullable(),
    mustBeActive: z.boolean(),
    right: z.enum([...rights.keys()]),
  });
}

function actSchema(vocabulary: Vocabulary) {
  const encumbrances = unique(z.enum(vocabulary.encumbrances.map(({ name }) => name)));
  return z.strictObject({
    act: actName,
    number: z.int().min(1).max(255),
    on: z.enum(["instrument", "lot", "request"]),
    class: z.enum(vocabulary.classes),
    from: unique(stateName).min(1),
    /** The instrument's state while the request stands; null where it is not a request about the instrument. */
    requested: stateName.nullable(),
    /** The instrument's state once the act is done; null where it stays. */
    after: stateName.nullable(),
    /** The request that this act agrees to. */
    answers: actName.nullable(),
    when: z.enum(vocabulary.moments),
    blockedBy: encumbrances,
    requires: encumbrances,
    sets: encumbrances,
    actor: partySchema(vocabulary),
    counterparty: partySchema(vocabulary).nullable(),
    note: sentence,
  });
}

function tableSchema(vocabulary: Vocabulary) {
  return z.strictObject({
    area: z.string().regex(/^[a-z]+$/),
    contract: z.string().regex(/^[A-Z][A-Za-z]*Table$/),
    business: z.enum(vocabulary.businesses.slice(1)),
    instrument: sentence,
    states: z.array(stateSchema).min(2),
    byTime: z.array(derivedSchema),
    /** What time alone makes of an encumbrance; to null where it ends. */
    lotsByTime: z.array(lotDerivedSchema(vocabulary)),
    endings: z.array(endingSchema),
    lastRedemption: lastRedemptionSchema.nullable(),
    acts: z.array(actSchema(vocabulary)).min(1),
  });
}

function unique<T extends z.ZodType>(item: T) {
  return z.array(item).refine((items) => new Set(items).size === items.length, "names one twice");
}

/** A table, named by its file. */
export type StateTable = z.infer<ReturnType<typeof tableSchema>> & { readonly name: string };
export type TableAct = StateTable["acts"][number];
export type TableParty = TableAct["actor"];

/** @throws TableError with every problem found: of form, or, where the form is sound, of meaning. */
export function parseTable(file: string, json: unknown, vocabulary: Vocabulary): StateTable {
  const parsed = tableSchema(vocabulary).safeParse(json);
  if (!parsed.success) throw TableError.of(file, parsed.error);
  const table = { ...parsed.data, name: basename(file, ".table.json") };
  const issues = lawsBroken(table);
  if (issues.length > 0) throw new TableError(file, issues);
  return table;
}
