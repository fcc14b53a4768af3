import { expect } from "chai";
import { network } from "hardhat";
import { deploySuite } from "../helpers/suite.ts";
import { assigned, confirmed, consentToAssignment, draftTransfer, FACE, lotId, openTrade } from "../helpers/trade.ts";

const { ethers, networkHelpers } = await network.create();
const fixture = async () => openTrade(await deploySuite(ethers));

describe("Receivables", () => {
  describe("assign", () => {
    it("moves the front part of a lot to the receiver, one tier on", async () => {
      const trade = await networkHelpers.loadFixture(fixture);
      const { suite, suppliers } = trade;
      const { instrument, lot } = await confirmed(trade);
      const part = await assigned(trade, lot, suppliers[0]!, suppliers[1]!, 30_000_000n);
      expect(part).to.equal(lotId(instrument, 30_000_000n));
      const child = await suite.receivables.lotAt(part);
      expect([child.holder, child.start, child.end, child.tier]).to.deep.equal([
        suppliers[1]!.number,
        0n,
        30_000_000n,
        1n,
      ]);
      const rest = await suite.receivables.lotAt(lot);
      expect([rest.holder, rest.start, rest.end, rest.tier]).to.deep.equal([
        suppliers[0]!.number,
        30_000_000n,
        FACE,
        0n,
      ]);

      const t = await draftTransfer(trade, lot, suppliers[0]!, suppliers[1]!, 10_000_000n);
      const c = await consentToAssignment(suite, suppliers[1]!.account, t);
      const tx = await suite.receivables.connect(suppliers[0]!.account).assign(t, c);
      console.log("assign part", (await tx.wait())!.gasUsed);
      const w = await draftTransfer(trade, lot, suppliers[0]!, suppliers[1]!, 60_000_000n);
      const cw = await consentToAssignment(suite, suppliers[1]!.account, w);
      const txw = await suite.receivables.connect(suppliers[0]!.account).assign(w, cw);
      console.log("assign whole", (await txw.wait())!.gasUsed);
      const o = await draftTransfer(trade, lot, suppliers[1]!, suppliers[2]!, 6_000_000n);
      const txo = await suite.receivables.connect(suppliers[1]!.account).offer(o);
      const txa = await suite.receivables.connect(suppliers[2]!.account).acceptOffer(o);
      console.log("offer accept", (await txo.wait())!.gasUsed, (await txa.wait())!.gasUsed);
    });
  });
});
