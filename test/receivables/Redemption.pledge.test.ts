import { expect } from "chai";
import { eventsOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { lotAt } from "../lots/ledger.ts";
import { FINANCING } from "./financing.ts";
import { pledged } from "./parting.ts";
import { load, STATE } from "./world.ts";

const LOCKED = Flag.PLEDGED | Flag.IN_REDEMPTION;

describe("Redemption: a pledged lot", () => {
  it("is paid to its pledgee up to the claim, the rest to its holder", async () => {
    const world = await load(pledged);
    const { bank, seller, root, claim, rest, face, deal, lots } = world;
    const legs = await world.taken(await world.pay([root]));
    expect(legs.map(({ payee, amount }) => [payee, amount])).to.deep.equal([
      [bank.number, claim],
      [seller.number, rest],
    ]);
    const sent = await world.final(...legs);
    expect((await eventsOf(sent, world.redemption)).map(([name, , , ...of]) => [name, ...of])).to.deep.equal([
      ["RedemptionPaid", claim, claim],
      ["RedemptionPaid", rest, face],
    ]);
    expect((await eventsOf(sent, lots)).map(([name]) => name)).to.deep.equal([
      ...["LotReleased", "TransferSingle", "LotEnded", "ReceivableSettled"],
    ]);
    expect((await lotAt(world, root)).flags).to.equal(Flag.ENDED);
    expect(await world.stateOf(deal.id)).to.equal(FINANCING.Closed);
    expect(await world.stateNow()).to.equal(STATE.Settled);
    expect(await world.confirmedUsed()).to.equal(0n);
  });

  it("ends with whichever payment is final last, and is locked until then", async () => {
    for (const holderFirst of [true, false]) {
      const world = await load(pledged);
      const { root, claim, rest, face } = world;
      const [toBank, toHolder] = await world.taken(await world.pay([root]));
      const [one, other] = holderFirst ? [toHolder!, toBank!] : [toBank!, toHolder!];
      await world.final(one);
      const { flags } = await lotAt(world, root);
      expect(flags & Flag.IN_REDEMPTION).to.equal(Flag.IN_REDEMPTION);
      expect(flags & Flag.PLEDGED).to.equal(holderFirst ? Flag.PLEDGED : 0n);
      // What is on its way may still make it a payment of all.
      expect(await world.stateNow()).to.equal(STATE.Confirmed);
      expect(await world.redemption.unpaidOf(root)).to.equal(holderFirst ? claim : rest);
      expect(await world.confirmedUsed()).to.equal(face - one.amount);
      await world.final(other);
      expect((await lotAt(world, root)).flags).to.equal(Flag.ENDED);
      expect(await world.stateNow()).to.equal(STATE.Settled);
    }
  });

  it("is unlocked when both payments are concluded and one was rejected; what it was to bring stays due", async () => {
    const orders = [
      { rejected: "holder", first: "final" },
      { rejected: "holder", first: "rejected" },
      { rejected: "bank", first: "final" },
      { rejected: "bank", first: "rejected" },
    ] as const;
    for (const { rejected, first } of orders) {
      const world = await load(pledged);
      const { root, redemption, face, bank, seller } = world;
      const [toBank, toHolder] = await world.taken(await world.pay([root]));
      const [lost, kept] = rejected === "bank" ? [toBank!, toHolder!] : [toHolder!, toBank!];
      if (first === "final") {
        await world.final(kept);
        await world.rejected(lost);
      } else {
        await world.rejected(lost);
        expect((await lotAt(world, root)).flags).to.equal(LOCKED);
        await world.final(kept);
      }
      expect((await lotAt(world, root)).flags).to.equal(rejected === "bank" ? Flag.PLEDGED : 0n);
      expect(await world.stateNow()).to.equal(STATE.PartPaid);
      expect(await redemption.unpaidOf(root)).to.equal(lost.amount);
      expect(await world.confirmedUsed()).to.equal(face - kept.amount);
      const again = await world.settled(await world.pay([root]));
      const payee = rejected === "bank" ? bank : seller;
      expect(again.map((leg) => [leg.payee, leg.amount])).to.deep.equal([[payee.number, lost.amount]]);
      expect(await world.stateNow()).to.equal(STATE.Settled);
    }
  });

  it("is as before when both payments are rejected", async () => {
    const world = await load(pledged);
    const { root, redemption, face } = world;
    const before = await lotAt(world, root);
    await world.rejected(...(await world.taken(await world.pay([root]))));
    expect(await lotAt(world, root)).to.deep.equal(before);
    expect(await world.stateNow()).to.equal(STATE.Confirmed);
    expect(await redemption.unpaidOf(root)).to.equal(face);
    expect(await world.confirmedUsed()).to.equal(face);
  });

  it("brings its share of a part payment to the pledgee as long as that has a claim, then to the holder", async () => {
    const world = await load(pledged);
    const { root, bank, seller, claim, face, financing } = world;
    const rounds: [bigint, [bigint, bigint][]][] = [
      [claim - 10n, [[bank.number, claim - 10n]]],
      [claim, [[bank.number, 10n]]],
      [claim + 5n, [[seller.number, 5n]]],
    ];
    for (const [level, expected] of rounds) {
      const legs = await world.settled(await world.payPart(level, [root]));
      expect(legs.map(({ payee, amount }) => [payee, amount])).to.deep.equal(expected);
      expect((await financing.claimOn(root)).claim).to.equal(level < claim ? claim - level : 0n);
    }
    expect((await lotAt(world, root)).flags).to.equal(0n);
    const last = await world.settled(await world.pay([root]));
    expect(last.map(({ payee, amount }) => [payee, amount])).to.deep.equal([[seller.number, face - claim - 5n]]);
    expect(await world.stateNow()).to.equal(STATE.Settled);
  });

  it("may have more than its share when a round comes: nothing is due then", async () => {
    const world = await load(pledged);
    const { root, redemption, claim, face } = world;
    const [toBank, toHolder] = await world.taken(await world.pay([root]));
    await world.rejected(toHolder!);
    await world.final(toBank!);
    expect(await world.legs(await world.payPart(claim - 1n, [root]))).to.deep.equal([]);
    expect(await world.roundNow()).to.deep.equal([claim - 1n, face]);
    const [leg] = await world.settled(await world.payPart(claim + 1n, [root]));
    expect(leg!.amount).to.equal(1n);
    expect(await redemption.unpaidOf(root)).to.equal(face - claim - 1n);
  });

  it("is paid in two parts in one round when the claim is within the share", async () => {
    const world = await load(pledged);
    const { root, claim } = world;
    const legs = await world.settled(await world.payPart(claim + 7n, [root]));
    expect(legs.map(({ amount }) => amount)).to.deep.equal([claim, 7n]);
    expect(await world.stateNow()).to.equal(STATE.PartPaid);
    expect((await lotAt(world, root)).flags).to.equal(0n);
  });
});
