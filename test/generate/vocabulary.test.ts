import { expect } from "chai";
import { readFileSync } from "node:fs";
import { enumMembers, integerConstants, withoutComments } from "../../scripts/generate/solidity/source.ts";
import { TableError } from "../../scripts/generate/table/read.ts";
import { makeVocabulary, type VocabularySources } from "../../scripts/generate/table/vocabulary.ts";

function sources(): VocabularySources {
  const source = (path: string) => withoutComments(readFileSync(`contracts/${path}`, "utf8"));
  return {
    lots: JSON.parse(source("lots/lots.table.json")) as unknown,
    memberSource: source("consortium/Member.sol"),
    rowSource: source("lots/ActRow.sol"),
    lotSource: source("lots/Lot.sol"),
    trailSource: source("lots/Trail.sol"),
  };
}

function issuesWith(change: Partial<VocabularySources>): readonly string[] {
  try {
    makeVocabulary({ ...sources(), ...change });
    return [];
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return error.issues;
  }
}

describe("generate: vocabulary", () => {
  it("takes names and numbers from the contracts", () => {
    const vocabulary = makeVocabulary(sources());
    expect(vocabulary.kinds.indexOf("CoreEnterprise")).to.equal(2);
    expect(vocabulary.kinds.indexOf("Auditor")).to.equal(10);
    expect(vocabulary.businesses.indexOf("Bills")).to.equal(2);
    expect(vocabulary.classes).to.deep.equal(["start", "answer", "close", "report"]);
    expect(vocabulary.moments).to.deep.equal(["anyTime", "beforeMaturity", "fromMaturity"]);
    expect([...vocabulary.rights]).to.deep.equal([
      ["PREPARE", 1],
      ["ACT", 2],
      ["SIGN", 4],
      ["ADMINISTER", 8],
    ]);
    expect([...vocabulary.marks]).to.deep.equal([
      ["CONSENTS_CUT", 0x4000],
      ["ENDED", 0x8000],
    ]);
  });

  it("refuses an encumbrance that has another bit in Lot.sol", () => {
    const lotSource = sources().lotSource.replace("PLEDGED = 1 << 1", "PLEDGED = 1 << 9");
    expect(issuesWith({ lotSource })).to.deep.equal(["PLEDGED is 2 here and 512 in Lot.sol"]);
  });

  it("refuses an encumbrance that Lot.sol alone has", () => {
    const lotSource = sources().lotSource.replace(
      "library Encumbrance {",
      "$& uint16 internal constant LOST = 1 << 8;",
    );
    expect(issuesWith({ lotSource })).to.deep.equal(["LOST is missing here and 256 in Lot.sol"]);
  });

  it("refuses a mask of all encumbrances that leaves one out", () => {
    const lotSource = sources().lotSource.replace("(1 << 11) - 1", "(1 << 6) - 1");
    expect(issuesWith({ lotSource })).to.deep.equal(["Lot.sol: ALL is 63, the encumbrances together are 2047"]);
  });

  it("refuses a step that Trail.sol does not have", () => {
    const trailSource = sources().trailSource.replace("uint8 internal constant REDEEMED = 6;", "");
    expect(issuesWith({ trailSource })).to.deep.equal(["REDEEMED is 6 here and missing in Trail.sol"]);
  });

  it("refuses a bit that is reserved for marks", () => {
    const lots = sources().lots as { encumbrances: { bit: number }[] };
    lots.encumbrances[0]!.bit = 14;
    const issues = issuesWith({ lots });
    expect(issues).to.have.length(1);
    expect(issues[0]).to.match(/^encumbrances\[0\]\.bit: /);
  });

  describe("Solidity sources", () => {
    it("reads an enum without its comments", () => {
      const source = withoutComments("enum A {\n  // first\n  One, /* , Not */\n  Two\n}");
      expect(enumMembers(source, "A")).to.deep.equal(["One", "Two"]);
    });

    it("says which enum or library is missing", () => {
      expect(() => enumMembers("enum A { One }", "B")).to.throw("There is no enum B.");
      expect(() => integerConstants("library A {}", "B")).to.throw("There is no library B.");
    });

    it("reads constants of one library only", () => {
      const source = "library A { uint8 internal constant X = 3; } library B { uint8 internal constant Y = 4; }";
      expect([...integerConstants(source, "A")]).to.deep.equal([["X", 3]]);
    });

    it("refuses a constant it cannot read rather than guessing", () => {
      const source = "library A { uint8 internal constant X = 2 ** 3; }";
      expect(() => integerConstants(source, "A")).to.throw("A.X = 2 ** 3 is neither a number, nor a bit, nor a mask.");
    });
  });
});
