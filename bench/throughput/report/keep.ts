import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toJson } from "../../../scripts/cli/verb.ts";
import { formatted } from "../../../scripts/generate/outputs.ts";
import { root } from "../../../scripts/launcher/paths.mjs";
import type { NodeReport } from "../run.ts";

/** Where a run is kept, and the page that shows it. */
const RESULTS = "bench/results/throughput.json";
const PAGE = "docs/guide/benchmarks.md";

const BEGIN = "<!-- throughput: written by npm run bench -- --write -->";
const END = "<!-- throughput: end -->";

/** What the run shared with whatever else there was to do. */
export interface Machine {
  readonly processors: number;
  readonly model: string;
  /** Processes that wanted a processor in the minute before the run. */
  readonly load: number;
}

/** A run of the bench as it is kept. */
export interface Report {
  readonly ok: boolean;
  readonly date: string;
  readonly commit?: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly lanes: number;
  readonly nodes: readonly NodeReport[];
}

/** Keeps a run and shows it on the page; answers the files. */
export async function keep(report: Report): Promise<string[]> {
  await write(RESULTS, toJson(report));
  await write(PAGE, withFigures(readFileSync(join(root, PAGE), "utf8"), figures(report)));
  return [RESULTS, PAGE];
}

async function write(path: string, text: string): Promise<void> {
  const { content } = await formatted(root, { path, content: text });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A page with the figures in the place that is marked for them. */
export function withFigures(page: string, text: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no place for figures between ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${text}\n\n${page.slice(end)}`;
}

/** The figures in Markdown: the ratios first, for they are what can be compared. */
export function figures({ date, commit, machine, rounds, lanes, nodes }: Report): string {
  const head = [
    "| act | ratio to ERC-20 | rounds | acts/s | gas an act | ms, median (p95) |",
    "| - | - | - | - | - | - |",
  ];
  const tables = nodes.map(({ node, rows }) => {
    const lines = rows.map(({ name, ratio, actsPerSecond, gasPerAct, latencyMs: { median, p95 } }) => {
      const span = `${ratio.lowest.toFixed(2)} to ${ratio.highest.toFixed(2)}`;
      const gas = gasPerAct.toLocaleString("en");
      const latency = `${median.toFixed(0)} (${p95.toFixed(0)})`;
      return `| ${[name, ratio.median.toFixed(2), span, actsPerSecond.toFixed(0), gas, latency].join(" | ")} |`;
    });
    return [`On ${node}:`, "", ...head, ...lines].join("\n");
  });
  const of = commit === undefined ? "" : ` at ${commit.slice(0, 12)}`;
  const how = `Measured ${date.slice(0, 10)}${of}: ${lanes} lanes, ${rounds} rounds. ${busyness(machine)}`;
  return [...tables, how].join("\n\n");
}

/** How busy the machine was with other work: the busier, the wider the span of the rounds. */
export function busyness({ processors, load }: Machine): string {
  return `Node and bench on ${processors} processors, which ${load.toFixed(1)} other processes wanted before the run.`;
}
