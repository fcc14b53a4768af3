import { expect } from "chai";
import { concat, keccak256, toBeHex, ZeroAddress, zeroPadValue } from "ethers";
import { lotId } from "@tradelane/sdk/path";
import { instructionStateName, stateAt, type InstructionRecord } from "@tradelane/sdk/state";
import { hash, type EventLog } from "./support/events.ts";
import { expectUnexplained, foldArea } from "./support/fold.ts";
import {
  AGENT,
  BANK,
  CURRENCY,
  DEBTOR,
  INSTRUMENT,
  REDEMPTION_DESK,
  ROOT,
  Story,
  SUPPLIER,
  SUBSUPPLIER,
} from "./support/story.ts";

const LOT = toBeHex(ROOT, 32);
const RUN = hash("run");
const PAYMENT = instructionNumber(REDEMPTION_DESK, LOT, RUN);
const FIRST = hash("first return");
const BACK = instructionNumber(ZeroAddress, PAYMENT, FIRST);
const REASON = "0x41433034";

function instructed(log: EventLog = new Story().desks().agent(), change: Record<string, unknown> = {}): EventLog {
  return log.emit("settlement", "PaymentInstructed", {
    instruction: PAYMENT,
    payer: DEBTOR,
    payee: SUPPLIER,
    currency: CURRENCY,
    amount: 1_000n,
    desk: REDEMPTION_DESK,
    subject: LOT,
    endToEndId: RUN,
    expiresAt: 5_000n,
    epoch: 1n,
    ...change,
  });
}

function accepted(log = instructed()): EventLog {
  return log.emit("settlement", "PaymentAccepted", { instruction: PAYMENT, agent: AGENT, time: 10n });
}

function final(log = accepted()): EventLog {
  return log.emit("settlement", "PaymentFinal", { instruction: PAYMENT, agent: AGENT, time: 20n });
}

/** The payee sends some of a final payment back. */
function returned(amount: bigint, endToEndId = FIRST, log = final()): EventLog {
  const parties = { payer: SUPPLIER, payee: DEBTOR, desk: ZeroAddress, subject: PAYMENT };
  const instruction = instructionNumber(ZeroAddress, PAYMENT, endToEndId);
  return instructed(log, { instruction, amount, endToEndId, ...parties });
}

/** An instruction's number, as settlement makes it. */
function instructionNumber(desk: string, subject: string, endToEndId: string): string {
  return keccak256(concat([zeroPadValue(desk, 32), subject, endToEndId]));
}

function instruction(log: EventLog, id = PAYMENT): InstructionRecord {
  return foldArea("instructions", log).instructions.get(id)!;
}

const stateOf = (log: EventLog, id = PAYMENT) => instructionStateName(instruction(log, id).state);
const thing = `instruction ${PAYMENT}`;

