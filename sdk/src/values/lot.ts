/** A lot's name: its instrument's number and the end of its range, `0x<hex digits>:<end>`. */
export type LotName = `0x${string}:${string}`;
/** An instrument's number: `0x` and up to 24 hex digits. */
export type InstrumentName = `0x${string}`;

const UNITS_BITS = 40n;
/** Units, and so the ends of ranges, are below this. */
export const UNITS_LIMIT = 1n << UNITS_BITS;

/** The number of the lot of an instrument that ends at `end`; at zero, of the instrument itself. */
export function lotEndingAt(instrument: bigint, end: bigint): bigint {
  return (instrument << UNITS_BITS) | end;
}

export function instrumentOf(lot: bigint): bigint {
  return lot >> UNITS_BITS;
}

export function endOf(lot: bigint): bigint {
  return lot & (UNITS_LIMIT - 1n);
}

export function instrumentName(instrument: bigint): InstrumentName {
  return `0x${instrument.toString(16)}`;
}

export function lotName(lot: bigint): LotName {
  return `${instrumentName(instrumentOf(lot))}:${endOf(lot).toString()}`;
}
