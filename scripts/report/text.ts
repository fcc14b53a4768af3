import { styleText } from "node:util";
import type { Report } from "./report.ts";
import {
  alertSection,
  cashSection,
  documentsSection,
  holdingSection,
  pathSection,
  proofSection,
  receivablesSection,
  refusedSection,
  type Section,
} from "./sections.ts";

/** The report for people. */
export function reportText(report: Report): string {
  const { rpc, chainId, block, state, outcomes, nameOf, before, now, ok } = report;
  const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
  const head = [
    `Tradelane on ${rpc}, chain ${chainId}, block ${block}`,
    `${state.members.members.size} members; ${count("done")} acts done, ${count("refused")} refused as the scenario says, ` +
      `${count("failed")} failed`,
  ];
  const sections: Section[] = [
    ...(before === undefined ? [] : [holdingSection("Who held what before the first payment", before, nameOf)]),
    holdingSection("Who holds what now", now, nameOf),
    receivablesSection(report),
    documentsSection(report),
    cashSection(report),
    refusedSection(report),
    alertSection(report),
    pathSection(report),
    proofSection(report),
  ];
  const end = ok ? "Everything happened as the scenario says." : "NOT everything happened as the scenario says.";
  const bold = (text: string) => styleText("bold", text, { stream: process.stdout });
  const parts = sections.filter(({ lines }) => lines.length > 0);
  return [...head, ...parts.flatMap(({ title, lines }) => ["", bold(title), ...lines]), "", bold(end)].join("\n");
}
