import {
  businessMonthsAfter,
  currencyOf,
  displayAmount,
  entityKey,
  formatAmount,
  parameterName,
  parseAmount,
  parseInstrument,
  parseLot,
  referenceHash,
  resolveTime,
  TradelaneError,
} from "@tradelane/sdk";
import { expect } from "chai";
import { AbiCoder, id, keccak256, toBeHex } from "ethers";
import fc from "fast-check";

/** Runs what must refuse a parameter, and returns which one and why. */
async function refusal(task: () => unknown): Promise<unknown> {
  try {
    await task();
  } catch (error) {
    expect(error).to.be.instanceOf(TradelaneError).and.include({ code: "ParameterInvalid" });
    return (error as TradelaneError).values;
  }
  return expect.fail("nothing was refused");
}

describe("parseAmount", () => {
  const yuan = currencyOf("CNY");

  it("reads decimal text in major units, without rounding", () => {
    expect(parseAmount("1250.5", yuan)).to.equal(125_050n);
    expect(parseAmount("1250.50 CNY", yuan)).to.equal(125_050n);
    expect(parseAmount("0", yuan)).to.equal(0n);
    expect(parseAmount("0.010", yuan)).to.equal(1n);
    expect(parseAmount("12345", currencyOf("JPY"))).to.equal(12_345n);
    expect(parseAmount("1.234", currencyOf("KWD"))).to.equal(1_234n);
    expect(parseAmount(77n, yuan)).to.equal(77n);
  });

  it("refuses more decimals than the currency has, another currency, and what is no amount", async () => {
    expect(await refusal(() => parseAmount("0.001", yuan, "face"))).to.deep.equal({
      parameter: "face",
      problem: 'CNY has 2 decimals, "0.001" has more',
    });
    expect(await refusal(() => parseAmount("1.00 EUR", yuan))).to.deep.equal({
      parameter: "amount",
      problem: "the amount is in EUR, but CNY is due here",
    });
    for (const text of ["", "1,000.00", "-1", "1e3", ".5", "1.", "0x10", " 1"])
      expect(await refusal(() => parseAmount(text, yuan))).to.have.property("parameter", "amount");
    expect(await refusal(() => parseAmount(-1n, yuan))).to.have.property("problem", "an amount is not negative");
  });

  it("is undone by formatAmount, for every amount and number of decimals", () => {
    const currencies = ["CNY", "JPY", "KWD"].map((code) => currencyOf(code));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 56n }), fc.constantFrom(...currencies), (minor, currency) => {
        expect(parseAmount(formatAmount(minor, currency), currency)).to.equal(minor);
      }),
    );
  });

  it("is shown to people with thousands apart", () => {
    expect(displayAmount(123_456_789n, yuan)).to.equal("1,234,567.89 CNY");
    expect(displayAmount(5n, yuan)).to.equal("0.05 CNY");
    expect(displayAmount(1_000n, currencyOf("JPY"))).to.equal("1,000 JPY");
  });
});

describe("currencyOf", () => {
  it("finds a currency by either code", () => {
    expect(currencyOf("CNY")).to.deep.equal({ code: "CNY", numeric: 156, exponent: 2 });
    expect(currencyOf(978n)).to.deep.equal({ code: "EUR", numeric: 978, exponent: 2 });
  });

  it("refuses what has no minor unit or is no currency", async () => {
    for (const code of ["XAU", "ABC", 1])
      expect(await refusal(() => currencyOf(code))).to.have.property("parameter", "currency");
  });
});

describe("resolveTime", () => {
  const now = 1_800_000_000;
  const base = { now: async () => now, zone: async () => 8 * 3600 };

  it("reads Unix seconds, ISO 8601 and distances from the chain's clock", async () => {
    expect(await resolveTime(5, base)).to.equal(5);
    expect(await resolveTime("1800000001", base)).to.equal(1_800_000_001);
    expect(await resolveTime("2027-01-15T08:00:00Z", base)).to.equal(now);
    expect(await resolveTime("2027-01-15T16:00:00+08:00", base)).to.equal(now);
    expect(await resolveTime("now", base)).to.equal(now);
    expect(await resolveTime("+90s", base)).to.equal(now + 90);
    expect(await resolveTime("+2m", base)).to.equal(now + 120);
    expect(await resolveTime("-1h", base)).to.equal(now - 3600);
    expect(await resolveTime("+90d", base)).to.equal(now + 90 * 86_400);
    expect(await resolveTime("+1w", base)).to.equal(now + 604_800);
  });

  it("takes a day as its first moment in the zone of the business day", async () => {
    expect(await resolveTime("2027-01-16", base)).to.equal(Date.UTC(2027, 0, 15, 16) / 1000);
  });

  it("refuses what is no moment the contracts can hold", async () => {
    for (const input of ["tomorrow", "2027-02-30", "2027-01-15T08:00:00", "+1y", -1, 1.5, 2 ** 40, ""])
      expect(await refusal(() => resolveTime(input, base, "until"))).to.have.property("parameter", "until");
  });
});

