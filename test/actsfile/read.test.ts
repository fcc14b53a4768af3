import { TradelaneError } from "@tradelane/sdk";
import { readActsFile } from "@tradelane/sdk/actsfile";
import { expect } from "chai";

const ACT = '{"act":"members.startExit","as":"supplier-1"}';

function refusal(text: string): { parameter: unknown; problem: unknown } {
  try {
    readActsFile(text);
  } catch (error) {
    if (!(error instanceof TradelaneError)) throw error;
    expect(error.code).to.equal("ParameterInvalid");
    return { parameter: error.values.parameter, problem: error.values.problem };
  }
  throw new Error("The file was accepted.");
}

describe("actsfile: readActsFile", () => {
  it("separates what the line says of itself from the parameters of its act", () => {
    const line =
      '{"act":"receivables.assign","as":"supplier-1","id":"a1","businessId":"PO-7","at":"+90d","note":"first tier",' +
      '"expect":{"error":"LotsEncumbered"},"lot":"0x2a:30000","to":"supplier-2"}';
    expect(readActsFile(line)).to.deep.equal([
      {
        number: 1,
        envelope: {
          act: "receivables.assign",
          as: "supplier-1",
          id: "a1",
          businessId: "PO-7",
          at: "+90d",
          note: "first tier",
          expect: { error: "LotsEncumbered" },
        },
        parameters: { lot: "0x2a:30000", to: "supplier-2" },
      },
    ]);
  });

  it("skips empty lines and comments, and still counts them", () => {
    const text = `\uFEFF# who leaves\r\n\r\n  // nobody yet\n${ACT}\n`;
    expect(readActsFile(text).map(({ number }) => number)).to.deep.equal([4]);
  });

  it("reads an empty file as no acts", () => expect(readActsFile("\n# nothing\n")).to.deep.equal([]));

  it("lets a council decide", () => {
    const [line] = readActsFile('{"act":"members.admit","as":"councillor-1","via":"council","applicants":[1]}');
    expect(line?.envelope.via).to.equal("council");
  });

  it("needs no account to move the clock", () => {
    const [line] = readActsFile('{"act":"clock.advance","to":"+90d"}');
    expect(line?.parameters).to.deep.equal({ to: "+90d" });
  });

  it("lets the clock go to a moment of an earlier result", () => {
    const text = '{"act":"a.b","as":"x","id":"r"}\n{"act":"clock.advance","to":"$r.maturity"}';
    expect(readActsFile(text)[1]?.parameters).to.deep.equal({ to: "$r.maturity" });
  });

  it("lets a line refer to the results of earlier ones", () => {
    const text = '{"act":"a.b","as":"x","id":"first"}\n{"act":"a.c","as":"x","lots":[{"lot":"$first.lot"}]}';
    expect(readActsFile(text)[1]?.parameters).to.deep.equal({ lots: [{ lot: "$first.lot" }] });
  });

  const refused: [string, string, string, RegExp][] = [
    ["what is not JSON", `${ACT}\n{"act":`, "line 2", /^it is not JSON$/],
    ["a number", "7", "line 1", /^it is no JSON object$/],
    ["a list", "[1]", "line 1", /^it is no JSON object$/],
    ["a line without an act", '{"as":"x"}', "line 1: act", /./],
    ["an act without a verb", '{"act":"assign","as":"x"}', "line 1: act", /./],
    ["a line that does not say who acts", '{"act":"a.b"}', "line 1: as", /^it does not say who acts$/],
    ["an account with spaces in its name", '{"act":"a.b","as":"x y"}', "line 1: as", /./],
    ["a moment that is none", '{"act":"a.b","as":"x","at":"soon"}', "line 1: at", /./],
    ["an expectation of something else", '{"act":"a.b","as":"x","expect":{"ok":true}}', "line 1: expect.error", /./],
    ["a way that does not exist", '{"act":"a.b","as":"x","via":"friends"}', "line 1: via", /./],
    ["a clock that goes nowhere", '{"act":"clock.advance"}', "line 1: to", /./],
    ["a clock with more than a moment", '{"act":"clock.advance","to":"+1d","lot":"x"}', "line 1", /lot/],
    [
      "an id given twice",
      '{"act":"a.b","as":"x","id":"q"}\n{"act":"a.b","as":"x","id":"q"}',
      "line 2: id",
      /^q is given twice$/,
    ],
    ["a reference to nothing", '{"act":"a.b","as":"x","lot":"$q.lot"}', "line 1", /^no earlier line has the id q$/],
    ["a reference to itself", '{"act":"a.b","as":"x","id":"q","lot":"$q"}', "line 1", /^no earlier line has the id q$/],
  ];
  for (const [what, text, parameter, problem] of refused) {
    it(`refuses ${what} and names the line`, () => {
      const found = refusal(text);
      expect(found.parameter).to.equal(parameter);
      expect(found.problem).to.match(problem);
    });
  }
});
