import { readFileSync } from "node:fs";
import { row } from "../../lots/rows.ts";

/** One row of the state table, as its source has it. */
export interface Row {
  act: string;
  number: number;
  on: "instrument" | "lot" | "request";
  class: "start" | "answer" | "close" | "report";
  from: string[];
  requested: string | null;
  after: string | null;
  when: "anyTime" | "beforeMaturity" | "fromMaturity";
  blockedBy: string[];
  requires: string[];
  sets: string[];
  actor: { kinds: string[] | null; mustBeActive: boolean; right: string };
  counterparty: { kinds: string[] | null; mustBeActive: boolean } | null;
}

interface Table {
  states: { name: string; value: number }[];
  byTime: { from: string; to: string; act: string }[];
  endings: { from: string[]; to: string; by: string[] }[];
  lastRedemption: { from: string[]; to: string; by: string };
  acts: Row[];
}

interface Vocabulary {
  encumbrances: { name: string; bit: number }[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** The table that contracts, SDK and reference are generated from. */
export const table = read("contracts/receivables/receivables.table.json") as Table;
const bills = read("contracts/bills/bills.table.json") as Pick<Table, "acts">;
const rediscounts = read("contracts/bills/rediscount.table.json") as Pick<Table, "acts">;
const financings = read("contracts/receivables/financing.table.json") as Pick<Table, "acts">;
const { encumbrances } = read("contracts/lots/lots.table.json") as Vocabulary;

/** The encumbrances that the table speaks of; no desk of receivables lays another. */
export const ENCUMBRANCES: readonly string[] = encumbrances
  .map(({ name }) => name)
  .filter((name) =>
    table.acts.some((one) => [one.blockedBy, one.requires, one.sets].some((all) => all.includes(name))),
  );

/** A set of encumbrances as the bits of a lot's flags. */
export function bits(names: Iterable<string>): bigint {
  let flags = 0n;
  for (const name of names) flags |= 1n << BigInt(encumbrances.find((known) => known.name === name)!.bit);
  return flags;
}

/** A row of the table of financings. */
export function financingRow(act: string): Row {
  return financings.acts.find((row) => row.act === act)!;
}

/** A row of the table of rediscounts. */
export function rediscountRow(act: string): Row {
  return rediscounts.acts.find((row) => row.act === act)!;
}

/** A row of the table of bills. */
export function billRow(act: string): Row {
  return bills.acts.find((row) => row.act === act)!;
}

export function rowOf(act: string): Row {
  return table.acts.find((row) => row.act === act)!;
}

/** An act's row as a desk hands it to the ledger. */
export function deskRow(act: string): bigint {
  const { number, from, after, blockedBy, requires, sets, when } = rowOf(act);
  return row({
    act: BigInt(number),
    from: from.map(stateNumber),
    ...(after !== null && { after: stateNumber(after) }),
    blockedBy: bits(blockedBy),
    requires: bits(requires),
    sets: bits(sets),
    when,
  });
}

export function stateNumber(name: string): bigint {
  return BigInt(table.states.find((state) => state.name === name)!.value);
}

/** Where an act leads from a state, as the table says; a redemption here is always the last one. */
export function leadsTo(row: Row, from: string): string {
  const ending = table.endings.find((end) => end.by.includes(row.act) && end.from.includes(from));
  const last = row.act === table.lastRedemption.by ? table.lastRedemption.to : undefined;
  return row.requested ?? row.after ?? ending?.to ?? last ?? from;
}
