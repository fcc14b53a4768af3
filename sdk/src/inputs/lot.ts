import { parameterInvalid } from "../errors/tradelane-error.js";
import { lotId } from "../path/lot-name.js";
import { packageInstrument } from "./package-instrument.js";

/** A lot at the edge: its name, or its number. The package number of a bill may stand for its instrument. */
export type LotInput = string | bigint;
/** An instrument at the edge: its number as hex text or bigint; of a bill its package number too. */
export type InstrumentInput = string | bigint;

const UNITS_LIMIT = 1n << 40n;
const INSTRUMENT_LIMIT = 1n << 96n;
const LOT_BITS = 136n;

/** What {@link parseLot} accepts as text. */
export const LOT_PATTERN = /^(0x[0-9a-fA-F]{1,24}|\d{30}):(\d{1,13})$/;
/** What {@link parseInstrument} accepts as text. */
export const INSTRUMENT_PATTERN = /^(?:0x[0-9a-fA-F]{1,24}|\d{30})$/;

/**
 * A lot's number.
 *
 * @throws ParameterInvalid when it names no lot
 * @example
 * parseLot("0x2a:30000") === ((42n << 40n) | 30000n); // true
 */
export function parseLot(input: LotInput, parameter = "lot"): bigint {
  if (typeof input === "bigint") {
    if (input < 0n || input >> LOT_BITS !== 0n) throw parameterInvalid(parameter, "a lot's number has 136 bits");
    return input;
  }
  const [, instrument, end] = LOT_PATTERN.exec(input) ?? [];
  if (instrument === undefined || end === undefined || BigInt(end) >= UNITS_LIMIT)
    throw parameterInvalid(parameter, `"${input}" is no lot; a lot is named "<instrument>:<end of its range>"`);
  return lotId(parseInstrument(instrument, parameter), BigInt(end));
}

/**
 * An instrument's number.
 *
 * @throws ParameterInvalid when it names no instrument; as `parsePackageNumber` for a package number
 * @example
 * parseInstrument("510210000001220261123000000014") === parseInstrument("0x517c5a25d0c0289600000014"); // true
 */
export function parseInstrument(input: InstrumentInput, parameter = "instrument"): bigint {
  if (typeof input === "string" && !INSTRUMENT_PATTERN.test(input))
    throw parameterInvalid(parameter, `"${input}" is no instrument; it is 0x and up to 24 hex digits`);
  if (typeof input === "string" && !input.startsWith("0x")) return packageInstrument(input, parameter);
  const number = BigInt(input);
  if (number < 0n || number >= INSTRUMENT_LIMIT)
    throw parameterInvalid(parameter, "an instrument's number has 96 bits");
  return number;
}
