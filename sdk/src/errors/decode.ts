import { Interface, type ErrorDescription } from "ethers";
import { CONTRACT_ERRORS, type ContractErrorCode } from "./catalogue.js";
import type { CatalogueEntry } from "./entry.js";
import { VALUE_KINDS, type Wording } from "./kinds.js";
import { contractError, sdkError, type ErrorValue, type TradelaneError } from "./tradelane-error.js";

/** An error of the catalogue as Solidity declares it. */
export function declaration(code: string, { values }: CatalogueEntry): string {
  const parameters = Object.entries(values).map(([name, kind]) => `${VALUE_KINDS[kind].abi} ${name}`);
  return `error ${code}(${parameters.join(", ")})`;
}

const KNOWN = new Interface(Object.entries(CONTRACT_ERRORS).map(([code, entry]) => declaration(code, entry)));

function valuesOf({ args, fragment }: ErrorDescription): Record<string, ErrorValue> {
  return Object.fromEntries(fragment.inputs.map(({ name }, at) => [name, args[at] as ErrorValue]));
}

/**
 * The error that revert data stands for; `RevertUnknown` when the catalogue has none.
 *
 * @param cause what the node or ethers threw
 * @example
 * decodeRevert("0x" + "...", {}).code; // "LotsEncumbered"
 */
export function decodeRevert(data: string, wording: Wording = {}, cause?: unknown): TradelaneError {
  // Data shorter than a selector, or of an error nobody declared, is not decoded but shown.
  const found = parse(data);
  if (found === null) return sdkError("RevertUnknown", { data: data === "0x" ? "no data" : data }, cause);
  const [first = ""] = found.args.toArray() as ErrorValue[];
  if (found.name === "Error") return sdkError("RevertedWithReason", { reason: first }, cause);
  if (found.name === "Panic") return sdkError("Panicked", { panic: first }, cause);
  return contractError(found.name as ContractErrorCode, valuesOf(found), wording, cause);
}

function parse(data: string): ErrorDescription | null {
  try {
    return KNOWN.parseError(data);
  } catch {
    return null;
  }
}
