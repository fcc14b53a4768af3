import type { Run } from "../drive.ts";
import type { Row } from "../rows/row.ts";

/** A row's figures over all rounds. */
export interface Figures {
  readonly id: string;
  readonly name: string;
  readonly acts: number;
  readonly seconds: number;
  /** Median of the rounds. */
  readonly actsPerSecond: number;
  readonly transactionsPerSecond: number;
  readonly gasPerAct: number;
  /** From signing to receipt. */
  readonly latencyMs: { readonly median: number; readonly p95: number };
  /** Acts per second by ERC-20 transfers per second right before: median, and the rounds' span. */
  readonly ratio: { readonly median: number; readonly lowest: number; readonly highest: number };
}

/** A run of a row, and the run of ERC-20 transfers right before it: whatever else the machine does, it does to both. */
export interface Paired {
  readonly run: Run;
  readonly transfers: Run;
}

export function figuresOf({ id, name, transactions, acts = 1 }: Row, pairs: readonly Paired[]): Figures {
  const runs = pairs.map(({ run }) => run);
  const rate = ({ times, seconds }: Run) => times / seconds;
  const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  const latencies = runs.flatMap((run) => run.latencies);
  const ratios = pairs.map(({ run, transfers }) => (acts * rate(run)) / rate(transfers));
  const perSecond = quantile(runs.map(rate), 0.5);
  return {
    id,
    name,
    acts: acts * total(({ times }) => times),
    seconds: total(({ seconds }) => seconds),
    actsPerSecond: acts * perSecond,
    transactionsPerSecond: transactions * perSecond,
    gasPerAct: Math.round(total(({ gas }) => gas) / total(({ times }) => times) / acts),
    latencyMs: { median: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) },
    ratio: { median: quantile(ratios, 0.5), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
  };
}

/** The value below which a share of all lies; halfway between neighbours where it falls between them. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
