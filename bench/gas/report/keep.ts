import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatted } from "../../../scripts/generate/outputs.ts";
import { root } from "../../../scripts/launcher/paths.mjs";
import { figures, withFigures, type Report } from "./figures.ts";

/** Where a run is kept. */
export const RESULTS = "bench/results/gas.json";

/** Pages that show the figures. */
export const PAGES = ["README.md", "docs/guide/benchmarks.md"];

/** Keeps a run and shows it on the pages that cite it; answers the files. */
export async function keep(report: Report): Promise<string[]> {
  await write(RESULTS, JSON.stringify(report));
  for (const page of PAGES) await write(page, withFigures(readFileSync(join(root, page), "utf8"), figures(report)));
  return [RESULTS, ...PAGES];
}

async function write(path: string, text: string): Promise<void> {
  const { content } = await formatted(root, { path, content: text });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
