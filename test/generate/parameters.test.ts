import { expect } from "chai";
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
});
