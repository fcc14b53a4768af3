import { expect } from "chai";
import { id } from "ethers";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moduleParameters } from "../../scripts/deploy/parameters.ts";
import { DeploymentError } from "../../scripts/deploy/errors.ts";
import { hashOf } from "../../scripts/deploy/describe.ts";
import { parseParams, readParams } from "../../scripts/deploy/params/read.ts";
import { numberKey, parameter, responsibleFor } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";

const LOCAL = "deploy/params/local.json5";
const CONSORTIUM = "deploy/params/consortium.json5";
const COUNCIL = { TRADELANE_COUNCIL: [1, 2, 3, 4, 5].map((n) => `0x${String(n).padStart(40, "0")}`).join(", ") };

const cited = { unit: "days", text: "The article.", source: "The law" };

const LABELS = ["None", "Agriculture", "SmallEnterprise", "Green", "SmallFace"];

const BILL_RULES = [
  "bills.longestTermDays",
  "bills.highestFaceUnits",
  "bills.checkDigitAlgorithm",
  "bills.acceptanceCapBps",
  "bills.marginCapBps",
  "bills.overdueBarCount",
  "bills.overdueBarDays",
  "bills.presentationDays",
  "bills.answerDays",
  "bills.highestDiscountRatePpm",
  "bills.recourseRatePpm",
  "bills.prescriptionMonths",
  "bills.recoursePrescriptionMonths",
  "bills.reRecoursePrescriptionMonths",
  "rediscount.outOfTownDaysPlusOne",
  "rediscount.shortestTermDays",
  "rediscount.longestTermDays",
  "rediscount.mostBills",
  "rediscount.smallFaceUnits",
];

