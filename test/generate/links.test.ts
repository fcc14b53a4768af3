import { expect } from "chai";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LINK = /\]\(([^)#\s]*)(#[^)\s]*)?\)/g;

/** What a heading or an anchor can be linked by. */
function anchors(content: string): Set<string> {
  const headings = [...content.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  const explicit = [...content.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  return new Set([...headings, ...explicit]);
}

describe("reference", () => {
  for (const page of globSync("docs/reference/**/*.md").sort()) {
    it(`${page} links to pages and sections that exist`, () => {
      const content = readFileSync(page, "utf8");
      const broken = [...content.matchAll(LINK)].filter(([, path = "", section = ""]) => {
        if (path.startsWith("http")) return false;
        const target = path === "" ? page : join(dirname(page), path);
        if (!existsSync(target)) return true;
        return section !== "" && !anchors(readFileSync(target, "utf8")).has(section.slice(1));
      });
      expect(broken.map(([link]) => link)).to.deep.equal([]);
    });
  }
});
