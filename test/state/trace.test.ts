import { expect } from "chai";
import { network } from "hardhat";
import { readEvents } from "@tradelane/sdk/events";
import { lotId, lotName, traceLot, type LotTrace } from "@tradelane/sdk/path";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import { deploySuite } from "../helpers/suite.ts";
import { openTrade, type Trade } from "../helpers/trade.ts";
import { tellStory, type Told } from "./support/acts/story.ts";
import { expectStateError } from "./support/refusal.ts";
import { addressesOf } from "./support/suite.ts";

const { ethers } = await network.create();

describe("traceLot", () => {
  let trade: Trade;
  let told: Told;
  let state: SuiteState;
  let trace: LotTrace;

  before(async function () {
    this.timeout(120_000);
    const suite = await deploySuite(ethers);
    trade = await openTrade(suite);
    told = await tellStory(trade);
    state = emptyState();
    const head = await ethers.provider.getBlockNumber();
    for await (const { events } of readEvents(ethers.provider, await addressesOf(suite), 0, head)) {
      for (const event of events) fold(state, event);
    }
    trace = traceLot(state, told.passed);
  });

  it("tells each step with who held how much, on which tier, and since when", async () => {
    const [first, second, third, fourth] = trade.suppliers.map(({ number }) => number);
    const { debtor } = trade;
    const steps = trace.steps.map(({ kind, from, holder, start, end, units, tier }) => ({
      kind,
      from,
      holder,
      range: [start, end],
      units,
      tier,
    }));
    // The split that was merged back and the offer that was refused have left nothing.
    expect(steps).to.deep.equal([
      { kind: "Issued", from: debtor.number, holder: first, range: [0n, 100_000_000n], units: 100_000_000n, tier: 0n },
      { kind: "Assigned", from: first, holder: second, range: [0n, 40_000n], units: 40_000n, tier: 1n },
      { kind: "Remainder", from: second, holder: second, range: [10_000n, 40_000n], units: 30_000n, tier: 1n },
      {
        kind: "AssignedWithRecourse",
        from: second,
        holder: third,
        range: [10_000n, 30_000n],
        units: 20_000n,
        tier: 2n,
      },
      { kind: "Assigned", from: third, holder: fourth, range: [10_000n, 17_000n], units: 7_000n, tier: 3n },
      { kind: "Redeemed", from: fourth, holder: fourth, range: [10_000n, 17_000n], units: 7_000n, tier: 3n },
    ]);
    for (const { time, blockNumber, transactionHash, kind, epoch } of trace.steps) {
      expect(time, "a split's time too, which its step does not carry").to.equal(
        BigInt((await ethers.provider.getBlock(blockNumber))!.timestamp),
      );
      const receipt = await ethers.provider.getTransactionReceipt(transactionHash);
      expect(receipt!.blockNumber).to.equal(blockNumber);
      expect(epoch).to.equal(kind === "Remainder" ? undefined : 1n);
    }
  });

  it("tells from which lots it was cut, the root first", () => {
    const { instrument, lot } = told.settled;
    expect(trace.parents).to.deep.equal([lot, lotId(instrument, 40_000n), lotId(instrument, 30_000n)]);
    expect(trace.steps.map((step) => step.lot)).to.deep.equal([
      lot,
      lotId(instrument, 40_000n),
      lotId(instrument, 40_000n),
      lotId(instrument, 30_000n),
      told.passed,
      told.passed,
    ]);
  });

  it("tells the receivable it is of, who confirmed it and under which rules", () => {
    const { instrument, terms } = told.settled;
    const receivable = trace.receivable!;
    expect(receivable).to.include({
      instrument,
      state: "Settled",
      debtor: trade.debtor.number,
      creditor: trade.suppliers[0]!.number,
      face: 100_000_000n,
      redeemed: 100_000_000n,
      currency: 156n,
      maturity: terms.maturity,
      epoch: 1n,
      background: terms.background,
      debtorReference: terms.debtorReference,
    });
    expect(receivable.time).to.equal(receivable.issuedAt);
  });

  it("tells the bill it is of, and everything that was paid for a lot that was rediscounted and taken back", () => {
    const { rediscounted, bank } = told.dealings;
    const { bill, ledger, currency, steps, payments, live, documents } = traceLot(state, rediscounted);
    expect({ ledger, currency, live }).to.deep.equal({ ledger: "bills", currency: 156n, live: true });
    expect(bill).to.include({ state: "Received", instrument: rediscounted >> 40n, face: 16_000_000_000n, epoch: 1n });
    const kinds = steps.map(({ kind }) => kind).filter((kind) => kind !== "Remainder" && kind !== "Front");
    expect(kinds).to.deep.equal([
      ...["Issued", "Accepted", "Received", "Discounted", "Discounted", "Recovered", "Recovered"],
    ]);
    expect(steps.filter(({ background }) => background.kind === "none").map(({ kind }) => kind)).to.include(
      "Discounted",
    );
    expect(steps.at(-2)!.holder).to.equal(bank);
    expect(documents).to.have.length(1);
    expect(payments.map(({ purpose, state: at, redeemed }) => [purpose, at, redeemed])).to.deep.equal([
      ["rediscount", "Final", false],
      ["recourse", "Final", false],
      ["recourse", "Final", false],
    ]);
    const paid = traceLot(state, told.bills.paid);
    expect(paid).to.include({ live: false, paid: paid.end - paid.start });
    expect(paid.payments.at(-1)).to.include({ purpose: "redemption", redeemed: true });
  });

  it("tells the documents its steps stand on, in their order, with parties and amounts", () => {
    const [first, second, third, fourth] = trade.suppliers.map(({ number }) => number);
    const documents = trace.documents.map(({ seller, buyer, registrant, amount, kind }) => ({
      seller,
      buyer,
      registrant,
      amount,
      kind,
    }));
    expect(documents).to.deep.equal([
      { seller: first, buyer: trade.debtor.number, registrant: first, amount: 100_000_000n, kind: 1n },
      { seller: second, buyer: first, registrant: second, amount: 40_000n, kind: 1n },
      { seller: third, buyer: second, registrant: third, amount: 20_000n, kind: 1n },
      { seller: fourth, buyer: third, registrant: fourth, amount: 7_000n, kind: 1n },
    ]);
    expect(trace.documents[0]!.tag).to.equal(told.settled.terms.background);
  });

  it("tells all payments instructed for it, and which one redeemed it", () => {
    const reports = trace.payments.map(({ purpose, state: last, redeemed, amount, reports: all }) => ({
      purpose,
      last,
      redeemed,
      amount,
      states: all.map((report) => report.state),
    }));
    expect(reports).to.deep.equal([
      { purpose: "redemption", last: "Rejected", redeemed: false, amount: 7_000n, states: ["Instructed", "Rejected"] },
      { purpose: "redemption", last: "Expired", redeemed: false, amount: 7_000n, states: ["Instructed", "Expired"] },
      {
        purpose: "redemption",
        last: "Final",
        redeemed: true,
        amount: 7_000n,
        states: ["Instructed", "Accepted", "Final"],
      },
    ]);
    expect(trace.payments[0]!.reports[1]).to.include({ reason: "0x41433034" });
    const { background } = trace.steps.at(-1)!;
    expect(background).to.deep.equal({ kind: "instruction", instruction: trace.payments[2]!.instruction });
  });

  it("tells how the lot stands now", async () => {
    const { holder, start, end, tier, trail } = await trade.suite.receivables.lotAt(told.passed);
    expect(trace).to.include({ lot: told.passed, holder, start, end, tier, trail, live: false });
    expect(trace).to.include({ paid: 7_000n });
    expect(trace.flags).to.deep.equal(["Ended"]);
    expect(await trade.suite.receivables.isPath(told.passed, [...trace.path])).to.equal(true);
  });

  it("refuses a lot of which no event speaks", () => {
    const unknown = lotId(told.settled.instrument, 12_345n);
    expectStateError("PATH_LOT_UNKNOWN", { lot: lotName(unknown) }, () => traceLot(state, unknown));
    const undone = lotId(told.settled.instrument, 5_000n);
    expectStateError("PATH_LOT_UNKNOWN", { lot: lotName(undone) }, () => traceLot(state, undone));
  });
});
