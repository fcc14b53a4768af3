import { expect } from "chai";
import { readParties } from "../../scripts/cli/parties.ts";
import { developmentAccounts } from "../../scripts/cli/keyring.ts";
import { linesOf } from "../scenarios/support/sums.ts";
import { runVerb } from "../scenarios/support/world.ts";

describe("scripts", () => {
  for (const verb of ["play", "start", "member", "lookup"]) {
    it(`${verb} --help tells its usage and ends with 0`, async () => {
      const { code, stdout } = await runVerb(verb, ["--help"]);
      expect(code).to.equal(0);
      expect(stdout).to.match(new RegExp(`^Usage: ${verb} `));
      expect(stdout).to.contain("Examples:");
    });
  }

  it("play without a file ends with 1", async () => {
    expect((await runVerb("play", [])).code).to.equal(1);
  });

  it("members.jsonl lets every party apply under its own name and legal number, and admits all", () => {
    const lines = linesOf("scenarios/members.jsonl");
    const parties = readParties();
    const applied = lines
      .filter(({ act }) => act === "members.apply")
      .map((line) => ({ key: line.as, id: line.entity }));
    expect(applied).to.deep.equal(parties.map(({ key, id }) => ({ key, id })));
    expect(lines.at(-1)?.members).to.deep.equal(parties.map(({ key }) => key));
  });

  it("gives every name a development account of its own", () => {
    const numbers = [...developmentAccounts(readParties()).values()];
    expect(new Set(numbers).size).to.equal(numbers.length);
  });
});
