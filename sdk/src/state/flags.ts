import { encumbrances, lotMarks, type Encumbrance } from "../tables/index.js";
import { asBigints } from "./numbers.js";

/** Bits of a lot's flags: reasons for which it is encumbered, and marks. */
export const Flag = { ...asBigints(encumbrances), ...asBigints(lotMarks) };

export type FlagName = Encumbrance | keyof typeof lotMarks;

/** All reasons, without the marks. */
export const ENCUMBRANCES = Object.values<number>(encumbrances).reduce((all, bit) => all | BigInt(bit), 0n);

/** The bits of encumbrances by name. */
export function flagsOf(names: readonly Encumbrance[]): bigint {
  return names.reduce((bits, name) => bits | Flag[name], 0n);
}

/** The names of the bits that are set. */
export function flagNames(flags: bigint): FlagName[] {
  return (Object.keys(Flag) as FlagName[]).filter((name) => (flags & Flag[name]) !== 0n);
}