/** Parameters of which a test changes one thing. */
function sound() {
  const plain = [
    "rules.announcementLeadSeconds",
    "businessDay.zoneSeconds",
    "interest.dayCount",
    "receivables.longestTermDays",
    "receivables.usualTermDays",
    "receivables.highestTier",
    "receivables.graceDaysPlusOne",
    "financing.highestRatePpm",
    "settlement.instructionLifeSeconds",
  ].map((name) => ({ parameter: name, value: 1, ...cited }));
  return {
    council: { accounts: ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8"] as unknown[], threshold: 1 as unknown },
    delays: { ADMISSION: "0", RULES: "1h", WIRING: "90s", UPGRADES: "2d", EMERGENCY: "0", ADMIN: "2d" } as Record<
      string,
      unknown
    >,
    rules: [
      ...plain,
      { parameter: "receivables.smallestLotUnits", currency: 156, value: 100, ...cited },
      ...["Sale", "SaleWithRecourse", "Pledge"].map((financing) => ({
        parameter: "financing.highestAdvanceBps",
        financing,
        value: 8_000,
        ...cited,
      })),
      {
        parameter: "attestation.authority",
        attribute: "green",
        value: { kind: "CentralBank", business: "Attestation" },
        ...cited,
      },
      ...BILL_RULES.map((name) => ({ parameter: name, value: 1, ...cited })),
      { parameter: "bills.smallestLotUnits", currency: 156, value: 1, ...cited },
      ...LABELS.map((label) => ({
        parameter: "rediscount.monthlyRatePpm",
        label,
        value: 1_458,
        ...cited,
      })),
    ] as Record<string, unknown>[],
  };
}

function refusal(content: unknown): DeploymentError {
  try {
    parseParams(content, "x.json5");
  } catch (error) {
    if (error instanceof DeploymentError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** Entries that stand after the first ones. */
const LATER = BILL_RULES.length + LABELS.length;

describe("deploy/params", () => {
  describe("local.json5", () => {
    it("lets one of three accounts decide, and waits two days for new code", () => {
      const { council, delays } = readParams(LOCAL);
      expect(council.accounts).to.have.lengthOf(3);
      expect(council.threshold).to.equal(1);
      expect(delays).to.deep.equal({
        ADMISSION: 0,
        RULES: 0,
        WIRING: 0,
        UPGRADES: 172_800,
        EMERGENCY: 0,
        ADMIN: 172_800,
      });
    });
  });

  describe("consortium.json5", () => {
    it("takes the council from the environment and lets a majority decide", () => {
      const { council } = readParams(CONSORTIUM, COUNCIL);
      expect(council.accounts).to.have.lengthOf(5);
      expect(council.threshold).to.equal(3);
    });

    it("lets everything wait but an emergency", () => {
      const { delays } = readParams(CONSORTIUM, COUNCIL);
      expect(delays).to.deep.equal({
        ADMISSION: 14_400,
        RULES: 86_400,
        WIRING: 172_800,
        UPGRADES: 604_800,
        EMERGENCY: 0,
        ADMIN: 604_800,
      });
    });

    for (const value of [undefined, "", "  "]) {
      it(`is refused when the environment has ${value === undefined ? "no council" : `the council "${value}"`}`, () => {
        const attempt = () => readParams(CONSORTIUM, { TRADELANE_COUNCIL: value });
        expect(attempt)
          .to.throw(DeploymentError, "takes the council's accounts from TRADELANE_COUNCIL, which is not set")
          .with.property("code", "EnvironmentMissing");
      });
    }
  });

  describe("rules", () => {
    it("become the hashes under which contracts read them, and cite by the text's hash", () => {
      const { rules } = parseParams(sound(), "x.json5");
      const [lead] = rules;
      expect(lead).to.include({
        name: "rules.announcementLeadSeconds",
        parameter: parameter("rules.announcementLeadSeconds"),
        value: 1n,
        article: id("The article."),
      });
      expect(rules.at(-3 - LATER)).to.include({
        name: "financing.highestAdvanceBps[Pledge]",
        parameter: parameter("financing.highestAdvanceBps", numberKey(2n)),
        value: 8_000n,
      });
      expect(rules.at(-6 - LATER)).to.include({
        name: "receivables.smallestLotUnits[156]",
        parameter: parameter("receivables.smallestLotUnits", numberKey(156n)),
        value: 100n,
      });
      const green = responsibleFor("green", MemberKind.CentralBank);
      expect(rules.at(-2 - LATER)).to.include({
        name: "attestation.authority[green]",
        parameter: green.parameter,
        value: green.value,
      });
    });

    it("reach the modules as changes of the first epoch", () => {
      const { rules, ...rest } = parseParams(sound(), "x.json5");
      const { Consortium } = moduleParameters({ rules: rules.slice(0, 1), ...rest }) as Record<string, unknown>;
      expect(Consortium).to.deep.equal({
        genesis: [{ parameter: id("rules.announcementLeadSeconds"), value: 1n, article: id("The article.") }],
      });
    });
  });

  describe("what is wrong", () => {
    const cases: [string, string, string, (params: ReturnType<typeof sound>) => unknown][] = [
      ["no object", "", "Invalid input: expected object, received string", () => "params"],
      ["no council", "council", "expected object", ({ delays, rules }) => ({ delays, rules })],
      ["an unknown entry", "", "Unrecognized key", (params) => ({ ...params, councils: 1 })],
      ["nobody in the council", "council.accounts", ">=1 items", (p) => ((p.council.accounts = []), p)],
      ["no address", "council.accounts.0", "0x with 40 hex digits", (p) => ((p.council.accounts = ["0x12"]), p)],
      [
        "a mistyped address",
        "council.accounts.0",
        "checksum is wrong",
        (p) => ((p.council.accounts = ["0x70997970C51812dc3A010C7d01b50e0d17dc79c8"]), p),
      ],
      [
        "an account twice",
        "council.accounts",
        "an account stands twice",
        (p) => (p.council.accounts.push("0x70997970c51812dc3a010c7d01b50e0d17dc79c8"), p),
      ],
      ["a threshold of none", "council.threshold", ">=1", (p) => ((p.council.threshold = 0), p)],
      ["a threshold above all", "council.threshold", "more than there are", (p) => ((p.council.threshold = 2), p)],
      ["a delay in words", "delays.RULES", "a span of time such as", (p) => ((p.delays.RULES = "soon"), p)],
      ["a delay as a number", "delays.RULES", "expected string", (p) => ((p.delays.RULES = 60), p)],
      ["a delay of 137 years", "delays.RULES", "at most 136 years", (p) => ((p.delays.RULES = "50005d"), p)],
      ["a delay missing", "delays.WIRING", "expected string", (p) => (delete p.delays.WIRING, p)],
      [
        "a delay that the administrator's delay undercuts",
        "delays.UPGRADES",
        "longer than ADMIN's delay",
        (p) => ((p.delays.UPGRADES = "3d"), p),
      ],
      ["a rule without a name", "rules.0.parameter", "Invalid", (p) => (delete p.rules[0]!.parameter, p)],
      ["a rule nobody reads", "rules.0.parameter", "Invalid", (p) => ((p.rules[0]!.parameter = "no.such"), p)],
      ["a value of zero", "rules.1.value", ">0", (p) => ((p.rules[1]!.value = 0), p)],
      ["a value with a fraction", "rules.1.value", "expected int", (p) => ((p.rules[1]!.value = 1.5), p)],
      ["a rule without its article", "rules.2.text", "expected string", (p) => (delete p.rules[2]!.text, p)],
      ["an empty source", "rules.2.source", ">=1 characters", (p) => ((p.rules[2]!.source = ""), p)],
      ["no currency", "rules.9.currency", "expected number", (p) => (delete p.rules[9]!.currency, p)],
      [
        "an authority of no kind",
        "rules.13.value.kind",
        "Invalid option",
        (p) => ((p.rules[13]!.value = { kind: "None", business: "All" }), p),
      ],
      ["a rule twice", `rules.${15 + LATER}`, "interest.dayCount stands twice", (p) => (p.rules.push(p.rules[2]!), p)],
      ["a rule missing", "rules", "receivables.highestTier is missing", (p) => (p.rules.splice(5, 1), p)],
      ["an advance above the whole", "rules.10.value", "<=10000", (p) => ((p.rules[10]!.value = 10_001), p)],
      [
        "an advance for no kind of financing",
        "rules.10.financing",
        "Invalid option",
        (p) => ((p.rules[10]!.financing = "Gift"), p),
      ],
      [
        "no advance for a kind of financing",
        "rules",
        "financing.highestAdvanceBps[Pledge] is missing",
        (p) => (p.rules.splice(12, 1), p),
      ],
      ["no currency at all", "rules", "receivables.smallestLotUnits is missing", (p) => (p.rules.splice(9, 1), p)],
      ["no currency of bills", "rules", "bills.smallestLotUnits is missing", (p) => (p.rules.splice(-6, 1), p)],
      ["no rate for a label", "rules", "rediscount.monthlyRatePpm[SmallFace] is missing", (p) => (p.rules.pop(), p)],
    ];
    for (const [what, path, problem, change] of cases) {
      it(`is named by its path: ${what}`, () => {
        const { code, values, message, hint } = refusal(change(sound()));
        expect(code).to.equal("ParamsInvalid");
        expect(values).to.include({ file: "x.json5", path });
        expect(values.problem).to.contain(problem);
        expect(message).to.equal(`${path === "" ? "x.json5" : `x.json5: ${path}`}: ${String(values.problem)}.`);
        expect(hint).to.contain("deploy/params/local.json5");
      });
    }
  });

  describe("files", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "tradelane-params-"))));
    after(() => rmSync(folder, { recursive: true }));

    it("that are missing are named", () => {
      const file = join(folder, "none.json5");
      expect(() => readParams(file))
        .to.throw(DeploymentError, file)
        .with.property("code", "ParamsUnreadable");
    });

    it("that are no JSON5 are named with the place", () => {
      const file = join(folder, "broken.json5");
      writeFileSync(file, "{ council: ");
      expect(() => readParams(file))
        .to.throw(DeploymentError, /invalid end of input/)
        .with.property("code", "ParamsUnreadable");
    });
  });

  describe("hash", () => {
    it("does not depend on comments or on the order of entries, and depends on every value", () => {
      const { rules, delays, council } = sound();
      const hash = hashOf(parseParams({ council, delays, rules }, "a"));
      expect(
        hashOf(parseParams({ rules, delays: Object.fromEntries(Object.entries(delays).reverse()), council }, "b")),
      ).to.equal(hash);
      expect(hashOf(parseParams({ council, rules, delays: { ...delays, RULES: "2h" } }, "c"))).to.not.equal(hash);
      rules[3]!.text = "Another article.";
      expect(hashOf(parseParams({ council, delays, rules }, "d"))).to.not.equal(hash);
    });
  });
});
