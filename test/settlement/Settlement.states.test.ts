import { expect } from "chai";
import { ethers, REASON, STATE, SUBJECT, networkHelpers, settlementWorld } from "./world.ts";

/** How an instruction comes to stand in each state, the clock's own expiry included. */
const STATES = ["None", "Instructed", "Lapsed", "Accepted", "Final", "Rejected", "Expired"] as const;
const REPORTS = ["reportAccepted", "reportFinal", "reportRejected", "expire"] as const;
type State = keyof typeof STATE;

const REFUSALS = {
  unknown: { error: "SettlementInstructionUnknown", detail: "none" },
  forbidden: { error: "SettlementStateForbids", detail: "state" },
  "not yet": { error: "SettlementNotExpired", detail: "moment" },
} as const;
type Refusal = keyof typeof REFUSALS;

/** The whole state machine: what each report makes of an instruction in each state. */
const TABLE: Record<(typeof STATES)[number], Record<(typeof REPORTS)[number], State | Refusal>> = {
  None: { reportAccepted: "unknown", reportFinal: "unknown", reportRejected: "unknown", expire: "unknown" },
  Instructed: { reportAccepted: "Accepted", reportFinal: "forbidden", reportRejected: "Rejected", expire: "not yet" },
  Lapsed: { reportAccepted: "forbidden", reportFinal: "forbidden", reportRejected: "forbidden", expire: "Expired" },
  Accepted: { reportAccepted: "forbidden", reportFinal: "Final", reportRejected: "Rejected", expire: "forbidden" },
  Final: { reportAccepted: "forbidden", reportFinal: "forbidden", reportRejected: "forbidden", expire: "forbidden" },
  Rejected: { reportAccepted: "forbidden", reportFinal: "forbidden", reportRejected: "forbidden", expire: "forbidden" },
  Expired: { reportAccepted: "forbidden", reportFinal: "forbidden", reportRejected: "forbidden", expire: "forbidden" },
};

