import { expect } from "chai";
import { resolveTime } from "@tradelane/sdk";
import type { TestChain } from "../sdk/helpers/connections.ts";
import { refusalOf } from "../sdk/helpers/refusals.ts";
import { applying, Table } from "./support/table.ts";

const DAY = 86_400;
const HOUR = 3600;
/** The zone of the business day in the tests' rules: UTC+8. */
const ZONE = 8 * HOUR;

async function refused(resolving: Promise<number>, text: string): Promise<void> {
  const { values } = await refusalOf(resolving, "ParameterInvalid");
  const problem = `"${text}" is no time; use "2026-12-31", "2026-12-31T16:00:00Z" or "+90d"`;
  expect(values).to.deep.equal({ parameter: "time", problem });
}

const clock = (now: number, zone: number) => ({ now: async () => now, zone: async () => zone });

describe("actsfile: relative times", () => {
  describe("day+N", () => {
    // Zones east, west, at the edge of the world, and of half an hour.
    for (const zone of [8, 0, -5, 14, -12, 5.5].map((hours) => hours * HOUR)) {
      it(`begins with the first second of a business day ${zone} seconds east of UTC`, async () => {
        const midnight = 20_000 * DAY - zone;
        for (const days of [0, 1, 90, -1]) {
          const text = `day${days < 0 ? "" : "+"}${days}`;
          const at = (now: number) => resolveTime(text, clock(now, zone));
          expect(await at(midnight - 1)).to.equal(midnight + (days - 1) * DAY);
          expect(await at(midnight)).to.equal(midnight + days * DAY);
          expect(await at(midnight + 1)).to.equal(midnight + days * DAY);
          expect(await at(midnight + DAY - 1)).to.equal(midnight + days * DAY);
          expect(await at(midnight + DAY)).to.equal(midnight + (days + 1) * DAY);
        }
      });
    }

    it("is of the business day, not of the day in UTC", async () => {
      // 2027-01-15 23:59:59 and 2027-01-16 00:00:00 in Shanghai are both the 15th in UTC.
      const lastSecond = Date.parse("2027-01-15T15:59:59Z") / 1000;
      expect(await resolveTime("day+1", clock(lastSecond, ZONE))).to.equal(lastSecond + 1);
      expect(await resolveTime("day+1", clock(lastSecond + 1, ZONE))).to.equal(lastSecond + 1 + DAY);
    });

    it("agrees with the day written out", async () => {
      const noon = Date.parse("2027-02-27T12:00:00+08:00") / 1000;
      expect(await resolveTime("day+2", clock(noon, ZONE))).to.equal(await resolveTime("2027-03-01", clock(0, ZONE)));
      const leap = Date.parse("2028-02-27T12:00:00+08:00") / 1000;
      expect(await resolveTime("day+2", clock(leap, ZONE))).to.equal(await resolveTime("2028-02-29", clock(0, ZONE)));
    });
  });

  describe("+Nd and +Ns", () => {
    it("count from the second, over midnight too", async () => {
      const midnight = 20_000 * DAY - ZONE;
      for (const now of [midnight - 1, midnight, midnight + 1]) {
        for (const [text, seconds] of [
          ["+0s", 0],
          ["+1s", 1],
          ["-1s", -1],
          ["+86399s", DAY - 1],
          ["+86400s", DAY],
          ["+0d", 0],
          ["+1d", DAY],
          ["-1d", -DAY],
          ["+180d", 180 * DAY],
        ] as const)
          expect(await resolveTime(text, clock(now, ZONE)), text).to.equal(now + seconds);
      }
    });

    it("end where the contracts' times end", async () => {
      const latest = 2 ** 40 - 1;
      expect(await resolveTime("+1s", clock(latest - 1, ZONE))).to.equal(latest);
      await refused(resolveTime("+1s", clock(latest, ZONE)), "+1s");
      expect(await resolveTime("-10s", clock(10, ZONE))).to.equal(0);
      await refused(resolveTime("-11s", clock(10, ZONE)), "-11s");
      await refused(resolveTime("day+0", clock(DAY - ZONE - 1, ZONE)), "day+0");
      expect(await resolveTime("day+0", clock(DAY - ZONE, ZONE))).to.equal(DAY - ZONE);
    });
  });

  describe("on a chain", () => {
    let world: TestChain;
    let table: Table;

    before(async () => (world = await Table.chain()));
    beforeEach(async () => (table = await Table.on(world)));
    afterEach(() => table.close());

    /** A midnight of the business day that the chain's clock has not reached by a day. */
    const nextMidnight = async () => (Math.floor(((await table.now()) + ZONE) / DAY) + 2) * DAY - ZONE;

    async function play(text: string): Promise<void> {
      const failed = (await table.play(text)).find(({ status }) => status !== "done");
      expect(failed).to.equal(undefined);
    }

    for (const [seconds, when, days] of [
      [-1, "one second before midnight", 0],
      [0, "at midnight", 1],
      [1, "one second after midnight", 1],
    ] as const) {
      it(`the clock is moved to the first second of the next business day ${when}`, async () => {
        const midnight = await nextMidnight();
        await table.setClock(midnight + seconds);
        await play('{"act":"clock.advance","to":"day+1"}');
        expect(await table.now()).to.equal(midnight + days * DAY);
      });

      it(`a second run leaves the clock alone that the first moved ${when}`, async () => {
        const midnight = await nextMidnight();
        await table.setClock(midnight + seconds);
        const text = '{"act":"clock.advance","to":"day+1"}\n{"act":"clock.advance","to":"+10s"}';
        await play(text);
        expect(await table.now()).to.equal(midnight + days * DAY + 10);
        await play(text);
        expect(await table.now()).to.equal(midnight + days * DAY + 10);
      });
    }

    for (const [late, when] of [
      [-1, "a second too early"],
      [0, "in time"],
      [1, "a second late"],
    ] as const) {
      it(`an act with "at" is done not before its moment when the clock is ${when}`, async () => {
        const moment = (await table.now()) + DAY;
        await table.setClock(moment + late);
        const began = await world.chain.ethers.provider.getBlockNumber();
        const line = JSON.parse(applying(table, "bank")) as object;
        await play(JSON.stringify({ ...line, at: String(moment) }));
        const { provider } = world.chain.ethers;
        const done = (await provider.getBlock("latest"))!;
        expect((await provider.getBlock(done.number - 1))!.timestamp).to.equal(moment + Math.max(late, 0));
        expect(done.timestamp).to.be.above(moment);
        // A clock that is early is moved by a block of its own.
        expect(done.number - began).to.equal(late < 0 ? 2 : 1);
      });
    }
  });
});
