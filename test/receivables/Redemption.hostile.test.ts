import { expect } from "chai";
import { id } from "ethers";
import type { contracts } from "@tradelane/sdk";
import { decide } from "../helpers/council.ts";
import { eventsOf } from "../helpers/refusal.ts";
import { lotAt } from "../lots/ledger.ts";
import { due } from "./paying.ts";
import { ethers, load } from "./world.ts";

/** Another desk of settlement, with a payment of its own that names a lot in redemption as its subject. */
async function meddled() {
  const world = await due();
  const { suite, settlement, obligor, first, front } = world;
  const meddler = (await ethers.deployContract("MockMeddler")) as unknown as contracts.MockMeddler;
  await decide(suite, settlement.setDesk.populateTransaction(meddler, true));
  const [victim] = await world.accepted([front]);
  const subject = `0x${front.toString(16).padStart(64, "0")}`;
  const order = {
    payer: obligor.number,
    payee: first.number,
    currency: 156n,
    amount: 1n,
    subject,
    endToEndId: id("x"),
  };
  await meddler.instruct(settlement, order, 1n);
  const mine = await settlement.instructionId(meddler, subject, id("x"));
  await world.reporting.reportAccepted([mine]);
  return { ...world, meddler, victim: victim!, subject, mine };
}

describe("Redemption: beside a hostile desk of settlement", () => {
  it("hears nothing of payments that are not its own, whatever subject they name", async () => {
    const world = await load(meddled);
    const before = await lotAt(world, world.front);
    await world.reporting.reportFinal([world.mine]);
    expect(await lotAt(world, world.front)).to.deep.equal(before);
  });

  it("cannot be told from within another desk's delivery that its own cash came, or did not", async () => {
    const world = await load(meddled);
    const { meddler, redemption, lots, front, victim, subject, reporting } = world;
    const calls = [
      [
        redemption,
        redemption.interface.encodeFunctionData("onFinal", [victim, subject, 1n]),
        "RedemptionNotSettlement",
      ],
      [redemption, redemption.interface.encodeFunctionData("onReleased", [victim, subject]), "RedemptionNotSettlement"],
      [lots, lots.interface.encodeFunctionData("redeem", [front, 32n, victim, 1n]), "LotsNotADesk"],
      [lots, lots.interface.encodeFunctionData("release", [front, 32n]), "LotsNotADesk"],
    ] as const;
    const before = await lotAt(world, front);
    for (const [target, call, error] of calls) {
      await meddler.meddleWith(target, call);
      const snapshot = (await ethers.provider.send("evm_snapshot", [])) as string;
      const sent = await reporting.reportFinal([world.mine]);
      const [[, done, answer]] = (await eventsOf(sent, meddler)) as [[string, boolean, string]];
      expect([done, target.interface.parseError(answer)!.name]).to.deep.equal([false, error]);
      expect(await lotAt(world, front)).to.deep.equal(before);
      await ethers.provider.send("evm_revert", [snapshot]);
    }
  });

  it("is paid though another desk in the same report refuses nothing and meddles", async () => {
    const world = await load(meddled);
    const { meddler, settlement, front, victim, mine, reporting } = world;
    await meddler.meddleWith(
      settlement,
      settlement.interface.encodeFunctionData("reportRejected", [[victim], "0x41433034"]),
    );
    await reporting.reportFinal([mine, victim]);
    expect((await lotAt(world, front)).flags).to.equal(1n << 15n);
  });
});
