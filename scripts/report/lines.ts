import { enums } from "@tradelane/sdk";
import { lineName, type LineRecord, type SuiteState } from "@tradelane/sdk/state";
import { currencyCode, decimals, figure } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A credit line that a bank granted, and how it stands. */
export interface CreditLine {
  readonly bank: bigint;
  readonly debtor: bigint;
  readonly currency: bigint;
  readonly purpose: string;
  /** Minor units. */
  readonly limit: bigint;
  readonly used: bigint;
  readonly state: "open" | "used up" | "above its limit" | "suspended" | "over" | "ended";
}

/** The lines by debtor, what they are for, and bank. */
export function creditLinesOf({ creditLines: { lines } }: SuiteState, now: bigint): CreditLine[] {
  const all = [...lines].map(([key, record]) => ({ ...lineName(key), record }));
  all.sort((a, b) =>
    Number(a.debtor - b.debtor || a.purpose - b.purpose || a.bank - b.bank || a.currency - b.currency),
  );
  return all.map(({ bank, debtor, currency, purpose, record }) => ({
    bank,
    debtor,
    currency,
    purpose: (enums.LinePurpose.nameOf(purpose) ?? String(purpose)).toLowerCase(),
    limit: record.limit,
    used: record.used,
    state: stateOf(record, now),
  }));
}

function stateOf({ limit, used, until, suspended }: LineRecord, now: bigint): CreditLine["state"] {
  if (used > limit) return "above its limit";
  if (suspended) return "suspended";
  if (limit === 0n) return "ended";
  if (now > until) return "over";
  return used === limit ? "used up" : "open";
}

export function creditLinesSection(lines: readonly CreditLine[], nameOf: NameOf): Section {
  const rows = lines.map(({ bank, debtor, currency, purpose, limit, used, state }) => [
    nameOf(bank),
    nameOf(debtor),
    purpose,
    currencyCode(currency),
    ...[limit, used, used > limit ? 0n : limit - used].map((minor) => figure(minor, currency)),
    state,
  ]);
  const head = ["bank", "debtor", "for", "", "limit:", "used:", "left:", "state"];
  return { title: "Credit lines", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function creditLinesJson(lines: readonly CreditLine[], nameOf: NameOf): object[] {
  return lines.map(({ bank, debtor, currency, purpose, limit, used, state }) => ({
    bank: nameOf(bank),
    debtor: nameOf(debtor),
    purpose,
    ...decimals(currency, { limit, used }),
    state,
  }));
}
