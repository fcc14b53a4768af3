import { enums } from "@tradelane/sdk";
import { financingName, lotName } from "@tradelane/sdk/path";
import { retainedOf, type SuiteState } from "@tradelane/sdk/state";
import { currencyCode, decimals, figure } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A financing that came about; amounts in minor units. */
export interface Financed {
  readonly financing: bigint;
  readonly lot: bigint;
  readonly bank: bigint;
  readonly holder: bigint;
  readonly kind: string;
  readonly currency: bigint;
  readonly value: bigint;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly collected: bigint;
  /** What the bank owes beyond the principal once it has collected all. */
  readonly retained: bigint;
  /** What of it is paid or set off. */
  readonly paid: bigint;
  readonly state: string;
}

const WORDS: Readonly<Record<string, string>> = {
  Sale: "sale",
  SaleWithRecourse: "sale with recourse",
  Pledge: "pledge",
};

/** The financings in the order in which they were agreed. */
export function financingsOf({ financings: { financings } }: SuiteState): Financed[] {
  return [...financings].map(([financing, record]) => {
    const { lot, bank, applicant, kind, currency, units, principal, interest, collected, retainedPaid, state } = record;
    return {
      financing,
      lot,
      bank,
      holder: applicant,
      kind: WORDS[enums.FinancingKind.nameOf(kind) ?? ""] ?? String(kind),
      currency,
      value: units,
      principal,
      interest,
      collected,
      retained: retainedOf(record),
      paid: retainedPaid,
      state: (enums.FinancingState.nameOf(state) ?? String(state)).toLowerCase(),
    };
  });
}

export function financingsSection(financings: readonly Financed[], nameOf: NameOf): Section {
  const rows = financings.map((financed) => {
    const { bank, holder, kind, currency, value, principal, interest, retained, paid, state } = financed;
    const amounts = [value, principal, interest, retained, paid];
    return [
      nameOf(bank),
      nameOf(holder),
      kind,
      currencyCode(currency),
      ...amounts.map((minor) => figure(minor, currency)),
      state,
    ];
  });
  const head = ["bank", "holder", "kind", "", "value:", "principal:", "interest:", "retained:", "paid:", "state"];
  return { title: "Financings", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function financingsJson(financings: readonly Financed[], nameOf: NameOf): object[] {
  return financings.map((financed) => {
    const { financing, lot, bank, holder, kind, currency, state, ...rest } = financed;
    const { value, principal, interest, collected, retained, paid } = rest;
    return {
      financing: financingName(financing),
      lot: lotName(lot),
      bank: nameOf(bank),
      holder: nameOf(holder),
      kind,
      ...decimals(currency, { value, principal, interest, collected, retained, paid }),
      state,
    };
  });
}