describe("instructions from events", () => {
  it("are instructed, accepted and final", () => {
    expect(instruction(instructed())).to.deep.equal({
      state: 1n,
      payer: DEBTOR,
      payee: SUPPLIER,
      currency: CURRENCY,
      amount: 1_000n,
      expiresAt: 5_000n,
      desk: REDEMPTION_DESK,
      subject: LOT,
      returned: 0n,
    });
    expect(stateOf(accepted())).to.equal("Accepted");
    expect(stateOf(final())).to.equal("Final");
    const reports = foldArea("instructions", final()).reports.get(PAYMENT)!;
    expect(reports.map(({ state, agent }) => [state, agent])).to.deep.equal([
      ["Instructed", 0n],
      ["Accepted", AGENT],
      ["Final", AGENT],
    ]);
  });

  it("expire by the clock only while nobody has accepted them", () => {
    const waiting = instruction(instructed());
    expect([4_999n, 5_000n, 5_001n].map((moment) => instructionStateName(stateAt(waiting, moment)))).to.deep.equal([
      "Instructed",
      "Instructed",
      "Expired",
    ]);
    expect(instructionStateName(stateAt(instruction(accepted()), 9_999n))).to.equal("Accepted");
  });

  it("are rejected before and after acceptance, and expired before it", () => {
    const reject = { instruction: PAYMENT, agent: AGENT, reason: REASON, time: 1n };
    expect(stateOf(instructed().emit("settlement", "PaymentRejected", reject))).to.equal("Rejected");
    expect(stateOf(accepted().emit("settlement", "PaymentRejected", reject))).to.equal("Rejected");
    const expire = { instruction: PAYMENT, time: 5_001n };
    expect(stateOf(instructed().emit("settlement", "PaymentExpired", expire))).to.equal("Expired");
    expectUnexplained(
      "instructions",
      accepted().emit("settlement", "PaymentExpired", expire),
      thing,
      "it was Accepted",
    );
  });

  it("are final for good", () => {
    const reject = { instruction: PAYMENT, agent: AGENT, reason: REASON, time: 1n };
    expectUnexplained("instructions", final().emit("settlement", "PaymentRejected", reject), thing, "it was Final");
    expectUnexplained("instructions", final(final()), thing, "it was Final");
    expectUnexplained("instructions", final(instructed()), thing, "it was Instructed");
  });

  it("are reported by the currency's agent alone", () => {
    const report = { instruction: PAYMENT, agent: SUPPLIER, time: 1n };
    const story = instructed().emit("settlement", "PaymentAccepted", report);
    expectUnexplained("instructions", story, thing, `the agent of ${CURRENCY} is member ${AGENT}`);
  });

  it("are returned in new instructions, which reserve what they return until they fail", () => {
    expect(instruction(returned(400n)).returned).to.equal(400n);
    expect(instruction(returned(400n), BACK).desk).to.equal(ZeroAddress);
    const twice = returned(600n, hash("second"), returned(400n));
    expect(instruction(twice).returned).to.equal(1_000n);
    const over = returned(601n, hash("second"), returned(400n));
    expectUnexplained("instructions", over, thing, "601 of it cannot be returned");
    const failed = returned(400n).emit("settlement", "PaymentExpired", { instruction: BACK, time: 1n });
    expect(instruction(failed).returned).to.equal(0n);
    const reject = { instruction: BACK, agent: AGENT, reason: REASON, time: 1n };
    expect(instruction(returned(400n).emit("settlement", "PaymentRejected", reject)).returned).to.equal(0n);
  });

  it("are refused: a return of what is not final, an instruction twice, one by no desk", () => {
    expectUnexplained("instructions", returned(1n, FIRST, accepted()), thing, "1 of it cannot be returned");
    expectUnexplained("instructions", instructed(instructed()), thing, "it was instructed already");
    const foreign = instructed(new Story().agent());
    expectUnexplained("instructions", foreign, thing, `${REDEMPTION_DESK} is no desk`);
    expectUnexplained("instructions", accepted(new Story().desks().agent()), thing, "it was never instructed");
    const renamed = instructed(undefined, { endToEndId: FIRST });
    const reason = "its number is not that of its desk, subject and reference";
    expectUnexplained("instructions", renamed, thing, reason);
  });

  it("are tied to their lot by the redemption desk", () => {
    const tied = { lot: ROOT, debtor: DEBTOR, payee: SUPPLIER, instruction: PAYMENT, amount: 1_000n };
    const log = instructed().emit("redemption", "RedemptionInstructed", tied);
    expect(foldArea("instructions", log).redemptions.get(PAYMENT)).to.equal(ROOT);
    for (const change of [
      { lot: lotId(INSTRUMENT, 1n) },
      { debtor: SUPPLIER },
      { payee: SUBSUPPLIER },
      { amount: 999n },
    ]) {
      const wrong = instructed().emit("redemption", "RedemptionInstructed", { ...tied, ...change });
      expectUnexplained("instructions", wrong, thing, "it names other parties, another lot or another amount");
    }
  });
});

describe("obligations from events", () => {
  const owed = (log: EventLog) => foldArea("obligations", log);

  const line = { bank: BANK, debtor: DEBTOR, currency: CURRENCY, purpose: 0n };
  const used = (amount: bigint, purpose = 0n) =>
    new Story().emit("creditLines", "CreditLineUsed", { ...line, purpose, used: amount });

  it("count a line in use for the bank and the debtor, until all of it is given back", () => {
    const more = used(10n).emit("creditLines", "CreditLineUsed", { ...line, used: 20n });
    for (const member of [BANK, DEBTOR]) expect(owed(more).lines.get(member)).to.equal(1n);
    const less = more.emit("creditLines", "CreditLineReleased", { ...line, used: 1n });
    expect(owed(less).lines.get(DEBTOR)).to.equal(1n);
    const none = less.emit("creditLines", "CreditLineReleased", { ...line, used: 0n });
    for (const member of [BANK, DEBTOR]) expect(owed(none).lines.get(member)).to.equal(0n);
  });

  it("count no line for financing", () => {
    expect(owed(used(10n, 1n)).lines.size).to.equal(0);
  });

  it("count a payer's payments while they are on their way, a return's too", () => {
    expect(owed(instructed()).payments.get(DEBTOR)).to.equal(1n);
    expect(owed(accepted()).payments.get(DEBTOR)).to.equal(1n);
    expect(owed(final()).payments.get(DEBTOR)).to.equal(0n);
    expect(owed(returned(400n)).payments.get(SUPPLIER)).to.equal(1n);
    const expired = instructed().emit("settlement", "PaymentExpired", { instruction: PAYMENT, time: 1n });
    expect(owed(expired).payments.get(DEBTOR)).to.equal(0n);
  });

  it("are refused: something concluded that nobody is to pay", () => {
    const twice = final().emit("settlement", "PaymentExpired", { instruction: PAYMENT, time: 1n });
    expectUnexplained("obligations", twice, `instruction ${PAYMENT}`, "nobody is to pay it");
  });
});
