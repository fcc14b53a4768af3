import { encumbrances, lotMarks, type Encumbrance } from "./lots.js";
import type { StateTable, TableAct } from "./table.js";

/** Where an instrument and one of its lots stand. */
export interface Standing {
  /** The instrument's state, a number of the table. */
  readonly state: bigint | number;
  /** Flags of the lot in question; of the root lot where the act is on the instrument. */
  readonly flags: bigint | number;
  /** UTC seconds. */
  readonly now: bigint | number;
  /** First moment of the day the instrument falls due, UTC seconds. */
  readonly maturity: bigint | number;
}

/**
 * The acts that the table allows where things stand so, in the table's order.
 *
 * Necessary, not sufficient: who asks, whether a request is open, and what the rules add (the days of grace before
 * `flagOverdue`, for one) are for the contract to judge.
 *
 * @example
 * ```ts
 * allowedActs(receivablesTable, { state: receivablesTable.states.Confirmed, flags: 0, now, maturity });
 * // before maturity: ["requestCancellation", "cancel", ..., "assign", "offer", "split", "merge", ...]
 * ```
 */
export function allowedActs<Table extends StateTable>(
  table: Table,
  standing: Standing,
): (keyof Table["acts"] & string)[] {
  return Object.entries(table.acts)
    .filter(([, act]) => stateAllows(table, act, standing) && timeAllows(act, standing) && flagsAllow(act, standing))
    .map(([name]) => name);
}

function stateAllows(table: StateTable, { from }: TableAct, { state }: Standing): boolean {
  return from.some((name) => table.states[name] === Number(state));
}

function timeAllows({ when }: TableAct, { now, maturity }: Standing): boolean {
  if (when === "anyTime") return true;
  return when === "beforeMaturity" ? now < maturity : now >= maturity;
}

function flagsAllow({ on, blockedBy, requires }: TableAct, { flags }: Standing): boolean {
  const present = Number(flags);
  const has = (name: Encumbrance) => (present & encumbrances[name]) !== 0;
  const readsLot = on === "lot" || blockedBy.length + requires.length > 0;
  if (readsLot && (present & lotMarks.Ended) !== 0) return false;
  return requires.every(has) && !blockedBy.some(has);
}
