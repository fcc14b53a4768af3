import { AbiCoder, concat, dataSlice, keccak256, toBeHex, ZeroHash } from "ethers";

/** Kinds of steps, as the documentation numbers them. */
export const STEP = {
  ISSUED: 1n,
  ASSIGNED: 2n,
  ASSIGNED_WITH_RECOURSE: 3n,
  FRONT: 4n,
  REMAINDER: 5n,
  REDEEMED: 6n,
  CANCELLED: 7n,
  SOLD: 8n,
  SOLD_WITH_RECOURSE: 9n,
  RECOVERED: 10n,
} as const;

export interface StepFields {
  act: bigint;
  from: bigint;
  to: bigint;
  start: bigint;
  end: bigint;
  /** UTC seconds; a step that leaves a lot with its holder has none. */
  time?: bigint;
  epoch?: bigint;
  parentEnd: bigint;
}

/** A step as the documentation lays it out: parent's end, epoch, time, end, start, to, from, act. */
export function step({ act, from, to, start, end, time = 0n, epoch = 0n, parentEnd }: StepFields): bigint {
  const fields: [bigint, number][] = [
    [parentEnd, 5],
    [epoch, 4],
    [time, 5],
    [end, 5],
    [start, 5],
    [to, 3],
    [from, 3],
    [act, 1],
  ];
  return BigInt(concat(fields.map(([value, bytes]) => toBeHex(value, bytes))));
}

/** The trail before the first step. */
export function origin(instrument: bigint): string {
  return toBeHex(instrument, 21);
}

/** The trail after a step. */
export function next(trail: string, of: bigint, background: string = ZeroHash): string {
  const content = AbiCoder.defaultAbiCoder().encode(["bytes21", "uint256", "bytes32"], [trail, of, background]);
  return dataSlice(keccak256(content), 0, 21);
}
