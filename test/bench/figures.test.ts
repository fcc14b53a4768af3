import { expect } from "chai";
import { readFileSync } from "node:fs";
import { figures, withFigures, type Report } from "../../bench/gas/report/figures.ts";
import { PAGES, RESULTS } from "../../bench/gas/report/keep.ts";
import { formatted } from "../../scripts/generate/outputs.ts";
import { root } from "../../scripts/launcher/paths.mjs";

const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const kept = JSON.parse(read(RESULTS)) as Report;

const BEGIN = "<!-- gas: written by npm run bench:gas -- --write -->";
const END = "<!-- gas: end -->";

describe("figures of gas", () => {
  it("stand between their marks, whatever stood there before", () => {
    const page = `before\n${BEGIN}\nold\n${END}\nafter\n`;
    expect(withFigures(page, "new")).to.equal(`before\n${BEGIN}\n\nnew\n\n${END}\nafter\n`);
    expect(withFigures(withFigures(page, "other"), "new")).to.equal(withFigures(page, "new"));
  });

  it("are refused by a page without a place for them", () => {
    for (const page of ["", BEGIN, END, `${END}${BEGIN}`]) {
      expect(() => withFigures(page, "new"), page).to.throw("no place for figures");
    }
  });

  it("tell what is above its target, and that nothing is", () => {
    const [first] = kept.rows;
    const row = { ...first!, act: "merge", gas: 1_234, target: 1_000 };
    const missed = figures({ ...kept, rows: [{ ...row, verdict: "missed" }] });
    expect(missed).to.contain("| merge | **1,234** | 1,000 |");
    expect(missed).to.contain("Above target (bold): merge.");
    const met = figures({ ...kept, rows: [{ ...row, target: 2_000, verdict: "target" }] });
    expect(met).to.contain("| merge | 1,234 | 2,000 |");
    expect(met).to.contain("No target is missed.");
  });

  for (const page of PAGES) {
    it(`are on ${page} as they were kept`, async () => {
      const content = withFigures(read(page), figures(kept));
      expect((await formatted(root, { path: page, content })).content).to.equal(read(page));
    });
  }
});
