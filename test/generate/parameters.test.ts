import { expect } from "chai";
import { parametersPage } from "../../scripts/generate/parameters.ts";
import { parameterNames } from "../../scripts/generate/parameters/source.ts";

const DECLARED = `
    /// @dev Longest term of a receivable,
    /// days.
    bytes32 internal constant LONGEST = keccak256("receivables.longestTermDays");
    /// @dev Days of grace, plus one.
    bytes32 internal constant GRACE = keccak256("receivables.graceDaysPlusOne");
    /// @dev Convention: 1 = ACT/360.
    bytes32 internal constant COUNT = keccak256("interest.dayCount");
`;

describe("generate: parameters", () => {
  it("reads constant, name, meaning and unit of each", () => {
    expect(parameterNames(DECLARED)).to.deep.equal([
      {
        constant: "LONGEST",
        name: "receivables.longestTermDays",
        meaning: "Longest term of a receivable, days.",
        unit: "days",
      },
      {
        constant: "GRACE",
        name: "receivables.graceDaysPlusOne",
        meaning: "Days of grace, plus one.",
        unit: "days, plus one",
      },
      { constant: "COUNT", name: "interest.dayCount", meaning: "Convention: 1 = ACT/360.", unit: "code or number" },
    ]);
  });

  it("refuses a parameter that says nothing of itself", () => {
    const silent = `${DECLARED}\n    bytes32 internal constant SILENT = keccak256("silent");\n`;
    expect(() => parameterNames(silent)).to.throw("1 parameters have no comment or no plain name.");
  });

  describe("page", () => {
    const rule = {
      name: "receivables.longestTermDays",
      parameter: "0x00",
      value: 365n,
      unit: "calendar days",
      text: "At most one year.",
      source: "Rule of 2025",
      article: "0x00",
    };

    it("gives each value with its article, and its unit where it is not keyed", () => {
      const keyed = { ...rule, name: "interest.dayCount[156]", value: 2n, unit: "code for CNY" };
      const { content } = parametersPage(parameterNames(DECLARED), [rule, keyed]);
      expect(content).to.include(
        "| `receivables.longestTermDays` | calendar days | Longest term of a receivable, days. |",
      );
      expect(content).to.include(
        "| `receivables.longestTermDays` | 365 | calendar days | At most one year. | Rule of 2025 |",
      );
      expect(content).to.include("| `interest.dayCount` | code or number | Convention: 1 = ACT/360. |");
      expect(content).to.include("| `interest.dayCount[156]` | 2 | code for CNY |");
    });

    it("refuses a value that no contract reads", () => {
      const lost = { ...rule, name: "receivables.lost[1]" };
      expect(() => parametersPage(parameterNames(DECLARED), [lost])).to.throw("No contract reads receivables.lost[1].");
    });
  });
});
