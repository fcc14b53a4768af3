import { styleText } from "node:util";
import { billDealsSection } from "./bill-deals.ts";
import { billRecourseSection } from "./bill-recourse.ts";
import { billsSection } from "./bills.ts";
import { financingsSection } from "./financings.ts";
import { creditLinesSection } from "./lines.ts";
import { partPaymentsSection } from "./part-payments.ts";
import { quotasSection } from "./quotas.ts";
import { recourseSection } from "./recourse.ts";
import type { Report } from "./report.ts";
import type { Section } from "./section.ts";
import {
  alertSection,
  cashSection,
  documentsSection,
  holdingSection,
  pathSection,
  proofSection,
  receivablesSection,
  refusedSection,
} from "./sections.ts";

/** The report for people. */
export function reportText(report: Report): string {
  const { rpc, chainId, block, state, outcomes, nameOf, whenDue, now, ok } = report;
  const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
  const head = [
    `Tradelane on ${rpc}, chain ${chainId}, block ${block}`,
    `${state.members.members.size} members; ${count("done")} acts done, ${count("refused")} refused as the scenarios say, ` +
      `${count("failed")} failed`,
  ];
  const sections: Section[] = [
    ...(whenDue.length === 0 ? [] : [holdingSection("Who held what of receivables as it fell due", whenDue, nameOf)]),
    ...(state.lots.instruments.size === 0
      ? []
      : [holdingSection("Who holds what of receivables now", now, nameOf), receivablesSection(report)]),
    creditLinesSection(report.lines, nameOf),
    financingsSection(report.financings, nameOf),
    partPaymentsSection(report.rounds, report),
    recourseSection(report.recourse, nameOf),
    billsSection(report.bills, nameOf),
    billDealsSection(report.billDeals, nameOf),
    billRecourseSection(report.billRecourse, nameOf),
    quotasSection(report.quotas, nameOf),
    documentsSection(report),
    cashSection(report),
    refusedSection(report),
    alertSection(report),
    ...report.paths.map((path) => pathSection(path, nameOf)),
    proofSection(report),
  ];
  const end = ok ? "Everything happened as the scenarios say." : "NOT everything happened as the scenarios say.";
  const bold = (text: string) => styleText("bold", text, { stream: process.stdout });
  const parts = sections.filter(({ lines }) => lines.length > 0);
  return [...head, ...parts.flatMap(({ title, lines }) => ["", bold(title), ...lines]), "", bold(end)].join("\n");
}
