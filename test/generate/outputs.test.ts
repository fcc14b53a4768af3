import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { summarise } from "../../scripts/generate/difference.ts";
import { generatedFiles } from "../../scripts/generate/existing.ts";
import { drift, write } from "../../scripts/generate/outputs.ts";

describe("generate: outputs", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "generate-"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("finds nothing to say about what is up to date", async () => {
    writeFileSync(join(root, "a.md"), "one\n");
    const generated = { outputs: [{ path: "a.md", content: "one\n" }], existing: ["a.md"] };
    expect(await drift(root, generated)).to.deep.equal([]);
    expect(await write(root, generated)).to.deep.equal([]);
  });

  it("names what is missing, what differs and what nothing generates any more, and cures all three", async () => {
    writeFileSync(join(root, "differs.md"), "one\ntwo\n");
    writeFileSync(join(root, "stale.md"), "gone\n");
    const generated = {
      outputs: [
        { path: "folder/missing.md", content: "new\n" },
        { path: "differs.md", content: "one\nthree\n" },
      ],
      existing: ["differs.md", "stale.md"],
    };
    expect(await drift(root, generated)).to.deep.equal([
      "folder/missing.md: missing",
      'differs.md: -1 +1 lines, from line 2: "two" should be "three"',
      "stale.md: generated from nothing any more",
    ]);
    expect(await write(root, generated)).to.deep.equal(["folder/missing.md", "differs.md", "stale.md"]);
    expect(await drift(root, { ...generated, existing: ["differs.md"] })).to.deep.equal([]);
    expect(readFileSync(join(root, "differs.md"), "utf8")).to.equal("one\nthree\n");
    expect(existsSync(join(root, "stale.md"))).to.equal(false);
  });

  it("knows a generated file by its first lines and leaves the others alone", () => {
    writeFileSync(join(root, "hand.md"), "# By hand\n\nMentions: Generated from x\n");
    writeFileSync(join(root, "made.md"), "<!-- Generated from x; do not edit. -->\n");
    writeFileSync(
      join(root, "made.sol"),
      "// SPDX-License-Identifier: Apache-2.0\n// Generated from x; do not edit.\n",
    );
    expect(generatedFiles(root, ["*"])).to.deep.equal(["made.md", "made.sol"]);
  });

  describe("summarise", () => {
    it("counts lines that come and go", () => {
      expect(summarise("a\nb\nc", "a\nc\nd\ne")).to.equal('-1 +2 lines, from line 2: "b" should be "c"');
    });

    it("says where a text ends too early", () => {
      expect(summarise("a\nb", "a")).to.equal('-1 +0 lines, from line 2: "b" should be the end of the file');
      expect(summarise("a", "a\nb")).to.equal('-0 +1 lines, from line 2: the end of the file should be "b"');
    });

    it("counts a repeated line as often as it stands", () => {
      expect(summarise("a\na\na", "a")).to.match(/^-2 \+0 lines/);
    });
  });
});