describe("Settlement", () => {
  describe("the states of an instruction", () => {
    for (const state of STATES) {
      for (const report of REPORTS) {
        const outcome = TABLE[state][report];
        it(`${state}, ${report}: ${outcome}`, async () => {
          const world = await networkHelpers.loadFixture(settlementWorld);
          const { settlement, debtor } = world;
          const id = await world.stands[state]();
          const before = await settlement.instructionAt(id);
          const owed = await settlement.obligationsOf(debtor.number);
          const attempt = world.reports[report]([id]);

          if (outcome in REFUSALS) {
            const { error, detail } = REFUSALS[outcome as Refusal];
            const shown = { none: [], state: [before.state], moment: [before.expiresAt] }[detail];
            await expect(attempt)
              .to.be.revertedWithCustomError(settlement, error)
              .withArgs(id, ...shown);
            expect(await settlement.instructionAt(id)).to.deep.equal(before);
            expect(await settlement.obligationsOf(debtor.number)).to.equal(owed);
          } else {
            await expect(attempt).not.to.be.revert(ethers);
            // Nothing but the state changes.
            const [, ...rest] = before;
            expect(await settlement.instructionAt(id)).to.deep.equal([STATE[outcome as State], ...rest]);
            expect(await settlement.obligationsOf(debtor.number)).to.equal(outcome === "Accepted" ? owed : owed - 1n);
          }
        });
      }
    }

    it("are what the contract says of each", async () => {
      for (const state of STATES) {
        const { settlement, stands } = await networkHelpers.loadFixture(settlementWorld);
        const shown = STATE[state === "Lapsed" ? "Expired" : state];
        expect((await settlement.instructionAt(await stands[state]())).state).to.equal(shown);
      }
    });

    it("a lapsed instruction cannot be asked for again under its reference, nor an ended one", async () => {
      for (const [state, shown] of [
        ["Lapsed", STATE.Expired],
        ["Accepted", STATE.Accepted],
        ["Final", STATE.Final],
        ["Rejected", STATE.Rejected],
        ["Expired", STATE.Expired],
      ] as const) {
        const world = await networkHelpers.loadFixture(settlementWorld);
        const id = await world.stands[state]();
        await expect(world.instructed())
          .to.be.revertedWithCustomError(world.settlement, "SettlementInstructionExists")
          .withArgs(id, shown);
      }
    });
  });

  describe("the clock", () => {
    it("lets the agent take in up to the last moment and not a second later", async () => {
      const { settlement, instructed, reports } = await networkHelpers.loadFixture(settlementWorld);
      const [early, last, late] = [await instructed("early"), await instructed("last"), await instructed("late")];
      const { expiresAt } = await settlement.instructionAt(early);
      await networkHelpers.time.setNextBlockTimestamp(expiresAt - 1n);
      await reports.reportAccepted([early]);

      const ends = (await settlement.instructionAt(last)).expiresAt;
      await networkHelpers.time.setNextBlockTimestamp(ends);
      await reports.reportAccepted([last]);

      const over = (await settlement.instructionAt(late)).expiresAt;
      await networkHelpers.time.setNextBlockTimestamp(over + 1n);
      await expect(reports.reportAccepted([late]))
        .to.be.revertedWithCustomError(settlement, "SettlementStateForbids")
        .withArgs(late, STATE.Expired);
    });

    it("lets anyone expire from the first moment after the last", async () => {
      const { settlement, instructed, outsider } = await networkHelpers.loadFixture(settlementWorld);
      const id = await instructed();
      const { expiresAt } = await settlement.instructionAt(id);
      for (const moment of [expiresAt - 1n, expiresAt]) {
        await networkHelpers.time.setNextBlockTimestamp(moment);
        await expect(settlement.connect(outsider).expire([id]))
          .to.be.revertedWithCustomError(settlement, "SettlementNotExpired")
          .withArgs(id, expiresAt);
      }
      await networkHelpers.time.setNextBlockTimestamp(expiresAt + 1n);
      await settlement.connect(outsider).expire([id]);
      expect((await settlement.instructionAt(id)).state).to.equal(STATE.Expired);
    });

    it("never touches an accepted instruction", async () => {
      const { settlement, accepted, reports } = await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      await networkHelpers.time.increase(365 * 86_400);
      expect((await settlement.instructionAt(id)).state).to.equal(STATE.Accepted);
      await reports.reportFinal([id]);
      expect((await settlement.instructionAt(id)).state).to.equal(STATE.Final);
    });
  });

  describe("events and deliveries", () => {
    it("says who accepted and when, and tells no desk", async () => {
      const { settlement, instructed, agent, desk, reports } = await networkHelpers.loadFixture(settlementWorld);
      const id = await instructed();
      const report = reports.reportAccepted([id]);
      await expect(report)
        .to.emit(settlement, "PaymentAccepted")
        .withArgs(id, agent.number, await timeOf(report));
      await expect(report).not.to.emit(desk, "DeskDelivered");
    });

    it("delivers with the report's own rule epoch once the cash is final", async () => {
      const { settlement, accepted, agent, desk, announceLife, rules, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      const next = await announceLife(5n);
      await networkHelpers.time.increaseTo(await rules.effectiveFrom(next));
      const report = reports.reportFinal([id]);
      await expect(report)
        .to.emit(settlement, "PaymentFinal")
        .withArgs(id, agent.number, await timeOf(report));
      await expect(report).to.emit(desk, "DeskDelivered").withArgs(id, SUBJECT, next, STATE.Final);
      await expect(report).not.to.emit(desk, "DeskReleased");
    });

    it("releases with the reason of the rejection", async () => {
      const { settlement, accepted, agent, desk, reports } = await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      const report = reports.reportRejected([id]);
      await expect(report)
        .to.emit(settlement, "PaymentRejected")
        .withArgs(id, agent.number, REASON, await timeOf(report));
      await expect(report).to.emit(desk, "DeskReleased").withArgs(id, SUBJECT, STATE.Rejected);
      await expect(report).not.to.emit(desk, "DeskDelivered");
    });

    it("releases what expired", async () => {
      const { settlement, stands, desk, reports } = await networkHelpers.loadFixture(settlementWorld);
      const id = await stands.Lapsed();
      const report = reports.expire([id]);
      await expect(report)
        .to.emit(settlement, "PaymentExpired")
        .withArgs(id, await timeOf(report));
      await expect(report).to.emit(desk, "DeskReleased").withArgs(id, SUBJECT, STATE.Expired);
    });
  });
});

async function timeOf(_report: Promise<unknown>): Promise<number> {
  await _report;
  return networkHelpers.time.latest();
}
