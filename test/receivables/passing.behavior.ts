import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, type Ledger, type LotsWorld } from "../lots/ledger.ts";
import { offered, requestAt, trace } from "../lots/offered.ts";
import { row } from "../lots/rows.ts";
import { next, step, STEP } from "../lots/trail.ts";

const PART = 30_000_000n;

/** A lot, or its front, on its way to the next holder. */
interface Passage {
  ref: { lot: bigint; trail: string };
  to: bigint;
  units: bigint;
  recourse: boolean;
  background: string;
}

/** A passage of the first holder's root lot as it is. */
async function passage(world: LotsWorld, to: TestMember, units: bigint, change: Partial<Passage> = {}) {
  const { background } = await world.draft(world.root, world.holders[0]!, to, units, {
    ...(change.background !== undefined && { background: change.background }),
  });
  const ref = { lot: world.root, trail: (await lotAt(world, world.root)).trail };
  return { ref, to: to.number, units, recourse: false, background, ...change };
}

/** Has the desk pass lots of the first holder on at what was signed now, unless told otherwise. */
async function passOn(
  world: LotsWorld,
  passages: Passage[],
  { signedAt, fields = {} }: { signedAt?: bigint; fields?: Parameters<typeof row>[0] } = {},
) {
  const at = signedAt ?? (await now(world.suite));
  const from = world.holders[0]!.number;
  const by = world.lots.connect(world.desk);
  return by.pass(row({ act: 21n, ...fields }), from, passages, Array(passages.length).fill(at) as bigint[], 5n);
}

/** What a lot's trail is after its front was cut off. */
function remainder({ holders, face }: LotsWorld, trail: string, start: bigint): string {
  const { number } = holders[0]!;
  return next(trail, step({ act: STEP.REMAINDER, from: number, to: number, start, end: face, parentEnd: face }));
}

/** Passages off the front of the root lot, one after the other: receiver, units, document. */
async function chained(world: LotsWorld, items: readonly (readonly [TestMember, bigint, string])[]) {
  let { start, trail } = await lotAt(world, world.root);
  return items.map(([to, units, background]): Passage => {
    const ref = { lot: world.root, trail };
    start += units;
    trail = remainder(world, trail, start);
    return { ref, to: to.number, units, recourse: false, background };
  });
}

