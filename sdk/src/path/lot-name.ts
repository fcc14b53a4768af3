import { concat, keccak256, toBeHex } from "ethers";
import { stateError } from "../events/errors.js";

const END_BITS = 40n;
const END_MASK = (1n << END_BITS) - 1n;
const ID_BITS = 136n;
const INSTRUMENT_BITS = 96;
const FINANCING_BITS = 160;

/** The name of the lot of an instrument that ends at a unit; end zero names the instrument itself. */
export function lotId(instrument: bigint, end: bigint): bigint {
  return (instrument << END_BITS) | end;
}

/** Whether a number can be a lot's name. */
export function isLotId(number: bigint): boolean {
  return number >> ID_BITS === 0n;
}

/** The instrument a lot is part of. */
export function instrumentOf(lot: bigint): bigint {
  return lot >> END_BITS;
}

/** The unit at which a lot ends. */
export function endOf(lot: bigint): bigint {
  return lot & END_MASK;
}

/** The lot that a payment instruction of redemption or recourse is about: the lowest bits of its subject. */
export function lotOfSubject(subject: string): bigint {
  return BigInt.asUintN(Number(ID_BITS), BigInt(subject));
}

/** The financing that a payment instruction of the financing desk is about: the lowest bits of its subject. */
export function financingOfSubject(subject: string): bigint {
  return BigInt.asUintN(FINANCING_BITS, BigInt(subject));
}

/** An instrument's number: a hash of its debtor and the hash of the debtor's own reference. */
export function instrumentNumber(debtor: bigint, debtorReference: string): bigint {
  return hashed(INSTRUMENT_BITS, debtor, debtorReference);
}

/** A financing's number: a hash of its applicant and the hash of the applicant's own reference. */
export function financingNumber(applicant: bigint, applicantReference: string): bigint {
  return hashed(FINANCING_BITS, applicant, applicantReference);
}

function hashed(bits: number, member: bigint, reference: string): bigint {
  return BigInt.asUintN(bits, BigInt(keccak256(concat([toBeHex(member, 32), reference]))));
}

const INSTRUMENT_DIGITS = 24;

/** An instrument's number as people read it: `0x` and 24 hexadecimal digits. */
export function instrumentName(instrument: bigint): string {
  return `0x${instrument.toString(16).padStart(INSTRUMENT_DIGITS, "0")}`;
}

const FINANCING_DIGITS = 40;

/** A financing's number as people read it: `0x` and 40 hexadecimal digits. */
export function financingName(financing: bigint): string {
  return `0x${financing.toString(16).padStart(FINANCING_DIGITS, "0")}`;
}

/** A lot's name as people read it, `<instrument>:<end>`. */
export function lotName(lot: bigint): string {
  return `${instrumentName(instrumentOf(lot))}:${endOf(lot)}`;
}

const NUMBER = /^(0x[0-9a-f]+|\d+)$/i;

/**
 * Reads a lot's name: `<instrument>:<end>`, or the one number that the chain uses; decimal or hexadecimal.
 *
 * @throws StateError `LOT_NAME_INVALID`.
 *
 * @example
 * parseLotName("0x2a:30000") === lotId(42n, 30000n);
 */
export function parseLotName(text: string): bigint {
  const parts = text.trim().split(":");
  if (parts.length > 2 || !parts.every((part) => NUMBER.test(part))) throw stateError("LOT_NAME_INVALID", { text });
  const [first = 0n, end] = parts.map(BigInt);
  const id = end === undefined ? first : lotId(first, end);
  if (!isLotId(id) || (end ?? 0n) > END_MASK || endOf(id) === 0n) throw stateError("LOT_NAME_INVALID", { text });
  return id;
}
