import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { now, type TestTransfer } from "../helpers/trade.ts";
import { lotAt, type Ledger } from "./ledger.ts";
import { NO_DEAL, offered, PART, requestAt, trace } from "./offered.ts";
import { row } from "./rows.ts";
import { next, step, STEP } from "./trail.ts";

export function shouldOffer({ load, acts, steps, offered: told }: Ledger): void {
  describe("offering a lot", () => {
    it("marks the lot and keeps who asked whom until when", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [from, to] = holders;
      const before = await lotAt(world, root);
      const transfer = await world.draft(root, from!, to!, PART, { recourse: true });
      const sent = await world.offer(from!.account, transfer);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.OFFERED });
      const { deal, ...request } = await requestAt(world, root);
      const parties = { from: from!.number, to: to!.number };
      expect(request).to.deep.equal({ act: acts.offer, ...parties, deadline: transfer.deadline });
      expect(deal).not.to.equal(NO_DEAL);
      const { deadline, recourse, background } = transfer;
      expect(await eventsOf(sent, lots)).to.deep.equal([
        [told, root, from!.number, to!.number, PART, deadline, recourse, background],
      ]);
    });

    it("reserves nothing of the document", async () => {
      const world = await load();
      const { background } = await offered(world);
      expect((await world.suite.evidence.documentAt(background)).financed).to.equal(0n);
    });

    it("refuses a deadline that has passed, and one after maturity", async () => {
      const world = await load();
      const { suite, lots, root, maturity, holders, time } = world;
      const [from, to] = holders;
      const deadline = (await now(suite)) + 86_400n;
      const late = await world.draft(root, from!, to!, PART, { deadline });
      await time.setNextBlockTimestamp(deadline + 1n);
      await refuses(world.offer(from!.account, late), lots, "LotsDeadlinePassed", root, deadline);
      await time.setNextBlockTimestamp(deadline);
      await world.offer(from!.account, late);
      await time.increase(1n);
      const beyond = await world.draft(root, from!, to!, PART, { deadline: maturity + 1n });
      const values = [root, maturity + 1n, maturity];
      await refuses(world.offer(from!.account, beyond), lots, "LotsDeadlineTooLate", ...values);
      await offered(world, { deadline: maturity });
    });

    it("locks the lot: no assignment, split, merge or second offer until the answer", async () => {
      const world = await load();
      const { lots, root, instrument, holders, desk } = world;
      const [from, , third] = holders;
      await offered(world);
      const values = [root, Flag.OFFERED];
      const other = await world.draft(root, from!, third!, PART);
      await refuses(world.offer(from!.account, other), lots, "LotsEncumbered", ...values);
      const consent = await world.consent(third!.account, other);
      await refuses(world.assign(from!.account, other, consent), lots, "LotsEncumbered", ...values);
      const holder = lots.connect(from!.account);
      await refuses(holder.split(root, PART), lots, "LotsEncumbered", ...values);
      const child = (instrument << 40n) | 77n;
      await refuses(holder.merge(root, child, `0x${"00".repeat(21)}`), lots, "LotsEncumbered", ...values);
      const { trail } = await lots.lotAt(root);
      const blocked = lots.connect(desk).encumber(row({ blockedBy: 127n, sets: 32n }), { lot: root, trail });
      await refuses(blocked, lots, "LotsEncumbered", ...values);
    });
  });

  describe("accepting an offer", () => {
    it("moves the part, forgets the request and lifts the mark", async () => {
      const world = await load();
      const { suite, lots, root, face, instrument, holders } = world;
      const [from, to] = holders;
      const { trail } = await lotAt(world, root);
      const transfer = await offered(world);
      const sent = await world.acceptOffer(to!.account, transfer);
      const child = (instrument << 40n) | PART;
      const moved = step({
        act: steps.plain,
        from: from!.number,
        to: to!.number,
        start: 0n,
        end: PART,
        time: await timeOf(sent),
        epoch: 1n,
        parentEnd: face,
      });
      const kept = { from: from!.number, to: from!.number, start: PART, end: face, parentEnd: face };
      const rest = step({ act: STEP.REMAINDER, ...kept });
      const front = { holder: to!.number, start: 0n, end: PART, tier: 1n, flags: 0n };
      const back = { holder: from!.number, start: PART, end: face, tier: 0n, flags: 0n };
      const background = transfer.background;
      expect(await lotAt(world, child)).to.deep.equal({ ...front, trail: next(trail, moved, background) });
      expect(await lotAt(world, root)).to.deep.equal({ ...back, trail: next(trail, rest) });
      expect(await requestAt(world, root)).to.deep.equal(trace(0n));
      const [giver, taker] = [await lots.memberAddress(from!.number), await lots.memberAddress(to!.number)];
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", to!.account.address, giver, ZeroAddress, root, PART],
        ["TransferSingle", to!.account.address, ZeroAddress, taker, child, PART],
        ["LotAssigned", instrument, from!.number, to!.number, moved, background],
      ]);
      expect((await suite.evidence.documentAt(background)).financed).to.equal(PART);
    });

    it("takes exactly what was offered, to the letter", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const [, to, third] = holders;
      const transfer = await offered(world);
      const { background } = await world.draft(root, holders[0]!, to!, PART);
      const changes: Partial<TestTransfer>[] = [
        { units: PART - 1n },
        { units: face },
        { recourse: true },
        { deadline: transfer.deadline + 1n },
        { background },
        { to: third!.number },
      ];
      for (const change of changes) {
        const other = { ...transfer, ...change };
        await refuses(world.acceptOffer(to!.account, other), lots, "LotsOtherDeal", root);
      }
      await world.acceptOffer(to!.account, transfer);
    });

    it("refuses who was not asked, and a lot that was not offered", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const [from, to, third] = holders;
      const plain = await world.draft(root, from!, to!, PART);
      await refuses(world.acceptOffer(to!.account, plain), lots, "LotsNoRequest", root);
      const transfer = await offered(world);
      const refused = world.acceptOffer(third!.account, transfer);
      await refuses(refused, lots, "LotsNotYourRequest", root, third!.number);
      const lot = (instrument << 40n) | 77n;
      await refuses(world.acceptOffer(to!.account, { ...transfer, lot }), lots, "LotsNoRequest", lot);
    });

    it("is possible until the deadline and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const world = await load();
        const { lots, root, holders, time } = world;
        const transfer = await offered(world);
        const deadline = transfer.deadline;
        await time.setNextBlockTimestamp(deadline + late);
        const answer = world.acceptOffer(holders[1]!.account, transfer);
        if (late <= 0n) await answer;
        else await refuses(answer, lots, "LotsDeadlinePassed", root, deadline);
      }
    });

    it("is too late at maturity, though the deadline allows it", async () => {
      const world = await load();
      const { lots, instrument, maturity, holders, time } = world;
      const transfer = await offered(world, { deadline: maturity });
      await time.setNextBlockTimestamp(maturity);
      const answer = world.acceptOffer(holders[1]!.account, transfer);
      await refuses(answer, lots, "LotsMatured", instrument, maturity);
      await time.setNextBlockTimestamp(maturity - 1n);
      await world.acceptOffer(holders[1]!.account, transfer);
    });

    it("is refused while another reason encumbers the lot", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      const transfer = await offered(world);
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: Flag.FROZEN_BY_COURT }), { lot: root, trail });
      const answer = () => world.acceptOffer(holders[1]!.account, transfer);
      await refuses(answer(), lots, "LotsEncumbered", root, Flag.FROZEN_BY_COURT);
      await lots.connect(desk).release(root, Flag.FROZEN_BY_COURT);
      await answer();
    });

    it("leaves the request standing when the document does not cover it any more", async () => {
      const world = await load();
      const { suite, lots, root, holders } = world;
      const [from, to] = holders;
      const second = await world.another();
      const transfer = await offered(world);
      const { background } = transfer;
      const elsewhere = await world.draft(second.root, from!, to!, 101n, { background });
      await world.assign(from!.account, elsewhere, await world.consent(to!.account, elsewhere));
      const answer = world.acceptOffer(to!.account, transfer);
      await refuses(answer, suite.evidence, "EvidenceUsedUp", background, PART - 101n, PART);
      expect((await requestAt(world, root)).act).to.equal(acts.offer);
      await lots.connect(to!.account).refuse(root);
    });
  });
}
