import { join } from "node:path";
import { expect } from "chai";
import { connect } from "@tradelane/sdk";
import type { VerifyReport } from "@tradelane/sdk/state";
import { partyNames, readParties } from "../../scripts/cli/parties.ts";
import { reportJson } from "../../scripts/report/json.ts";
import { makeReport } from "../../scripts/report/report.ts";
import { reportText } from "../../scripts/report/text.ts";
import { BillReckoning } from "./support/reckoning/bills.ts";
import { expectAsWritten } from "./support/played.ts";
import { cents, linesOf } from "./support/sums.ts";
import { closeWorld, openWorld, runVerb, type Ran, type World } from "./support/world.ts";

const MEMBERS = "scenarios/members.jsonl";
const SCENARIO = "scenarios/bills.jsonl";

type Row = Readonly<Record<string, string>>;

interface ReportShape {
  ok: boolean;
  bills: (Row & { held: Row[] })[];
  billDeals: Row[];
  billRecourse: Row[];
  quotas: Row[];
  cash: Row[];
  paths: { proven: boolean }[];
  verified: VerifyReport;
}

/** Cents by the members of rows, without what is nothing. */
function byMember(rows: readonly Row[], amount: string): Map<string, bigint> {
  const told = rows.map((row) => [row.member!, cents(row[amount] ?? "")] as const);
  return new Map(told.filter(([, sum]) => sum !== 0n));
}

