import { table } from "../../../scripts/report/table.ts";
import type { NodeReport } from "../run.ts";
import type { Figures } from "./figures.ts";

/** A node's figures for people. */
export function text({ node, client, rows, verdict }: NodeReport): string {
  const head = ["act", "ratio to ERC-20:", "rounds:", "acts/s:", "tx/s:", "gas/act:", "median ms:", "p95 ms:"];
  return [`On ${node} (${client})`, ...table(head, rows.map(line)), ...told(verdict)].join("\n");
}

function line({ name, ratio, actsPerSecond, transactionsPerSecond, gasPerAct, latencyMs }: Figures): string[] {
  return [
    name,
    ratio.median.toFixed(2),
    `${ratio.lowest.toFixed(2)}-${ratio.highest.toFixed(2)}`,
    actsPerSecond.toFixed(0),
    transactionsPerSecond.toFixed(0),
    gasPerAct.toLocaleString("en"),
    latencyMs.median.toFixed(0),
    latencyMs.p95.toFixed(0),
  ];
}

function told({ suite, acts, erc20Conserved }: NodeReport["verdict"]): string[] {
  const lines = Object.entries(acts).map(([event, { sent, found }]) =>
    sent === found ? `${event}: ${found}, as many as were sent.` : `${event}: ${sent} sent, ${found} found!`,
  );
  const claims = Object.values(suite.checked).reduce((sum, count) => sum + count, 0);
  if (suite.difference === undefined)
    lines.push(`Verified from ${suite.events} events: ${claims} comparisons, all laws.`);
  else lines.push(`Not as the events say: ${JSON.stringify(suite.difference)}`);
  lines.push(erc20Conserved ? "The ERC-20 is all there." : "The ERC-20 is not all there!");
  return lines.map((one) => `  ${one}`);
}
