import { dataSlice, keccak256, toBeHex, ZeroHash } from "ethers";
import { asBigints } from "../state/numbers.js";
import { lotSteps, type LotStep } from "../tables/index.js";

/** Numbers of the kinds of steps. */
export const StepAct = asBigints(lotSteps);

/** Steps by which a holder passes a lot on: each is one tier more. */
export const PASSED_ON: ReadonlySet<bigint> = new Set([
  StepAct.Assigned,
  StepAct.AssignedWithRecourse,
  StepAct.Endorsed,
  StepAct.EndorsedNotTransferable,
  StepAct.Received,
  StepAct.ReceivedNotTransferable,
]);

/** Steps by which a desk hands a lot over; it stays on its tier. */
export const HANDED_OVER: ReadonlySet<bigint> = new Set([
  StepAct.Sold,
  StepAct.SoldWithRecourse,
  StepAct.Recovered,
  StepAct.Discounted,
  StepAct.Repurchased,
]);

/** One step of a lot, unpacked. Units, member numbers, UTC seconds; time and epoch are zero where the holder stays. */
export interface Step {
  readonly act: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly time: bigint;
  readonly epoch: bigint;
  readonly parentEnd: bigint;
}

/** A step with what it stands on, as the contracts take it. */
export interface PathStep {
  readonly step: bigint;
  readonly background: string;
}

/** The fields of a step's word with their bits, lowest first. */
const FIELDS = [
  ["act", 8],
  ["from", 24],
  ["to", 24],
  ["start", 40],
  ["end", 40],
  ["time", 40],
  ["epoch", 32],
  ["parentEnd", 40],
] as const satisfies readonly (readonly [keyof Step, number])[];

/** The background of steps that stand on nothing. */
export const NO_BACKGROUND = ZeroHash;

/** Unpacks a step's word. */
export function decodeStep(word: bigint): Step {
  const step: Partial<Record<keyof Step, bigint>> = {};
  let rest = word;
  for (const [field, bits] of FIELDS) {
    step[field] = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
  }
  return step as Step;
}

/** Packs a step as the contracts do. */
export function encodeStep(step: Step): bigint {
  let word = 0n;
  let shift = 0n;
  for (const [field, bits] of FIELDS) {
    word |= step[field] << shift;
    shift += BigInt(bits);
  }
  return word;
}

/** The step of a part that stays with its holder: without time and epoch. */
export function keptStep(kind: "Front" | "Remainder", holder: bigint, start: bigint, end: bigint, parentEnd: bigint) {
  return encodeStep({ act: StepAct[kind], from: holder, to: holder, start, end, time: 0n, epoch: 0n, parentEnd });
}

/** The kind of a step; undefined for a number the suite does not know. */
export function stepKind(act: bigint): LotStep | undefined {
  return (Object.keys(StepAct) as LotStep[]).find((kind) => StepAct[kind] === act);
}

const TRAIL_BYTES = 21;
const TRAIL_PADDING = "00".repeat(32 - TRAIL_BYTES);

/** The trail from which an instrument's root lot starts: the instrument's number. */
export function originTrail(instrument: bigint): string {
  return toBeHex(instrument, TRAIL_BYTES);
}

/** The trail after one more step: the first 21 bytes of keccak256(trail padded to 32, step, background). */
export function nextTrail(trail: string, step: bigint, background: string): string {
  const hash = keccak256(`${trail}${TRAIL_PADDING}${toBeHex(step, 32).slice(2)}${background.slice(2)}`);
  return dataSlice(hash, 0, TRAIL_BYTES);
}
