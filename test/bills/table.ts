import { readFileSync } from "node:fs";

/** A row of the table of bills, as its source has it. */
export interface BillAct {
  act: string;
  number: number;
  on: "instrument" | "lot" | "request";
  from: string[];
  answers: string | null;
  when: "anyTime" | "beforeMaturity" | "fromMaturity";
  blockedBy: string[];
  requires: string[];
  sets: string[];
}

interface Table {
  states: { name: string; value: number }[];
  acts: BillAct[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const table = read("contracts/bills/bills.table.json") as Table;
const { encumbrances } = read("contracts/lots/lots.table.json") as { encumbrances: { name: string; bit: number }[] };

/** Every act of the table that contracts, SDK and reference are generated from. */
export const actsOf: readonly BillAct[] = table.acts;

/** A set of encumbrances as the bits of a lot's flags. */
export function bitsOf(names: readonly string[]): bigint {
  return names.reduce((bits, name) => bits | (1n << BigInt(encumbrances.find((one) => one.name === name)!.bit)), 0n);
}

/** The number of a state. */
export function numberOf(name: string): bigint {
  return BigInt(table.states.find((state) => state.name === name)!.value);
}
