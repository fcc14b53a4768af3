import {
  checkDigitOf,
  type contracts,
  formatPackageNumber,
  makePackageNumber,
  packageInstrument,
  packageNumberOf,
  packageNumberParts,
  parsePackageNumber,
  TradelaneError,
  type PackageNumberParts,
} from "@tradelane/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { network } from "hardhat";
import { SOUND } from "../bills/package-numbers.ts";

const { ethers } = await network.create();
const reader = (await ethers.deployContract("NumberReader")) as unknown as contracts.NumberReader;

const NUMBER = "510210000001220261123000000014";
const MOD_11_10 = 1n;
const LAST_DAY = Date.parse("7711-10-22T00:00:00Z") / 86_400_000;

/** Runs what must be refused, and returns its code and its values. */
function refusal(task: () => unknown): readonly unknown[] {
  try {
    task();
  } catch (error) {
    if (error instanceof TradelaneError) return [error.code, error.values];
    throw error;
  }
  return expect.fail("nothing was refused");
}

/** The number with other digits at a place from the left and the check digit that belongs to it. */
function withDigits(at: number, digits: string): string {
  const payload = (NUMBER.slice(0, at) + digits + NUMBER.slice(at + digits.length)).slice(0, -1);
  return payload + checkDigitOf(payload).toString();
}

const anyParts: fc.Arbitrary<PackageNumberParts> = fc.record({
  type: fc.constantFrom("Bank", "Commercial", "SupplyChainCommercial", "SupplyChainBank"),
  bank: fc.integer({ min: 0, max: 999_999_999_999 }).map((code) => code.toString().padStart(12, "0")),
  date: fc.integer({ min: 0, max: LAST_DAY }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  serial: fc.integer({ min: 0, max: 99_999_999 }).map((serial) => serial.toString().padStart(8, "0")),
});

describe("parsePackageNumber", () => {
  it("takes sound numbers, as digits, in groups and as a number", () => {
    for (const { number } of SOUND) {
      expect(parsePackageNumber(number)).to.equal(BigInt(number));
      expect(parsePackageNumber(BigInt(number))).to.equal(BigInt(number));
      expect(formatPackageNumber(BigInt(number))).to.equal(number);
    }
    expect(parsePackageNumber("5 102100000012 20261123 00000001 4")).to.equal(BigInt(NUMBER));
  });

  it("refuses what is not made of digits", () => {
    for (const text of ["", "5-1021", "0x51", ` ${NUMBER}`, `${NUMBER}\n`, "５10210000001220261123000000014"])
      expect(refusal(() => parsePackageNumber(text, "bill"))).to.deep.equal([
        "ParameterInvalid",
        { parameter: "bill", problem: `"${text}" is no package number; it is 30 digits` },
      ]);
    expect(refusal(() => parsePackageNumber(-1n))).to.deep.equal([
      "ParameterInvalid",
      { parameter: "number", problem: '"-1" is no package number; it is 30 digits' },
    ]);
  });

  it("refuses numbers of other lengths", () => {
    for (const text of [NUMBER.slice(0, -1), `${NUMBER}0`, `0${NUMBER.slice(1)}`, `0${NUMBER}`])
      expect(refusal(() => parsePackageNumber(text))).to.deep.equal([
        "PackageNumberNotThirtyDigits",
        { number: BigInt(text) },
      ]);
  });

  it("refuses unknown types, impossible dates and wrong check digits, with the errors of the contracts", () => {
    const typed = withDigits(0, "9");
    expect(refusal(() => parsePackageNumber(typed))).to.deep.equal([
      "PackageNumberTypeUnknown",
      { number: BigInt(typed), billType: 9 },
    ]);
    for (const date of ["20261301", "20260229", "20260431", "00000000", "19691231", "77111023"]) {
      const dated = withDigits(13, date);
      expect(refusal(() => parsePackageNumber(dated))).to.deep.equal([
        "PackageNumberDateInvalid",
        { number: BigInt(dated), date: Number(date) },
      ]);
    }
    expect(refusal(() => parsePackageNumber(BigInt(NUMBER) + 1n))).to.deep.equal([
      "PackageNumberCheckDigitWrong",
      { number: BigInt(NUMBER) + 1n, given: 5, expected: 4 },
    ]);
  });

  it("tells what is wrong in words", () => {
    const told = (text: string) => {
      try {
        return parsePackageNumber(text);
      } catch (error) {
        return (error as TradelaneError).message;
      }
    };
    expect(told("510210000001220261123000000015")).to.equal(
      "The package number 510210000001220261123000000015 ends with 5, but its check digit is 4.",
    );
    const dated = withDigits(13, "20260230");
    expect(told(dated)).to.equal(
      `The package number ${dated} bears the date 2026-02-30, which does not exist or lies too far off.`,
    );
  });
});

describe("makePackageNumber", () => {
  it("puts parts and check digit one behind the other", () => {
    const parts = { type: "Bank", bank: "102100000012", date: "2026-11-23", serial: "1" } as const;
    expect(makePackageNumber(parts)).to.equal(BigInt(NUMBER));
  });

  it("refuses parts that have not their form", () => {
    const parts = { type: "Bank", bank: "102100000012", date: "2026-11-23", serial: "1" } as const;
    const wrong = [
      [{ ...parts, bank: "1021" }, "bank", '"1021" is no bank code; it is 12 digits'],
      [{ ...parts, date: "2026-02-30" }, "date", '"2026-02-30" is no day of registration; use "2026-12-31"'],
      [{ ...parts, date: "20261123" }, "date", '"20261123" is no day of registration; use "2026-12-31"'],
      [{ ...parts, date: "1969-12-31" }, "date", '"1969-12-31" is no day of registration; use "2026-12-31"'],
      [{ ...parts, date: "7711-10-23" }, "date", '"7711-10-23" is no day of registration; use "2026-12-31"'],
      [{ ...parts, serial: "123456789" }, "serial", '"123456789" is no serial; it is at most 8 digits'],
    ] as const;
    for (const [given, parameter, problem] of wrong)
      expect(refusal(() => makePackageNumber(given))).to.deep.equal(["ParameterInvalid", { parameter, problem }]);
  });

  it("makes numbers that are read back as they were made", () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const number = makePackageNumber(parts);
        expect(packageNumberParts(parsePackageNumber(formatPackageNumber(number)))).to.deep.equal(parts);
      }),
    );
  });
});

describe("packageInstrument", () => {
  it("keeps a number without loss, as reckoned apart", () => {
    for (const { number, instrument } of SOUND) {
      expect(packageInstrument(BigInt(number))).to.equal(instrument);
      expect(packageNumberOf(instrument)).to.equal(BigInt(number));
    }
  });

  it("agrees with the contracts on every number", async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, async (parts) => {
        const number = makePackageNumber(parts);
        await reader.check(number, MOD_11_10);
        const instrument = await reader.toInstrument(number);
        expect(packageInstrument(number)).to.equal(instrument);
        expect(packageNumberOf(instrument)).to.equal(number);
      }),
    );
  });

  it("makes nothing of what is no package number", () => {
    const typed = `9${NUMBER.slice(1)}`;
    expect(refusal(() => packageInstrument(typed))).to.deep.equal([
      "PackageNumberTypeUnknown",
      { number: BigInt(typed), billType: 9 },
    ]);
  });
});
