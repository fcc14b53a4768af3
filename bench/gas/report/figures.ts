import { table } from "../../../scripts/generate/markdown.ts";
import type { Origin, PeerOrigin } from "./origin.ts";
import { missedOf, type Row } from "./report.ts";
import { digits } from "./text.ts";

/** All that a run found, as it is kept. */
export interface Report extends Origin {
  readonly rows: readonly Row[];
  readonly peers: readonly PeerOrigin[];
}

const BEGIN = "<!-- gas: written by npm run bench:gas -- --write -->";
const END = "<!-- gas: end -->";

/** The figures as Markdown. */
export function figures({ rows, peers, date, compiler, settings, commit = "an export" }: Report): string {
  const { viaIR, runs, evmVersion } = settings;
  const missed = missedOf(rows).map(({ act }) => act);
  return [
    table(
      ["act", "gas", "target", "stretch", ...peers.map(({ name }) => name)],
      rows.map(({ act, gas, target, stretch, verdict, peers: others }) => [
        act,
        verdict === "missed" ? `**${digits(gas)}**` : digits(gas),
        digits(target),
        digits(stretch),
        ...peers.map(({ key }) => digits(others[key]?.gas)),
      ]),
    ),
    `Measured ${date.slice(0, 10)} at ${commit.slice(0, 12)}: solc ${compiler}, ${viaIR ? "via IR, " : ""}${runs} runs, ` +
      `${evmVersion}. ${missed.length === 0 ? "No target is missed." : `Above target (bold): ${missed.join("; ")}.`}`,
  ].join("\n\n");
}

/**
 * A page with these figures in their place.
 * @throws Error where the page has no place for them.
 */
export function withFigures(page: string, text: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("the page has no place for figures of gas");
  return `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`;
}
