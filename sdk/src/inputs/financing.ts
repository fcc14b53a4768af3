import { parameterInvalid } from "../errors/tradelane-error.js";

/** A financing at the edge: its number as hex text or bigint. */
export type FinancingInput = string | bigint;

const FINANCING_LIMIT = 1n << 160n;

/** What {@link parseFinancing} accepts as text. */
export const FINANCING_PATTERN = /^0x[0-9a-fA-F]{1,40}$/;

/**
 * A financing's number.
 *
 * @throws ParameterInvalid when it names no financing
 */
export function parseFinancing(input: FinancingInput, parameter = "financing"): bigint {
  if (typeof input === "string" && !FINANCING_PATTERN.test(input))
    throw parameterInvalid(parameter, `"${input}" is no financing; it is 0x and up to 40 hex digits`);
  const number = BigInt(input);
  if (number < 0n || number >= FINANCING_LIMIT) throw parameterInvalid(parameter, "a financing's number has 160 bits");
  return number;
}
