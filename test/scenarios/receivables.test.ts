import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { connect, formatAmount, currencyOf } from "@tradelane/sdk";
import { partyNames, readParties } from "../../scripts/cli/parties.ts";
import { reportJson } from "../../scripts/report/json.ts";
import { makeReport } from "../../scripts/report/report.ts";
import { startLocalChain } from "../../scripts/deploy/chain/local.ts";
import { cents, linesOf, sumsOf } from "./support/sums.ts";
import { closeWorld, openWorld, runVerb, type World } from "./support/world.ts";

const MEMBERS = "scenarios/members.jsonl";
const SCENARIO = "scenarios/receivables.jsonl";
const CNY = currencyOf("CNY");

interface ReportShape {
  ok: boolean;
  holdings: { whenDue: { tier: number; member: string; amount: string; currency: string }[]; now: object[] };
  cash: { member: string; received: string; paid: string; sentBack: string; gotBack: string }[];
  alerts: { kind: string; text: string }[];
  paths: { proven: boolean; steps: { kind: string; holder: string }[] }[];
}

describe("scenarios/receivables.jsonl", function () {
  this.timeout(180_000);
  let world: World;
  let report: ReportShape;
  const expected = sumsOf(linesOf(SCENARIO));
  const acts = linesOf(SCENARIO).length;

  before(async () => {
    world = await openWorld();
    expect((await runVerb("play", [MEMBERS, ...world.options])).code).to.equal(0);
  });

  after(() => closeWorld(world));

  it("goes on where a killed process ended, and does nothing twice", async () => {
    for (const killAt of [12, 70, 120].map((line) => line + Math.floor(Math.random() * 20))) {
      await runVerb("play", [SCENARIO, ...world.options], (lines, child) => {
        if (lines >= killAt) child.kill("SIGKILL");
      });
    }
    const { code, lines, stderr } = await runVerb("play", [SCENARIO, ...world.options]);
    expect(code, stderr).to.equal(0);
    expect(lines).to.have.length(acts);
    expect(lines.filter(({ expected: asSaid }) => asSaid !== true)).to.deep.equal([]);
    expect(lines.filter(({ earlier }) => earlier).length).to.be.greaterThan(100);
    expect(lines.flatMap(({ error }) => (error === undefined ? [] : [error.code]))).to.deep.equal(expected.refused);
    expect(expected.refused.length).to.be.at.least(24);
  });

  it("reports holdings and cash to the cent as an independent calculation has them", async () => {
    const { rpc } = world.chain;
    const parties = readParties();
    const { record } = world;
    const reader = await connect({ rpc, deployment: record, members: partyNames(parties) });
    try {
      const made = await makeReport({ suite: { rpc, record }, reader, parties, outcomes: [] });
      report = reportJson(made) as ReportShape;
    } finally {
      await reader.close();
    }
    const { whenDue, now } = report.holdings;
    const told = whenDue.map(({ tier, member, currency, amount }) => [`${tier} ${member} ${currency}`, cents(amount)]);
    expect(new Map(told as [string, bigint][])).to.deep.equal(expected.holdings);
    expect(now).to.deep.equal([]);
    const received = report.cash
      .filter(({ received: sum }) => sum !== "0.00")
      .map((row) => [row.member, cents(row.received)]);
    expect(new Map(received as [string, bigint][])).to.deep.equal(expected.received);
    const huaxing = report.cash.find(({ member }) => member === "huaxing");
    expect(huaxing).to.include({ paid: formatAmount(expected.paid, CNY), gotBack: "888.88" });
    expect(expected.paid).to.equal(406_050_051n);
    expect(expected.sentBack).to.deep.equal(new Map([["alloy", 88_888n]]));
  });

  it("alerts, proves the longest path, and agrees with the chain", () => {
    expect(report.ok).to.equal(true);
    expect(report.alerts.map(({ kind }) => kind)).to.deep.equal([
      "DocumentOverdrawn",
      "PaymentRejected",
      "ReceivableOverdue",
    ]);
    expect(report.alerts[0]?.text).to.contain("56,500.00 CNY");
    const [path, ...others] = report.paths;
    expect(others).to.deep.equal([]);
    expect(path?.proven).to.equal(true);
    expect(path?.steps.map(({ kind, holder }) => `${kind} ${holder}`)).to.deep.equal([
      "Issued electronics",
      "Assigned circuits",
      "Assigned copper",
      "AssignedWithRecourse chemicals",
      "Redeemed chemicals",
    ]);
  });

  const refusals: [string, string, string][] = [
    [
      "an act that was to be refused and was not",
      '{"act":"members.setMandate","as":"council-1","via":"council","member":"tax","businesses":["All"],"regions":"all","until":"+9d","expect":{"error":"ConsortiumMandateInvalid"}}',
      "ActNotRefused",
    ],
    [
      "another refusal than the one expected",
      '{"act":"members.startExit","as":"stranger","expect":{"error":"LotsEnded"}}',
      "ActRefusedOtherwise",
    ],
    ["an unknown act", '{"act":"receivables.steal","as":"gear"}', "ActUnknown"],
    ["an unknown parameter", '{"act":"members.startExit","as":"gear","soon":true}', "ParameterInvalid"],
    ["a name without a key", '{"act":"members.startExit","as":"nobody"}', "KeyMissing"],
  ];
  for (const [what, line, code] of refusals) {
    it(`ends with 1 and ${code} at ${what}`, async () => {
      const file = join(world.folder, `${code}.jsonl`);
      writeFileSync(file, `# one line\n${line}\n`);
      const { code: exit, lines } = await runVerb("play", [file, ...world.options]);
      expect(exit).to.equal(1);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include({ line: 2, ok: false, expected: false });
      expect(lines[0]?.error?.code).to.equal(code);
      expect(lines[0]?.error?.hint).to.be.a("string").that.is.not.equal("");
    });
  }

  it("names the line of a file that was edited after it was played", async () => {
    const file = join(world.folder, "edited.jsonl");
    const line = (moment: string) => `{"act":"clock.advance","to":"${moment}"}\n`;
    writeFileSync(file, line("+1h"));
    expect((await runVerb("play", [file, ...world.options])).code).to.equal(0);
    writeFileSync(file, line("+2h"));
    const { code, lines } = await runVerb("play", [file, ...world.options]);
    expect(code).to.equal(1);
    expect(lines[0]?.error?.code).to.equal("LineChanged");
    expect(lines[0]?.error?.values.line).to.equal(1);
    expect((await runVerb("play", [file, "--fresh", ...world.options])).code).to.equal(0);
  });

  it("tells that the node is gone, and that a node started anew is another chain", async () => {
    const { port } = world.chain;
    await world.chain.stop();
    const gone = await runVerb("play", [SCENARIO, ...world.options]);
    expect(gone.code).to.equal(1);
    expect(gone.lines[0]?.error?.code).to.equal("NodeUnreachable");
    world.chain = await startLocalChain({ port });
    const anew = await runVerb("play", [SCENARIO, ...world.options]);
    expect(anew.code).to.equal(1);
    expect(anew.lines[0]?.error?.code).to.equal("ChainRestarted");
  });
});
