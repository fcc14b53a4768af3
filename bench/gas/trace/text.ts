import { table } from "../../../scripts/report/table.ts";
import { digits } from "../report/text.ts";
import type { LineOf } from "./lines.ts";
import { isFloor } from "./opcodes.ts";
import { groups, sum, type Profile } from "./profile.ts";
import type { Spent } from "./walk.ts";

/** How many source lines are shown. */
const LINES = 40;

/** Where the gas of one transaction went, for people. */
export function profileText({ call, gas, refund, expenses, frames, floor }: Profile): string[] {
  const refunded = refund === 0 ? "" : `, ${digits(refund)} of it refunded`;
  return [
    `${call}: ${digits(gas)} gas${refunded}; ${digits(floor)} for what it reads, writes and tells, the rest is computation`,
    "",
    ...expensesText(expenses),
    "",
    ...table(
      ["call", "gas:", "computation:"],
      frames.map(({ name, gas: own, computation }) => [name, digits(own), digits(computation)]),
    ),
  ];
}

/** What gas was paid for. */
export function expensesText(expenses: Profile["expenses"]): string[] {
  return table(
    ["paid for", "times:", "gas:", "floor"],
    expenses.map(({ name, steps, gas, floor }) => [name, digits(steps), digits(gas), floor ? "yes" : ""]),
  );
}

/** The source lines that compute most, storage and events left out. */
export function linesText(spent: readonly Spent[], lineOf: ReadonlyMap<string, LineOf>): string[] {
  const computed = spent.filter(({ expense }) => !isFloor(expense));
  const byLine = groups(computed, ({ code, pc }) => lineOf.get(code)?.(pc) ?? "(a proxy)");
  const lines = [...byLine].map(([line, steps]) => ({ line, steps: steps.length, gas: sum(steps) }));
  const shown = lines.sort((a, b) => b.gas - a.gas).slice(0, LINES);
  return table(
    ["gas:", "steps:", "line that computes"],
    shown.map(({ line, steps, gas }) => [digits(gas), digits(steps), line]),
  );
}
