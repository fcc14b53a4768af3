import { code, page, table as markdownTable } from "../markdown.ts";
import type { Output } from "../outputs.ts";
import { words } from "./names.ts";
import { transitions } from "./reach.ts";
import type { StateTable, TableAct, TableParty } from "./schema.ts";
import type { Vocabulary } from "./vocabulary.ts";

const MOMENTS: Readonly<Record<string, string>> = {
  anyTime: "at any time",
  beforeMaturity: "before maturity",
  fromMaturity: "from maturity on",
};

const FOLDER = "docs/reference/states";

/** The page of one state table. */
export function tablePage(source: string, table: StateTable, vocabulary: Vocabulary): Output {
  const { name, contract, instrument } = table;
  const content = page(
    source,
    `# States of ${instrument}s`,
    `The contract reads this table as \`${contract}\`, the SDK as \`${name}Table\`. What is not in it cannot happen. ` +
      `Encumbrances and steps are those of [all lots](lots.md).`,
    "## States",
    statesSection(table),
    diagram(table),
    "## Acts",
    actsSection(table),
    "## Acts and encumbrances",
    "**x**: blocks the act. **needs**: the lot must have it, and the act clears it. **sets**: the act lays it on the lot.",
    matrix(table, vocabulary),
    "## Who may act",
    "The account needs the right in the last column. A member that must be active may not be on its way out. " +
      "Members that are suspended do nothing but acts of class close or report.",
    partiesSection(table),
    "## What time alone changes",
    timeSection(table),
    "## How a request ends without agreement",
    endingsSection(table),
  );
  return { path: `${FOLDER}/${name}.md`, content };
}

/** The page of what all lots share. */
export function lotsPage(source: string, { encumbrances, marks, steps }: Vocabulary): Output {
  const marked = [...marks].map(([name, value]) => [code(name), String(Math.log2(value))]);
  const content = page(
    source,
    "# Encumbrances and steps of lots",
    "## Encumbrances",
    "One bit each of a lot's flags (`Encumbrance`). What blocks an act stands in each instrument's state table.",
    markdownTable(
      ["encumbrance", "constant", "bit", "meaning"],
      encumbrances.map(({ name, constant, bit, meaning }) => [words(name), code(constant), String(bit), meaning]),
    ),
    "Bits of the flags that are no encumbrance:",
    markdownTable(["constant", "bit"], marked),
    "## Steps",
    "What a step in a lot's trail records (`Trail`).",
    markdownTable(
      ["step", "constant", "code"],
      steps.map(({ name, constant, code: number }) => [words(name), code(constant), String(number)]),
    ),
  );
  return { path: `${FOLDER}/lots.md`, content };
}

function statesSection({ states }: StateTable): string {
  return markdownTable(
    ["state", "value", "meaning"],
    states.map(({ name, value, meaning }) => [name, String(value), meaning]),
  );
}

function diagram(table: StateTable): string {
  const labels = new Map<string, string[]>();
  for (const { from, to, by } of transitions(table)) {
    if (from === to) continue;
    const key = `${from} --> ${to}`;
    const known = labels.get(key) ?? [];
    const news = by.split(", ").filter((label) => !known.includes(label));
    labels.set(key, [...known, ...news]);
  }
  const edges = [...labels].map(([edge, by]) => `  ${edge}: ${by.join(", ")}`);
  return ["```mermaid", "stateDiagram-v2", "  [*] --> None", ...edges, "```"].join("\n");
}

function actsSection({ acts }: StateTable): string {
  return markdownTable(
    ["no.", "act", "on", "class", "from", "while requested", "after", "answers", "when", "meaning"],
    acts.map((act) => [
      String(act.number),
      code(act.act),
      act.on,
      act.class,
      act.from.join(", "),
      act.requested ?? "",
      act.after ?? "stays",
      act.answers === null ? "" : code(act.answers),
      MOMENTS[act.when] ?? act.when,
      act.note,
    ]),
  );
}

function matrix({ acts }: StateTable, { encumbrances }: Vocabulary): string {
  const cell = ({ blockedBy, requires, sets }: TableAct, name: string) =>
    [
      ...(blockedBy.includes(name) ? ["x"] : []),
      ...(requires.includes(name) ? ["needs"] : []),
      ...(sets.includes(name) ? ["sets"] : []),
    ].join(", ");
  const concerned = acts.filter(
    ({ blockedBy, requires, sets }) => blockedBy.length + requires.length + sets.length > 0,
  );
  return markdownTable(
    ["act", ...encumbrances.map(({ name }) => words(name))],
    concerned.map((act) => [code(act.act), ...encumbrances.map(({ name }) => cell(act, name))]),
  );
}

function partiesSection({ acts }: StateTable): string {
  return markdownTable(
    ["act", "actor", "its kinds", "must be active", "counterparty", "its kinds", "must be active", "right"],
    acts.map(({ act, actor, counterparty }) => [code(act), ...party(actor), ...party(counterparty), code(actor.right)]),
  );
}

function party(who: TableParty | null): string[] {
  if (who === null) return ["", "", ""];
  return [who.who, who.kinds?.map(words).join(", ") ?? "any", who.mustBeActive ? "yes" : "no"];
}

function timeSection({ byTime, lotsByTime }: StateTable): string {
  return markdownTable(
    ["from", "to", "when", "recorded by"],
    [
      ...byTime.map(({ from, to, when, act }) => [from, to, when, code(act)]),
      ...lotsByTime.map(({ from, to, when, act }) => [
        `lot ${words(from)}`,
        to === null ? "lot free of it" : `lot ${words(to)}`,
        when,
        code(act),
      ]),
    ],
  );
}

function endingsSection({ endings }: StateTable): string {
  return markdownTable(
    ["while requested", "back to", "by"],
    endings.map(({ from, to, by }) => [from.join(", "), to, by.map(code).join(", ")]),
  );
}
