import { join } from "node:path";
import { expect } from "chai";
import { connect } from "@tradelane/sdk";
import { parseLotName, traceLot } from "@tradelane/sdk/path";
import type { SuiteState } from "@tradelane/sdk/state";
import { partyNames, readParties } from "../../scripts/cli/parties.ts";
import { reportJson } from "../../scripts/report/json.ts";
import { makeReport } from "../../scripts/report/report.ts";
import { expectAsWritten } from "./support/played.ts";
import { cents, linesOf } from "./support/sums.ts";
import { isClosed, retainedOf } from "./support/reckoning/deals.ts";
import { inOrder, valueOf } from "./support/reckoning/lots.ts";
import { Reckoning } from "./support/reckoning/reckon.ts";
import { closeWorld, openWorld, runVerb, type Ran, type World } from "./support/world.ts";

const MEMBERS = "scenarios/members.jsonl";
const SCENARIO = "scenarios/financing.jsonl";

type Row = Readonly<Record<string, string>>;

interface ReportShape {
  ok: boolean;
  holdings: { whenDue: Row[]; now: Row[] };
  receivables: Row[];
  creditLines: Row[];
  financings: Row[];
  partPayments: { rounds: Row[]; lots: Row[] };
  recourse: Row[];
  cash: Row[];
  alerts: { kind: string; text: string }[];
  paths: { proven: boolean; steps: { kind: string; holder: string }[] }[];
}

/** Cents of a column by the words of others, without what is nothing. */
function byName(rows: readonly Row[], names: readonly string[], amount: string): Map<string, bigint> {
  const told = rows.map((row) => [names.map((name) => row[name]).join(" "), cents(row[amount] ?? "")] as const);
  return new Map(told.filter(([, sum]) => sum !== 0n));
}

const KINDS: Readonly<Record<string, string>> = {
  Sale: "sale",
  SaleWithRecourse: "sale with recourse",
  Pledge: "pledge",
};