describe("scenarios/bills.jsonl", function () {
  this.timeout(120_000);
  const lines = linesOf(SCENARIO);
  const expected = new BillReckoning(lines);
  let world: World;
  let played: Ran;
  let report: ReportShape;
  let text: string;

  before(async () => {
    world = await openWorld();
    expect((await runVerb("play", [MEMBERS, ...world.options])).code).to.equal(0);
    played = await runVerb("play", [SCENARIO, ...world.options]);
    const { rpc } = world.chain;
    const parties = readParties();
    const reader = await connect({ rpc, deployment: world.record, members: partyNames(parties) });
    try {
      const made = await makeReport({ suite: { rpc, record: world.record }, reader, parties, outcomes: [] });
      text = reportText(made);
      report = reportJson(made) as ReportShape;
    } finally {
      await reader.close();
    }
  });

  after(() => closeWorld(world));

  it("plays to its end, and refuses what is to be refused, each with its code and a note that says why", () => {
    const refused = expectAsWritten(played, lines);
    expect(new Set(refused)).to.include.all.keys(
      "PackageNumberCheckDigitWrong",
      "IssuanceAcceptorKind",
      "LotsNoRequest",
      "LotsUnitsInvalid",
      "LotsNotSplittable",
      "LotsEncumbered",
      "LotsMatured",
      "DiscountingBuyerInvalid",
      "DiscountingOutsideWindow",
      "QuotaNotCovered",
      "QuotaExceeded",
      "RediscountIneligible",
      "RediscountOutsideWindow",
      "BillRecourseNotLiable",
    );
  });

  it("leaves bills paid, and held, as an independent calculation has it", () => {
    const told = report.bills.map(({ amount, paid, held }) => ({
      face: cents(amount!),
      paid: cents(paid!),
      held: byMember(held, "amount"),
    }));
    const reckoned = expected.bills.map(({ face, paid, lots }) => ({
      face,
      paid,
      held: new Map(lots.map(({ holder, amount }) => [holder, amount])),
    }));
    expect(told).to.deep.equal(reckoned);
    expect(report.bills.map(({ state }) => state)).to.deep.equal(["Settled", "Received", "Settled"]);
    expect(told[1]!.held).to.deep.equal(new Map([["central-bank", 200_000_000n]]));
  });

  it("discounts and rediscounts with the interest of the calculation", () => {
    const told = report.billDeals.map(({ what, seller, buyer, amount, interest }) => ({
      ...{ what, seller, buyer, amount: cents(amount!), interest: cents(interest!) },
    }));
    expect(told).to.deep.equal(expected.deals);
    expect(report.billDeals.map(({ outcome }) => outcome)).to.deep.equal([
      ...["bought", "no cash", "redeemed", "bought", "bought"],
      ...["collected", "redeemed", "collected", "bought", "bought"],
    ]);
  });

  it("moves cash to the cent as the calculation has it", () => {
    expect(byMember(report.cash, "received")).to.deep.equal(expected.received.sums);
    expect(byMember(report.cash, "paid")).to.deep.equal(expected.paid.sums);
    // 500,000.00 with 625.31 and 417.46 of interest and 250.00, 80.00 and 60.00 of costs, and the part that was paid.
    expect(expected.paid.sums.get("huaxing")).to.equal(50_143_277n + 40_000_000n);
  });

  it("runs recourse from the central bank down to the acceptor, who pays for all", () => {
    const paid = report.billRecourse.filter(({ what }) => what === "instructed");
    const told = paid.map(({ principal, interest, costs }) => ({
      ...{ principal: cents(principal!), interest: cents(interest!), costs: cents(costs!) },
    }));
    expect(told).to.deep.equal(expected.recourse);
    const claims = report.billRecourse.filter(({ what }) => what === "claimed");
    expect(claims.map(({ holder, liable, role }) => [holder, liable, role])).to.deep.equal([
      ["central-bank", "bank-yangtze", "endorser"],
      ["bank-yangtze", "electronics", "endorser"],
      ["bank-yangtze", "circuits", "endorser"],
      ["circuits", "huaxing", "acceptor"],
    ]);
  });

  it("uses quotas by what the central bank holds, at bank, branch and head alike", () => {
    const used = (of: string, label: string) =>
      cents(report.quotas.find((quota) => quota.of === of && quota.label === label)!.used!);
    const [huangpu, yangtze] = [expected.used("bank-huangpu"), expected.used("bank-yangtze")];
    expect(huangpu).to.equal(200_000_000n);
    expect(used("bank-huangpu", "whole quota")).to.equal(huangpu);
    expect(used("bank-huangpu", "green")).to.equal(expected.used("bank-huangpu", "Green"));
    expect(used("bank-yangtze", "whole quota")).to.equal(yangtze);
    expect(used("branch 3101", "whole quota")).to.equal(huangpu);
    expect(used("head", "whole quota")).to.equal(huangpu + yangtze);
    for (const { reserved } of report.quotas) expect(cents(reserved!)).to.equal(0n);
  });

  it("is rebuilt from events alone as the chain has it, bills, quotas and rediscounts too", () => {
    expect(report.ok).to.equal(true);
    const { ok, checked, laws } = report.verified;
    expect(ok).to.equal(true);
    for (const area of ["bills", "billLots", "pledges", "presentations", "discounts", "rediscounts", "quotas"]) {
      expect(checked[area], area).to.be.greaterThan(0);
    }
    for (const law of ["billsPaid", "discountInterest", "rediscountInterest", "recourseOwed", "quotasInUse"]) {
      expect(laws[law], law).to.be.greaterThan(0);
    }
  });

  it("is looked up: a bill with its lots, a lot, a quota", async () => {
    const found = async (...args: string[]) => {
      const options = ["--json", "--rpc", world.chain.rpc, "--deployments", join(world.folder, "deployments")];
      const { stdout, stderr } = await runVerb("lookup", [...args, ...options]);
      expect(stdout, stderr).not.to.equal("");
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const { number = "" } = report.bills[1]!;
    const [bill, lot, quota, misspelled, liable] = await Promise.all([
      found("bill", number),
      found("lot", `${number}:200000000`),
      found("quota", "bank-huangpu"),
      found("quota", "bank-huangpu", "Brown"),
      found("liable", `${number}:200000000`),
    ]);
    expect(bill).to.include({ bill: number, state: "Received", face: "2000000.00", margin: "600000.00" });
    const [root] = bill.lots as Record<string, unknown>[];
    expect(root).to.deep.include({
      lot: lot.lot,
      amount: "2000000.00",
      flags: ["Presented"],
      rediscount: "Outstanding",
    });
    expect(lot).to.include({ units: "200000000" });
    expect(quota).to.include({ limit: "2400000.01", used: "2000000.00", left: "400000.01" });
    const roles = (liable.liable as { role: string }[]).map(({ role }) => role);
    expect(roles).to.deep.equal(["Acceptor", "Drawer", "Endorser", "EndorsersGuarantor", "Endorser"]);
    expect(misspelled.error).to.include({ code: "ParameterInvalid" });
  });

  it("is traced: a lot of a bill by its package number, through every hand and payment", async () => {
    const { number = "" } = report.bills[2]!;
    const options = ["--rpc", world.chain.rpc, "--deployments", join(world.folder, "deployments")];
    const [machines, people] = await Promise.all([
      runVerb("trace", [`${number}:90000000`, "--json", ...options]),
      runVerb("trace", [`${number}:90000000`, ...options]),
    ]);
    const { ok, bill, steps, payments } = JSON.parse(machines.stdout) as {
      ok: boolean;
      bill: Row;
      steps: { kind: string }[];
      payments: { purpose: string }[];
    };
    expect(ok).to.equal(true);
    expect(bill).to.include({ state: "Settled", number });
    expect(steps.map(({ kind }) => kind)).to.deep.equal([
      ...["Issued", "Accepted", "Received", "Remainder", "Endorsed", "Discounted", "Discounted"],
      ...["Recovered", "Recovered", "Redeemed"],
    ]);
    expect(payments.map(({ purpose }) => purpose)).to.deep.equal(["rediscount", "recourse", "recourse", "recourse"]);
    expect(people.stdout).to.match(new RegExp(`Bill ${number}, 0x[0-9a-f]+: Settled`));
    expect(people.stdout).to.contain("accepted by the chain");
    expect(report.paths.map(({ proven }) => proven)).to.deep.equal([true]);
  });

  it("is told to people: bills, deals, recourse and quotas", () => {
    for (const title of ["Bills", "Discounts and rediscounts", "Recourse on bills", "Rediscount quotas"]) {
      expect(text).to.match(new RegExp(`^.*${title}`, "m"));
    }
    expect(text).to.contain("rediscount under repurchase");
    expect(text).to.contain("circuits claims from huaxing, acceptor");
  });
});
