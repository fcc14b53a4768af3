import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { decide } from "../helpers/council.ts";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { DeskPower, Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, pass, split, type Ledger, type LotsWorld } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";
import { next, step, STEP } from "../lots/trail.ts";

const PART = 30_000_000n;
const PAYMENT = id("payment");

async function instrumentAt({ lots }: LotsWorld, instrument: bigint) {
  return fieldsOf(await lots.instrumentAt(instrument));
}

/** What desks do to receivables alone: amend and cancel. */
export function shouldServeDesks({ load, states }: Ledger): void {
  describe("a desk without the power", () => {
    it("neither amends nor cancels nor passes lots on", async () => {
      const { lots, instrument, issue, maturity, suite, holders } = await load();
      const account = suite.signers.at(-5)!;
      const desk = lots.connect(account);
      const other = DeskPower.ORIGINATE | Flag.PLEDGED;
      for (const powers of [0n, other]) {
        await decide(suite, lots.setDesk.populateTransaction(account, powers, 0n));
        const serving = ["LotsNotADesk", account.address, DeskPower.SERVICE] as const;
        await refuses(desk.cancel(row(), instrument, issue, 1n), lots, ...serving);
        await refuses(desk.amend(row(), instrument, maturity), lots, ...serving);
        const passed = desk.pass(row(), holders[0]!.number, [], [], 1n);
        await refuses(passed, lots, "LotsNotADesk", account.address, DeskPower.PASS);
      }
    });
  });

  describe("amend", () => {
    it("moves state and maturity, and nothing else", async () => {
      const world = await load();
      const { lots, instrument, maturity, desk } = world;
      const before = await instrumentAt(world, instrument);
      await lots.connect(desk).amend(row({ from: [states.live], after: 4n }), instrument, maturity + 5n);
      expect(await instrumentAt(world, instrument)).to.deep.equal({ ...before, state: 4n, maturity: maturity + 5n });
      const refused = lots.connect(desk).amend(row({ from: [states.live], act: 9n }), instrument, maturity);
      await refuses(refused, lots, "LotsStateForbids", instrument, 9n, 4n);
    });
  });

  describe("cancel", () => {
    it("ends the root lot and the instrument", async () => {
      const world = await load();
      const { lots, root, face, instrument, issue, obligor, holders, desk } = world;
      const { trail } = await lotAt(world, root);
      const sent = await lots.connect(desk).cancel(row({ after: states.cancelled }), instrument, issue, 3n);
      const parties = { from: holders[0]!.number, to: obligor.number };
      const time = await now(world.suite);
      const ended = step({ act: STEP.CANCELLED, ...parties, start: 0n, end: face, time, epoch: 3n, parentEnd: face });
      expect(await lotAt(world, root)).to.deep.equal({
        holder: holders[0]!.number,
        start: 0n,
        end: face,
        tier: 0n,
        flags: Flag.ENDED,
        trail: next(trail, ended, issue.background),
      });
      const giver = await lots.memberAddress(holders[0]!.number);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", desk.address, giver, ZeroAddress, root, face],
        ["LotEnded", instrument, holders[0]!.number, root, ended, issue.background],
      ]);
      const { state, redeemed } = await instrumentAt(world, instrument);
      expect([state, redeemed]).to.deep.equal([states.cancelled, 0n]);
      const again = lots.connect(desk).cancel(row(), instrument, issue, 3n);
      await refuses(again, lots, "LotsEnded", root);
    });

    it("is refused unless the root lot is whole and still with the first creditor", async () => {
      const world = await load();
      const { lots, root, face, instrument, issue, holders, desk } = world;
      const cancel = () => lots.connect(desk).cancel(row({ after: 6n }), instrument, issue, 1n);
      const { child, before } = await split(world, holders[0]!, root, PART);
      await refuses(cancel(), lots, "LotsNotWhole", instrument);
      await lots.connect(holders[0]!.account).merge(root, child, before);
      await cancel();
      const other = await world.another();
      await pass(world, other.root, holders[0]!, holders[1]!, face);
      const moved = lots.connect(desk).cancel(row({ after: 6n }), other.instrument, issue, 1n);
      await refuses(moved, lots, "LotsNotWhole", other.instrument);
    });

    it("is refused for an issue that was another, an encumbered lot and an unknown instrument", async () => {
      const world = await load();
      const { lots, root, instrument, issue, desk } = world;
      const by = lots.connect(desk);
      const forged = [
        { ...issue, background: PAYMENT },
        { ...issue, step: issue.step ^ 1n },
      ];
      for (const wrong of forged) {
        await refuses(by.cancel(row({ after: 6n }), instrument, wrong, 1n), lots, "LotsOtherIssue", instrument);
      }
      const { trail } = await lots.lotAt(root);
      await by.encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail });
      const blocked = by.cancel(row({ blockedBy: 127n }), instrument, issue, 1n);
      await refuses(blocked, lots, "LotsEncumbered", root, Flag.PLEDGED);
      await refuses(by.cancel(row(), 8n, issue, 1n), lots, "LotsUnknown", 8n << 40n);
    });
  });
}
