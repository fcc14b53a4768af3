import { table } from "../../../scripts/report/table.ts";
import type { PeerKey } from "../peers/peer.ts";
import type { Origin, PeerOrigin } from "./origin.ts";
import { missedOf, type Figure, type Row } from "./report.ts";

/** All of a run for people. */
export function text(rows: readonly Row[], peers: readonly PeerOrigin[], origin: Origin): string {
  const sections = [["Gas of acts, in steady state, through proxies, with every check", ...against(rows, peers)]];
  if (peers.length > 0) {
    sections.push(["The same business step elsewhere", ...elsewhere(rows, peers)]);
    sections.push(["What was called", ...calls(rows, peers)]);
  }
  sections.push(["How it was built", ...built(peers, origin)], [conclusion(rows)]);
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}

/** Each act against what it should cost, and against the cheapest suite that does the same. */
export function against(rows: readonly Row[], peers: readonly PeerOrigin[]): string[] {
  const names = new Map(peers.map(({ key, name }) => [key, name]));
  return table(
    ["act", "gas:", "target:", "stretch:", "verdict", "best peer", "gas:", "ratio:"],
    rows.map(({ act, gas, target, stretch, verdict, best }) => [
      act,
      digits(gas),
      digits(target),
      digits(stretch),
      verdict,
      best === undefined ? "-" : (names.get(best.peer) ?? best.peer),
      digits(best?.gas),
      best === undefined ? "-" : best.ratio.toFixed(2),
    ]),
  );
}

function elsewhere(rows: readonly Row[], peers: readonly PeerOrigin[]): string[] {
  const known = rows.filter((row) => Object.keys(row.peers).length > 0);
  return table(
    ["act", "Tradelane:", ...peers.map(({ name }) => `${name}:`)],
    known.map((row) => [row.act, digits(row.gas), ...peers.map(({ key }) => digits(row.peers[key]?.gas))]),
  );
}

function calls(rows: readonly Row[], peers: readonly PeerOrigin[]): string[] {
  const keys: readonly [string, PeerKey][] = peers.map(({ name, key }) => [name, key]);
  return rows.flatMap((row) => {
    const others = keys.flatMap(([name, key]): [string, Figure][] => {
      const figure = row.peers[key];
      return figure === undefined ? [] : [[name, figure]];
    });
    const lines: [string, Figure][] = [["Tradelane", row], ...others];
    return [`  ${row.act}`, ...lines.map(([name, figure]) => `    ${name.padEnd(12)} ${told(figure)}`)];
  });
}

/** The calls with their gas: added up, or of two bulks the one less the other. */
function told({ calls: made, items }: Figure): string {
  const each = made.map(({ call, gas }) => `${call} ${digits(gas)}`);
  return items === undefined ? each.join(" + ") : `(${[...each].reverse().join(" - ")}) / ${items}`;
}

function built(peers: readonly PeerOrigin[], { compiler, settings, commit, changed }: Origin): string[] {
  const { viaIR, runs, evmVersion } = settings;
  const state = commit === undefined ? "" : `, commit ${commit.slice(0, 12)}${changed ? " with changes" : ""}`;
  return [
    `  Tradelane     solc ${compiler}, ${viaIR ? "via IR, " : ""}${runs} runs, ${evmVersion}${state}`,
    ...peers.map(({ name, package: from, compiler: version, evmVersion: evm, deployed }) => {
      return `  ${name.padEnd(12)}  ${from}, solc ${version}, same settings${evm === evmVersion ? "" : ` for ${evm}`}; ${deployed}`;
    }),
  ];
}

/** The last line: what was missed, by name. */
export function conclusion(rows: readonly Row[]): string {
  const missed = missedOf(rows);
  if (missed.length === 0) return "No target is missed.";
  const names = missed.map(({ act, gas, target = 0 }) => `${act} (${digits(gas - target)} above)`);
  return `Missed: ${names.join("; ")}.`;
}

/** Thousands apart: 112828 is 112,828. */
export function digits(gas: number | undefined): string {
  return gas === undefined ? "-" : gas.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}
