import { memberKinds } from "@tradelane/sdk/tables";
import { AbiCoder, id, keccak256, toBeHex } from "ethers";
import { z } from "zod";
import {
  ATTESTATION_AUTHORITY,
  businesses,
  financingKinds,
  HIGHEST_ADVANCE,
  labels,
  MONTHLY_RATE,
  plainRules,
  smallestLots,
} from "./names.ts";

/** A parameter of the first epoch as the rule book keeps it, and what people read about it. */
export interface GenesisRule {
  /** Name, with the key in brackets where there is one. */
  name: string;
  /** The name's hash, with the key where there is one. */
  parameter: string;
  value: bigint;
  unit: string;
  /** The article as cited. */
  text: string;
  /** Where the article stands. */
  source: string;
  /** Hash of `text`. */
  article: string;
}

const cited = { unit: z.string().min(1), text: z.string().min(1), source: z.string().min(1) };
const value = z.int().positive();
const kinds = memberKinds.slice(1);

/** One entry of a params file's `rules`. */
export const genesisRule = z
  .discriminatedUnion("parameter", [
    z.strictObject({ parameter: z.enum(plainRules), value, ...cited }),
    /** `currency`: ISO 4217 number. */
    z.strictObject({ parameter: z.enum(smallestLots), currency: z.int().min(1).max(999), value, ...cited }),
    z.strictObject({
      parameter: z.literal(HIGHEST_ADVANCE),
      financing: z.enum(financingKinds),
      value: value.max(10_000),
      ...cited,
    }),
    z.strictObject({ parameter: z.literal(MONTHLY_RATE), label: z.enum(labels), value, ...cited }),
    z.strictObject({
      parameter: z.literal(ATTESTATION_AUTHORITY),
      attribute: z.string().min(1),
      value: z.strictObject({ kind: z.enum(kinds), business: z.enum(businesses) }),
      ...cited,
    }),
  ])
  .transform((entry): GenesisRule => {
    const { unit, text, source } = entry;
    return { ...encoded(entry), unit, text, source, article: id(text) };
  });

type Entry =
  | { parameter: (typeof plainRules)[number]; value: number }
  | { parameter: (typeof smallestLots)[number]; currency: number; value: number }
  | { parameter: typeof HIGHEST_ADVANCE; financing: (typeof financingKinds)[number]; value: number }
  | { parameter: typeof MONTHLY_RATE; label: (typeof labels)[number]; value: number }
  | {
      parameter: typeof ATTESTATION_AUTHORITY;
      attribute: string;
      value: { kind: (typeof kinds)[number]; business: (typeof businesses)[number] };
    };

function encoded(entry: Entry): Pick<GenesisRule, "name" | "parameter" | "value"> {
  if ("currency" in entry) {
    return { ...keyed(entry.parameter, entry.currency, toBeHex(entry.currency, 32)), value: BigInt(entry.value) };
  }
  if (entry.parameter === HIGHEST_ADVANCE) {
    const key = toBeHex(financingKinds.indexOf(entry.financing), 32);
    return { ...keyed(entry.parameter, entry.financing, key), value: BigInt(entry.value) };
  }
  if (entry.parameter === MONTHLY_RATE) {
    const key = toBeHex(labels.indexOf(entry.label), 32);
    return { ...keyed(entry.parameter, entry.label, key), value: BigInt(entry.value) };
  }
  if (entry.parameter === ATTESTATION_AUTHORITY) {
    const { kind, business } = entry.value;
    const authority = memberKinds.indexOf(kind) | (businesses.indexOf(business) << 8);
    return { ...keyed(entry.parameter, entry.attribute, id(entry.attribute)), value: BigInt(authority) };
  }
  return { name: entry.parameter, parameter: id(entry.parameter), value: BigInt(entry.value) };
}

function keyed(parameter: string, label: string | number, key: string) {
  const name = `${parameter}[${label}]`;
  return {
    name,
    parameter: keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [id(parameter), key])),
  };
}
