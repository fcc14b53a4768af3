import type { contracts } from "@tradelane/sdk";
import { expect } from "chai";
import { network } from "hardhat";
import { refuses } from "../helpers/refusal.ts";
import { SOUND } from "./package-numbers.ts";

const { ethers } = await network.create();
const reader = (await ethers.deployContract("NumberReader")) as unknown as contracts.NumberReader;

const MOD_11_10 = 1n;
const DAY = 86_400n;
const BEIJING = DAY + 8n * 3_600n;
const NUMBER = 510210000001220261123000000014n;
/** First moment of 2026-11-23 in Beijing. */
const MIDNIGHT = BigInt(Date.parse("2026-11-23T00:00:00+08:00") / 1000);

/** The number with other digits at a place from the left, and the check digit that belongs to it unless told otherwise. */
async function withDigits(at: number, digits: string): Promise<bigint> {
  const text = NUMBER.toString();
  const payload = BigInt((text.slice(0, at) + digits + text.slice(at + digits.length)).slice(0, -1));
  return payload * 10n + (await reader.checkDigitOf(payload, 29, MOD_11_10));
}

describe("PackageNumber", () => {
  describe("check", () => {
    for (const { number } of SOUND) {
      it(`takes ${number}`, async () => {
        await reader.check(number, MOD_11_10);
      });
    }

    it("refuses numbers of fewer and of more digits than thirty", async () => {
      for (const number of [0n, 10n ** 29n - 1n, 10n ** 30n, 2n ** 128n - 1n])
        await refuses(reader.check(number, MOD_11_10), reader, "PackageNumberNotThirtyDigits", number);
    });

    it("refuses types that no bill has", async () => {
      for (const type of [1n, 4n, 9n]) {
        const number = await withDigits(0, type.toString());
        await refuses(reader.check(number, MOD_11_10), reader, "PackageNumberTypeUnknown", number, type);
      }
    });

    it("refuses dates that the calendar does not have, or that are before 1970 or after 7711", async () => {
      const dates = ["20261301", "20260010", "20261100", "20260229", "20260431", "21000229", "19691231", "77111023"];
      for (const date of dates) {
        const number = await withDigits(13, date);
        await refuses(reader.check(number, MOD_11_10), reader, "PackageNumberDateInvalid", number, BigInt(date));
      }
      for (const date of ["20240229", "20000229", "19700101", "77111022"])
        await reader.check(await withDigits(13, date), MOD_11_10);
    });

    it("refuses each other check digit, and names the right one", async () => {
      for (let digit = 0n; digit < 10n; digit++) {
        const number = NUMBER - 4n + digit;
        if (digit === 4n) continue;
        await refuses(reader.check(number, MOD_11_10), reader, "PackageNumberCheckDigitWrong", number, digit, 4n);
      }
    });

    it("refuses an algorithm that it does not know", async () => {
      for (const algorithm of [0n, 2n])
        await refuses(reader.check(NUMBER, algorithm), reader, "CheckDigitAlgorithmUnknown", algorithm);
    });
  });

  describe("check digits", () => {
    it("are those of numbers in use under ISO 7064 MOD 11,10", async () => {
      // The standard's own example; a Croatian personal number; a German tax number.
      for (const number of ["07945", "69435151530", "86095742719"]) {
        const digit = await reader.checkDigitOf(number.slice(0, -1), number.length - 1, MOD_11_10);
        expect(digit).to.equal(BigInt(number.slice(-1)));
      }
    });
  });

  describe("checkRegistered", () => {
    it("takes the number from the first to the last moment of its day", async () => {
      await reader.checkRegistered(NUMBER, MIDNIGHT, BEIJING);
      await reader.checkRegistered(NUMBER, MIDNIGHT + DAY - 1n, BEIJING);
    });

    it("refuses it a moment before and after", async () => {
      const before = reader.checkRegistered(NUMBER, MIDNIGHT - 1n, BEIJING);
      await refuses(before, reader, "PackageNumberOtherDay", NUMBER, 20261123n, 20261122n);
      const after = reader.checkRegistered(NUMBER, MIDNIGHT + DAY, BEIJING);
      await refuses(after, reader, "PackageNumberOtherDay", NUMBER, 20261123n, 20261124n);
    });

    it("goes by the days of the zone", async () => {
      const utc = reader.checkRegistered(NUMBER, MIDNIGHT, DAY);
      await refuses(utc, reader, "PackageNumberOtherDay", NUMBER, 20261123n, 20261122n);
    });
  });

  describe("parts", () => {
    for (const { number, type, bankPaper, bank, date, serial, digit } of SOUND) {
      it(`of ${number} are what it says`, async () => {
        expect([...(await reader.read(number))]).to.deep.equal([type, bankPaper, bank, date, serial, digit]);
      });
    }
  });

  describe("instruments", () => {
    for (const { number, instrument } of SOUND) {
      it(`keep ${number} so that it can be read back`, async () => {
        expect(await reader.toInstrument(number)).to.equal(instrument);
        expect(await reader.ofInstrument(instrument)).to.equal(BigInt(number));
      });
    }
  });
});
