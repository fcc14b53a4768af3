import { AbiCoder, keccak256, toBeHex, toUtf8Bytes } from "ethers";
import { canonicalRegistration } from "../documents/canonical.js";
import { parameterInvalid } from "../errors/tradelane-error.js";

const HASH = /^0x[0-9a-fA-F]{64}$/;

/** 32 bytes as `0x` and 64 hex digits. */
export type Hash = string;

export function isHash(text: string): boolean {
  return HASH.test(text);
}

function hashOf(text: string): Hash {
  return keccak256(toUtf8Bytes(text));
}

/**
 * How the chain knows a legal entity: the hash of the canonical text of its registration number. A hash stays itself.
 *
 * @throws ParameterInvalid when nothing is left of the number in its canonical form
 * @example
 * entityKey("9131 0000-MA1FL0XX1X") === entityKey("91310000ma1fl0xx1x"); // true
 */
export function entityKey(registration: string, parameter = "entity"): Hash {
  if (isHash(registration)) return registration.toLowerCase();
  const canonical = canonicalRegistration(registration);
  if (canonical === "") throw parameterInvalid(parameter, "the registration number is empty");
  return hashOf(canonical);
}

/**
 * The hash of a party's own reference (a debtor's number for a receivable, the reference of a payment run). A hash stays
 * itself; spaces at the ends do not count.
 */
export function referenceHash(reference: string): Hash {
  return isHash(reference) ? reference.toLowerCase() : hashOf(reference.trim());
}

/** The hash of a name that the contracts know by hash: an attribute, a parameter. A hash stays itself. */
export function nameHash(name: string): Hash {
  return isHash(name) ? name.toLowerCase() : hashOf(name);
}

/**
 * The name of a rule parameter as the rule book knows it. A key stands in brackets: a currency by its numeric code, or
 * an attribute by name.
 *
 * @example
 * parameterName("receivables.smallestLotUnits[156]");
 */
export function parameterName(name: string): Hash {
  const [, base, key] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
  if (base === undefined || key === undefined) return nameHash(name);
  const word = /^\d+$/.test(key) ? toBeHex(BigInt(key), 32) : nameHash(key);
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [nameHash(base), word]));
}
