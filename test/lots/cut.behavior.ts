import { expect } from "chai";
import { refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, now, type TestTransfer } from "../helpers/trade.ts";
import type { TestMember } from "../helpers/members.ts";
import { lotAt, split, type Ledger, type LotsWorld } from "./ledger.ts";
import { offered } from "./offered.ts";
import { next, step, STEP } from "./trail.ts";

const PART = 30_000_000n;

/** A consent to an assignment and what it is for. */
interface Given {
  transfer: TestTransfer;
  consent: string;
  issuedAt: bigint;
}

/** The first holder's lot promised to a receiver, who signs now. */
async function promised(
  world: LotsWorld,
  lot: bigint,
  to: TestMember,
  units: bigint,
  options: { trail?: string; issuedAt?: bigint } = {},
): Promise<Given> {
  const deadline = (await now(world.suite)) + 30n * DAY;
  const transfer = await world.draft(lot, world.holders[0]!, to, units, { deadline });
  const issuedAt = options.issuedAt ?? (await now(world.suite));
  return { transfer, consent: await world.consent(to.account, transfer, { ...options, issuedAt }), issuedAt };
}

async function present(world: LotsWorld, { transfer, consent }: Given) {
  return world.assign(world.holders[0]!.account, transfer, consent);
}

/** Expects a consent to be dead since a request on the lot ended. */
async function isDead(world: LotsWorld, given: Given, cutAt: bigint): Promise<void> {
  const { lot } = given.transfer;
  await refuses(present(world, given), world.lots, "LotsConsentCut", lot, given.issuedAt, cutAt);
}

/** Has the second holder refuse an offer of a lot by the first. */
async function refusedOn(world: LotsWorld, lot: bigint, units: bigint): Promise<bigint> {
  const [from, to] = world.holders;
  await world.offer(from!.account, await world.draft(lot, from!, to!, units));
  await world.lots.connect(to!.account).refuse(lot);
  return now(world.suite);
}