export function shouldBePassedOnByDesks({ load, states }: Ledger): void {
  describe("pass", () => {
    it("hands lots on as their holders would have, many of one parent in their order", async () => {
      const world = await load();
      const { suite, lots, root, face, instrument, holders, desk } = world;
      const [from, second, third] = holders;
      const { trail } = await lotAt(world, root);
      const first = await passage(world, second!, PART, { recourse: true });
      const after = remainder(world, trail, PART);
      const rest = await passage(world, third!, face - PART, { ref: { lot: root, trail: after } });
      const sent = await passOn(world, [first, rest]);
      const time = await timeOf(sent);
      const both = { from: from!.number, time, epoch: 5n, parentEnd: face };
      const steps = [
        step({ act: STEP.ASSIGNED_WITH_RECOURSE, ...both, to: second!.number, start: 0n, end: PART }),
        step({ act: STEP.ASSIGNED, ...both, to: third!.number, start: PART, end: face }),
      ];
      const child = (instrument << 40n) | PART;
      const moved = { tier: 1n, flags: 0n };
      expect(await lotAt(world, child)).to.deep.equal({
        ...{ holder: second!.number, start: 0n, end: PART, ...moved },
        trail: next(trail, steps[0]!, first.background),
      });
      expect(await lotAt(world, root)).to.deep.equal({
        ...{ holder: third!.number, start: PART, end: face, ...moved },
        trail: next(after, steps[1]!, rest.background),
      });
      const [giver, two, three] = await Promise.all(
        [from!, second!, third!].map(({ number }) => lots.memberAddress(number)),
      );
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", desk.address, giver, ZeroAddress, root, PART],
        ["TransferSingle", desk.address, ZeroAddress, two, child, PART],
        ["LotAssigned", instrument, from!.number, second!.number, steps[0], first.background],
        ["TransferSingle", desk.address, giver, three, root, face - PART],
        ["LotAssigned", instrument, from!.number, third!.number, steps[1], rest.background],
      ]);
      expect((await suite.evidence.documentAt(first.background)).financed).to.equal(PART);
      expect((await suite.evidence.documentAt(rest.background)).financed).to.equal(face - PART);
    });

    it("uses a document up once for neighbours on it, and again for those that are not", async () => {
      const world = await load();
      const { suite, holders } = world;
      const [, second, third] = holders;
      const shared = (await passage(world, second!, 599n)).background;
      const other = (await passage(world, third!, 400n)).background;
      const neighbours = await chained(world, [
        [second!, 100n, shared],
        [second!, 500n, shared],
        [third!, 400n, other],
      ]);
      await refuses(passOn(world, neighbours), suite.evidence, "EvidenceUsedUp", shared, 599n, 600n);
      const apart = await chained(world, [
        [second!, 100n, shared],
        [third!, 400n, other],
        [second!, 500n, shared],
      ]);
      await refuses(passOn(world, apart), suite.evidence, "EvidenceUsedUp", shared, 499n, 500n);
      await passOn(
        world,
        await chained(world, [
          [second!, 100n, shared],
          [second!, 299n, shared],
          [third!, 400n, other],
          [second!, 200n, shared],
        ]),
      );
      for (const [tag, financed] of [
        [shared, 599n],
        [other, 400n],
      ] as const) {
        expect((await suite.evidence.documentAt(tag)).financed).to.equal(financed);
      }
    });

    it("is all or nothing: one item that fails takes the others with it", async () => {
      const world = await load();
      const { suite, lots, root, holders } = world;
      const [, second] = holders;
      const before = await lotAt(world, root);
      const first = await passage(world, second!, PART);
      const short = await passage(world, second!, 200n, {
        ref: { lot: root, trail: remainder(world, before.trail, PART) },
        background: (await passage(world, second!, 199n)).background,
      });
      const named = ["EvidenceUsedUp", short.background, 199n, 200n] as const;
      await refuses(passOn(world, [first, short]), suite.evidence, ...named);
      expect(await lotAt(world, root)).to.deep.equal(before);
      const stale = { ...short, ref: first.ref };
      const changed = remainder(world, before.trail, PART);
      await refuses(passOn(world, [first, stale]), lots, "LotsChanged", root, changed, before.trail);
    });

    it("is refused for the lot as it was before, and for what its holder could not do either", async () => {
      const world = await load();
      const { lots, root, face, instrument, maturity, obligor, holders, time, desk } = world;
      const [from, second, third] = holders;
      const good = await passage(world, second!, PART);
      const attempt = (change: Partial<Passage>, fields = {}) => passOn(world, [{ ...good, ...change }], { fields });
      const seen = `0x${"77".repeat(21)}`;
      await refuses(attempt({ ref: { lot: root, trail: seen } }), lots, "LotsChanged", root, good.ref.trail, seen);
      const unknown = (instrument << 40n) | 77n;
      await refuses(attempt({ ref: { ...good.ref, lot: unknown } }), lots, "LotsUnknown", unknown);
      for (const to of [0n, from!.number, obligor.number]) {
        await refuses(attempt({ to }), lots, "LotsReceiverInvalid", root, to);
      }
      for (const units of [0n, face + 1n]) {
        await refuses(attempt({ units }), lots, "LotsUnitsInvalid", root, units, face);
      }
      await refuses(attempt({ units: 99n }), lots, "LotsBelowSmallest", root, 99n, 100n);
      const by = lots.connect(desk);
      const others = by.pass(row(), third!.number, [good], [1n], 1n);
      await refuses(others, lots, "LotsNotHolder", root, third!.number, from!.number);
      await refuses(attempt({}, { from: [0n] }), lots, "LotsStateForbids", instrument, 21n, states.live);
      const closed = await world.another({ assignable: false });
      const { trail } = await lotAt(world, closed.root);
      const prohibited = attempt({ ref: { lot: closed.root, trail } });
      await refuses(prohibited, lots, "LotsNotAssignable", closed.instrument);
      await by.encumber(row({ sets: Flag.PLEDGED }), good.ref);
      await refuses(attempt({}, { blockedBy: 127n }), lots, "LotsEncumbered", root, Flag.PLEDGED);
      await by.release(root, Flag.PLEDGED);
      await time.setNextBlockTimestamp(maturity);
      await refuses(attempt({}, { when: "beforeMaturity" }), lots, "LotsMatured", instrument, maturity);
      await time.setNextBlockTimestamp(maturity - 1n);
      await attempt({}, { when: "beforeMaturity", blockedBy: 127n });
    });

    it("does not take what was signed before a request on the lot ended, to the second", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      await offered(world);
      await lots.connect(holders[1]!.account).refuse(root);
      const cutAt = await now(world.suite);
      const good = await passage(world, holders[1]!, PART);
      for (const signedAt of [0n, cutAt - 1n, cutAt]) {
        await refuses(passOn(world, [good], { signedAt }), lots, "LotsConsentCut", root, signedAt, cutAt);
      }
      await passOn(world, [good], { signedAt: cutAt + 1n });
    });

    it("clears an offer that has lapsed, and forgets it where all of the lot goes", async () => {
      const world = await load();
      const { lots, root, face, holders, time } = world;
      const { deadline } = await offered(world);
      const whole = await passage(world, holders[2]!, face);
      const fields = { blockedBy: Flag.OFFERED };
      await refuses(passOn(world, [whole], { fields }), lots, "LotsEncumbered", root, Flag.OFFERED);
      await time.increaseTo(deadline + 10n);
      const early = passOn(world, [whole], { fields, signedAt: deadline });
      await refuses(early, lots, "LotsConsentCut", root, deadline, deadline);
      await passOn(world, [whole], { fields, signedAt: deadline + 1n });
      expect((await lotAt(world, root)).flags).to.equal(0n);
      expect(await requestAt(world, root)).to.deep.equal(trace(0n));
    });

    it("of nothing does nothing", async () => {
      const world = await load();
      expect(await eventsOf(await passOn(world, []), world.lots)).to.deep.equal([]);
    });
  });
}
