import { BillType } from "../values/enums.js";
import { dateOfDay, dayOfDate } from "../values/package-number.js";
import { checkedPackageNumber, type PackageNumberInput } from "./package-number.js";

const TEN = 10n;

/** Bits of each part of a package number in an instrument's number, the last part first. */
const CHECK_BITS = 4;
const SERIAL_BITS = 27;
const DAY_BITS = 21;
const BANK_BITS = 40;
const TYPE_BITS = 4;

/**
 * The instrument that a package number names: nothing is hashed, see {@link packageNumberOf}.
 *
 * @throws as `parsePackageNumber`
 * @example
 * packageInstrument("510210000001220261123000000014"); // 0x517c5a25d0c0289600000014n
 */
export function packageInstrument(input: PackageNumberInput, parameter = "number"): bigint {
  const { number, parts: said } = checkedPackageNumber(input, parameter);
  const { type, bank, date, serial } = said;
  const parts: readonly (readonly [bits: number, part: bigint])[] = [
    [TYPE_BITS, BigInt(BillType.numberOf(type))],
    [BANK_BITS, BigInt(bank)],
    [DAY_BITS, BigInt(dayOfDate(date) ?? 0)],
    [SERIAL_BITS, BigInt(serial)],
    [CHECK_BITS, number % TEN],
  ];
  return parts.reduce((all, [bits, part]) => (all << BigInt(bits)) | part, 0n);
}

/**
 * The package number that a bill's instrument stands for.
 *
 * @example
 * packageNumberOf(0x517c5a25d0c0289600000014n); // 510210000001220261123000000014n
 */
export function packageNumberOf(instrument: bigint): bigint {
  let rest = instrument;
  const next = (bits: number) => {
    const part = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
    return part;
  };
  const check = next(CHECK_BITS).toString();
  const serial = next(SERIAL_BITS).toString().padStart(8, "0");
  const date = dateOfDay(Number(next(DAY_BITS))).replaceAll("-", "");
  const bank = next(BANK_BITS).toString().padStart(12, "0");
  return BigInt([next(TYPE_BITS), bank, date, serial, check].join(""));
}