describe("scenarios/financing.jsonl", function () {
  this.timeout(120_000);
  const lines = linesOf(SCENARIO);
  const expected = new Reckoning(lines);
  let world: World;
  let played: Ran;
  let report: ReportShape;
  let state: SuiteState;

  before(async () => {
    world = await openWorld();
    expect((await runVerb("play", [MEMBERS, ...world.options])).code).to.equal(0);
    played = await runVerb("play", [SCENARIO, ...world.options]);
    const { rpc } = world.chain;
    const parties = readParties();
    const reader = await connect({ rpc, deployment: world.record, members: partyNames(parties) });
    try {
      const made = await makeReport({ suite: { rpc, record: world.record }, reader, parties, outcomes: [] });
      ({ state } = made);
      report = reportJson(made) as ReportShape;
    } finally {
      await reader.close();
    }
  });

  after(() => closeWorld(world));

  it("plays to its end, and refuses what is to be refused, each with its code and a note that says why", () => {
    const refused = expectAsWritten(played, lines);
    expect(new Set(refused)).to.include.all.keys(
      "BulkItemFailed",
      "CreditLineExceeded",
      "CreditLineIsSuspended",
      "CreditLineMissing",
      "EvidenceDocumentKnown",
      "EvidenceForeignParties",
      "EvidenceOtherCurrency",
      "EvidenceUsedUp",
      "FinancingAdvanceTooHigh",
      "FinancingNothingDue",
      "FinancingRateTooHigh",
      "FinancingRegistrationMissing",
      "FinancingTermsInvalid",
      "LotsEncumbered",
      "RecourseNotHolder",
      "RecourseNotLiable",
      "RedemptionLevelInvalid",
      "ServicingDebtorNotInsolvent",
    );
    const bulk = played.lines.filter(({ error }) => error?.code === "BulkItemFailed");
    expect(bulk.map(({ error }) => error?.values.item)).to.deep.equal(["0", "1", "2"]);
  });

  it("leaves lots with those who hold them by an independent calculation, as they fell due and at the end", () => {
    const names = ["tier", "member", "currency"];
    expect(byName(report.holdings.whenDue, names, "amount")).to.deep.equal(expected.whenDue.sums);
    expect(byName(report.holdings.now, names, "amount")).to.deep.equal(expected.holdings().sums);
    const open = report.receivables.map(({ amount = "", paid = "" }) => cents(amount) - cents(paid));
    expect(open).to.deep.equal(expected.receivables.map(({ face, paid }) => face - paid));
  });

  it("moves cash to the cent as the calculation has it", () => {
    const names = ["member", "currency"];
    expect(byName(report.cash, names, "received")).to.deep.equal(expected.received.sums);
    expect(byName(report.cash, names, "paid")).to.deep.equal(expected.paid.sums);
    expect(expected.paid.sums.get("yunling CNY")).to.equal(480_000_003n);
  });

  it("uses credit lines by what is open of what was confirmed and financed on them", () => {
    const told = report.creditLines.map(({ bank, debtor, currency, purpose = "", limit = "", used = "" }) => {
      const name = `${bank} ${debtor} ${currency} ${purpose.replace(/^./, (first) => first.toUpperCase())}`;
      return [name, [cents(limit), cents(used)]] as const;
    });
    const reckoned = [...expected.limits].map(([name, limit]) => [name, [limit, expected.used(name)]] as const);
    expect(new Map(told)).to.deep.equal(new Map(reckoned));
    const state = (bank: string, debtor: string, currency: string) =>
      report.creditLines.find((row) => row.bank === bank && row.debtor === debtor && row.currency === currency)?.state;
    expect(state("bank-pearl", "huaxing", "CNY")).to.equal("above its limit");
    expect(state("bank-huangpu", "yunling", "EUR")).to.equal("used up");
  });

  it("finances with the interest, and retains and pays the parts, of the calculation", () => {
    const amounts = ["value", "principal", "interest", "collected", "retained", "paid"] as const;
    const told = report.financings.map(({ bank, holder, kind, currency, state, ...sums }) => ({
      ...{ bank, holder, kind, currency, state },
      ...Object.fromEntries(amounts.map((name) => [name, cents(sums[name] ?? "")])),
    }));
    const reckoned = expected.deals.map((deal) => {
      const { bank, holder, kind, lot, value, principal, interest, collected, settled } = deal;
      const parties = { bank, holder, kind: KINDS[kind], currency: lot.of.currency };
      const state = isClosed(deal) ? "closed" : deal.state;
      return { ...parties, state, value, principal, interest, collected, retained: retainedOf(deal), paid: settled };
    });
    expect(told).to.deep.equal(reckoned);
    // Half a cent is rounded up, less than half is not.
    const interest = new Map(expected.deals.map(({ holder, ...deal }) => [holder, deal.interest]));
    expect(interest.get("bank-huangpu")).to.equal(154_985n);
    expect(interest.get("composites")).to.equal(555_344n);
  });

  it("pays every lot its share of each level", () => {
    const { rounds, lots } = report.partPayments;
    expect(rounds.map(({ debtor, level }) => [debtor, level])).to.deep.equal([
      ["yunling", "700000.00"],
      ["yunling", "1800000.03"],
    ]);
    const inPart = expected.receivables.filter(({ level }) => level > 0n);
    expect(inPart.map(({ level, reached, face }) => [level, reached === face])).to.deep.equal([[180_000_003n, true]]);
    const reckoned = inPart.flatMap(inOrder).map((lot) => [lot.holder, valueOf(lot), lot.paid]);
    const told = lots.map(({ holder, value = "", paid = "" }) => [holder, cents(value), cents(paid)]);
    expect(told).to.deep.equal(reckoned);
    expect(inPart.flatMap(inOrder).reduce((sum, { paid }) => sum + paid, 0n)).to.equal(180_000_003n);
  });

  it("takes recourse down to the second tier, for what the calculation says is owed", () => {
    const told = report.recourse.map(({ what, holder, liable, amount = "" }) => {
      return { what, holder, liable, amount: cents(amount) };
    });
    expect(told).to.deep.equal(expected.recourse);
    expect(told).to.deep.include({ what: "paid", holder: "bank-dianchi", liable: "forging", amount: 25_000_000n });
    // The seller's own payment is less what the bank retained of the price.
    expect(told).to.deep.include({ what: "paid", holder: "bank-yangtze", liable: "gear", amount: 32_000_000n });
  });

  it("traces all payments for a lot: those on its financing, the debtor's, and those in recourse", () => {
    const paymentsOn = (id: string) => {
      const { lot = "" } = (played.lines.find((line) => line.id === id)?.result ?? {}) as { lot?: string };
      const { payments, paid } = traceLot(state, parseLotName(lot));
      return { paid, told: payments.map(({ purpose, state: last, redeemed }) => [purpose, last, redeemed]) };
    };
    expect(paymentsOn("f1")).to.deep.equal({
      paid: 100_000_000n,
      told: [
        ["disbursement", "Rejected", false],
        ["disbursement", "Final", false],
        ["redemption", "Final", true],
        ["retained", "Final", false],
      ],
    });
    expect(paymentsOn("f9")).to.deep.equal({
      paid: 0n,
      told: [
        ["disbursement", "Final", false],
        ["recourse", "Final", false],
        ["retained", "Final", false],
      ],
    });
    expect(paymentsOn("f4").told).to.deep.equal([
      ["disbursement", "Final", false],
      ["repayment", "Rejected", false],
      ["repayment", "Final", false],
      ["redemption", "Final", true],
    ]);
  });

  it("is looked up: financings, lines, what is unpaid in part, who is liable", async () => {
    const found = async (...args: string[]) => {
      const options = ["--json", "--rpc", world.chain.rpc, "--deployments", join(world.folder, "deployments")];
      const { stdout, stderr } = await runVerb("lookup", [...args, ...options]);
      expect(stdout, stderr).not.to.equal("");
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const [magnets, line, receivable] = await Promise.all([
      found("financing", "magnets", "LJ-FIN-01"),
      found("line", "bank-yangtze", "yunling", "EUR", "Financing"),
      found("receivable", "yunling", "YL-2026-0302"),
    ]);
    const amounts = { value: "566666.67", interest: "5676.74", collected: "509999.99", retainedPaid: "56666.66" };
    expect(magnets).to.include({ state: "Outstanding", rate: "4.6", ...amounts, retainedDue: "0.00" });
    expect(line).to.include({ limit: "40000.00", used: "36160.00", left: "3840.00", suspended: false });
    expect(receivable).to.include({ state: "PartPaid", paidUpTo: "1800000.03" });
    const lots = receivable.lots as { lot: string; unpaid: string }[];
    expect(lots.map(({ unpaid }) => unpaid)).to.deep.equal(["33333.34", "56666.68", "80000.01", "30000.01"]);
    const gear = 2;
    const { lot = "" } = report.recourse.find(({ liable }) => liable === "forging") ?? {};
    expect((await found("liable", lot)).liable).to.deep.equal([{ member: gear, amount: "250000.00" }]);
  });

  it("alerts, proves a path down five tiers and one of sale and recourse, and agrees with the chain", () => {
    expect(report.ok).to.equal(true);
    expect(report.alerts.map(({ kind }) => kind)).to.deep.equal([
      "CreditLineSuspended",
      "PaymentRejected",
      "ReceivableDisputed",
      "ReceivableDisputed",
      "PaymentRejected",
      "PaymentRejected",
      "PartPaymentBegun",
      "PartPaymentBegun",
      "ReceivableOverdue",
      "Attested",
      "ReceivableAccelerated",
      "CreditLineGranted",
    ]);
    expect(report.paths.map(({ proven }) => proven)).to.deep.equal([true, true]);
    const steps = report.paths.map((path) => path.steps.filter(({ kind }) => kind !== "Remainder"));
    expect(steps.map((path) => path.map(({ kind, holder }) => `${kind} ${holder}`))).to.deep.equal([
      [
        "Issued blades",
        "Assigned composites",
        "Assigned fibre",
        "Assigned quartz",
        "AssignedWithRecourse haulage",
        "Redeemed haulage",
      ],
      [
        "Issued gear",
        "AssignedWithRecourse forging",
        "AssignedWithRecourse steel",
        "SoldWithRecourse bank-dianchi",
        "Recovered forging",
      ],
    ]);
  });
});