describe("businessMonthsAfter", () => {
  /** Beijing, as the rule book keeps it. */
  const ZONE = 28_800n + 86_400n;
  const at = (text: string) => BigInt(Date.parse(`${text}+08:00`) / 1_000);

  it("ends with the corresponding day, or the last of a month that has it not", () => {
    for (const [from, months, end] of [
      ["2027-02-23T00:00:00", 6n, "2027-08-24T00:00:00"],
      ["2027-02-23T23:59:59", 6n, "2027-08-24T00:00:00"],
      ["2027-08-31T12:00:00", 6n, "2028-03-01T00:00:00"],
      ["2026-08-31T12:00:00", 6n, "2027-03-01T00:00:00"],
      ["2027-11-30T12:00:00", 3n, "2028-03-01T00:00:00"],
      ["2027-12-31T00:00:00", 24n, "2030-01-01T00:00:00"],
    ] as const) {
      expect(businessMonthsAfter(at(from), months, ZONE), from).to.equal(at(end));
    }
  });
});

describe("parseLot", () => {
  it("reads a lot by name or number", () => {
    expect(parseLot("0x2a:30000")).to.equal((42n << 40n) | 30_000n);
    expect(parseLot("0x00000000000000000000002A:30000")).to.equal((42n << 40n) | 30_000n);
    expect(parseLot(9n)).to.equal(9n);
    expect(parseInstrument("0x2a")).to.equal(42n);
  });

  it("reads a bill's lots and instrument by its package number as well, once that is sound", () => {
    const bill = "510210000001220261123000000014";
    expect(parseInstrument(bill)).to.equal(0x517c5a25d0c0289600000014n);
    expect(parseLot(`${bill}:400`)).to.equal((0x517c5a25d0c0289600000014n << 40n) | 400n);
    expect(() => parseLot("510210000001220261123000000015:400")).to.throw(TradelaneError, /check digit/i);
  });

  it("refuses what names no lot or instrument", async () => {
    for (const text of ["42:30000", "0x2a", "0x2a:", "0x2a:1099511627776", `0x1${"0".repeat(24)}:1`])
      expect(await refusal(() => parseLot(text))).to.have.property("parameter", "lot");
    expect(await refusal(() => parseLot(2n ** 136n))).to.have.property("parameter", "lot");
    for (const input of ["42", `0x1${"0".repeat(24)}`, 2n ** 96n, -1n])
      expect(await refusal(() => parseInstrument(input))).to.have.property("parameter", "instrument");
  });
});

describe("hashes", () => {
  it("know a legal entity in any spelling of its number", () => {
    expect(entityKey("9131 0000-ma1fl0xx1x")).to.equal(entityKey("91310000MA1FL0XX1X"));
    expect(entityKey("91310000MA1FL0XX1X")).to.equal(id("91310000MA1FL0XX1X"));
    expect(entityKey(id("x"))).to.equal(id("x"));
  });

  it("refuse an entity without a number", async () => {
    expect(await refusal(() => entityKey(" - "))).to.have.property("parameter", "entity");
  });

  it("keep references as they are but for spaces around them", () => {
    expect(referenceHash(" AP-1 ")).to.equal(id("AP-1"));
    expect(referenceHash(id("AP-1"))).to.equal(id("AP-1"));
  });

  it("name parameters with a key as the rule book does", () => {
    const keyed = (key: string) =>
      keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [id("receivables.smallestLotUnits"), key]));
    expect(parameterName("receivables.highestTier")).to.equal(id("receivables.highestTier"));
    expect(parameterName("receivables.smallestLotUnits[156]")).to.equal(keyed(toBeHex(156, 32)));
    expect(parameterName("receivables.smallestLotUnits[green]")).to.equal(keyed(id("green")));
  });
});