export function shouldCutConsents({ load }: Ledger): void {
  describe("what was signed before a request ended without agreement", () => {
    it("is dead after a refusal, whoever signed it, to the second", async () => {
      const world = await load();
      const { lots, root, holders, time } = world;
      const early = await promised(world, root, holders[1]!, PART);
      const others = await promised(world, root, holders[2]!, PART);
      await offered(world);
      await lots.connect(holders[1]!.account).refuse(root);
      const cutAt = await now(world.suite);
      await time.increase(10n);
      await isDead(world, early, cutAt);
      await isDead(world, others, cutAt);
      await isDead(world, await promised(world, root, holders[1]!, PART, { issuedAt: cutAt }), cutAt);
      await present(world, await promised(world, root, holders[1]!, PART, { issuedAt: cutAt + 1n }));
    });

    it("is dead after a withdrawal", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const early = await promised(world, root, holders[1]!, PART);
      await offered(world);
      await lots.connect(holders[0]!.account).withdraw(root);
      await isDead(world, early, await now(world.suite));
    });

    it("is dead after an expiry that was cleared", async () => {
      const world = await load();
      const { lots, root, holders, time } = world;
      const early = await promised(world, root, holders[1]!, PART);
      const deadline = (await offered(world)).deadline;
      await time.increaseTo(deadline + 10n);
      await lots.expire(root);
      await isDead(world, early, deadline);
    });

    it("is dead after an expiry that nobody cleared", async () => {
      const world = await load();
      const { root, holders, time } = world;
      const early = await promised(world, root, holders[1]!, PART);
      const deadline = (await offered(world)).deadline;
      await time.increaseTo(deadline + 10n);
      await isDead(world, early, deadline);
      await isDead(world, await promised(world, root, holders[1]!, PART, { issuedAt: deadline }), deadline);
      await present(world, await promised(world, root, holders[1]!, PART, { issuedAt: deadline + 1n }));
    });

    it("stays dead when a later offer ends, too", async () => {
      const world = await load();
      const { root, holders } = world;
      await refusedOn(world, root, PART);
      const between = await promised(world, root, holders[2]!, PART);
      const cutAt = await refusedOn(world, root, PART);
      await isDead(world, between, cutAt);
    });

    it("is dead on a child that makes the same trail again", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const first = await split(world, holders[0]!, root, PART);
      const early = await promised(world, first.child, holders[1]!, PART);
      const cutAt = await refusedOn(world, first.child, PART);
      await lots.connect(holders[0]!.account).merge(root, first.child, first.before);
      expect((await lotAt(world, root)).flags).to.equal(Flag.CONSENTS_CUT);
      expect((await lots.requestAt(root)).deadline).to.equal(cutAt);
      expect((await lots.requestAt(first.child)).deadline).to.equal(0n);
      await split(world, holders[0]!, root, PART);
      await isDead(world, early, cutAt);
    });

    it("is dead on the parent when a refusal of the parent comes between split and merge", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const early = await promised(world, root, holders[1]!, PART);
      const { child, before } = await split(world, holders[0]!, root, PART);
      const cutAt = await refusedOn(world, root, face - PART);
      await lots.connect(holders[0]!.account).merge(root, child, before);
      await isDead(world, early, cutAt);
    });

    it("is cut at the later of both moments when both parts were refused, in either order", async () => {
      for (const childFirst of [true, false]) {
        const world = await load();
        const { lots, root, face, holders } = world;
        const early = await promised(world, root, holders[2]!, PART);
        const { child, before } = await split(world, holders[0]!, root, PART);
        const parts: [bigint, bigint][] = [
          [child, PART],
          [root, face - PART],
        ];
        let cutAt = 0n;
        for (const [lot, units] of childFirst ? parts : parts.reverse()) cutAt = await refusedOn(world, lot, units);
        await lots.connect(holders[0]!.account).merge(root, child, before);
        await isDead(world, early, cutAt);
      }
    });

    it("is dead on the rest once a part was assigned", async () => {
      const world = await load();
      const { root, face, holders } = world;
      const [from, , third] = holders;
      const rest = { from: from!.number, to: from!.number, start: PART, end: face, parentEnd: face };
      const ahead = next((await lotAt(world, root)).trail, step({ act: STEP.REMAINDER, ...rest }));
      const early = await promised(world, root, holders[1]!, face - PART, { trail: ahead });
      const cutAt = await refusedOn(world, root, PART);
      await world.time.increase(1n);
      await present(world, await promised(world, root, third!, PART));
      expect((await lotAt(world, root)).trail).to.equal(ahead);
      await isDead(world, early, cutAt);
    });

    it("is dead on the rest once an offer of a part was accepted", async () => {
      const world = await load();
      const { root, face, holders } = world;
      const [from, , third] = holders;
      const rest = { from: from!.number, to: from!.number, start: PART, end: face, parentEnd: face };
      const ahead = next((await lotAt(world, root)).trail, step({ act: STEP.REMAINDER, ...rest }));
      const early = await promised(world, root, holders[1]!, face - PART, { trail: ahead });
      await refusedOn(world, root, PART);
      const transfer = await world.draft(root, from!, third!, PART);
      await world.offer(from!.account, transfer);
      await world.acceptOffer(third!.account, transfer);
      expect((await lotAt(world, root)).trail).to.equal(ahead);
      await isDead(world, early, await now(world.suite));
    });

    it("leaves no mark on a lot that changed hands whole", async () => {
      for (const accepts of [true, false]) {
        const world = await load();
        const { lots, root, face, holders, time } = world;
        const [from, , third] = holders;
        await refusedOn(world, root, PART);
        await time.increase(1n);
        if (accepts) {
          const transfer = await world.draft(root, from!, third!, face);
          await world.offer(from!.account, transfer);
          await world.acceptOffer(third!.account, transfer);
        } else await present(world, await promised(world, root, third!, face));
        expect((await lotAt(world, root)).flags).to.equal(0n);
        expect((await lots.requestAt(root)).deadline).to.equal(0n);
      }
    });

    it("is alive for other lots", async () => {
      const world = await load();
      const { root, holders } = world;
      const { root: second } = await world.another();
      const elsewhere = await promised(world, second, holders[1]!, PART);
      await refusedOn(world, root, PART);
      await present(world, elsewhere);
    });
  });

  describe("a consent that merely became stale", () => {
    it("is void after a split and good again after the merge that undid it", async () => {
      const world = await load();
      const { suite, lots, root, holders } = world;
      const given = await promised(world, root, holders[1]!, PART);
      const { child, before } = await split(world, holders[0]!, root, 1_000n);
      await refuses(present(world, given), suite.receivables, "ConsentBadSignature", holders[1]!.account.address);
      await lots.connect(holders[0]!.account).merge(root, child, before);
      await present(world, given);
    });
  });
}
