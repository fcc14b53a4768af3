import { actsSchema, readActsFile } from "@tradelane/sdk/actsfile";
import { expect } from "chai";
import { globSync, readFileSync } from "node:fs";
import { z } from "zod";

describe("actsfile: scenarios", () => {
  const read = z.fromJSONSchema(actsSchema());

  for (const file of globSync("scenarios/*.jsonl").sort()) {
    it(`${file} fits the JSON Schema, but for lines whose parameters are meant to be refused`, () => {
      const wrong = readActsFile(readFileSync(file, "utf8")).filter(({ envelope, parameters }) => {
        const isMeant = envelope.expect?.error === "ParameterInvalid";
        return !isMeant && !read.safeParse({ ...envelope, ...parameters }).success;
      });
      expect(wrong.map(({ number, envelope }) => `line ${String(number)}: ${envelope.act}`)).to.deep.equal([]);
    });
  }
});
