import { enums, packageNumberOf } from "@tradelane/sdk";
import { endOf, instrumentOf } from "@tradelane/sdk/path";
import { isLive, type SuiteState } from "@tradelane/sdk/state";
import { businessDays } from "./day.ts";
import { decimals, money } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A bill, and what its acceptor and others have paid of it for good. Minor units. */
export interface Bill {
  readonly number: string;
  readonly drawer: bigint;
  readonly acceptor: bigint;
  readonly payee: bigint;
  readonly currency: bigint;
  readonly face: bigint;
  readonly redeemed: bigint;
  /** First moment of the day it falls due, UTC seconds; and that day, where the rules' business day is. */
  readonly maturity: bigint;
  readonly day: string;
  readonly state: string;
  /** Who holds how much of what is live, first ranges first. */
  readonly held: readonly { readonly holder: bigint; readonly amount: bigint }[];
}

/** The bills in the order of their registration. */
export function billsOf(state: SuiteState): Bill[] {
  const dayOf = businessDays(state);
  return [...state.bills.registrations].map(([instrument, { terms }]) => {
    const { drawer, acceptor, payee, currency, face, maturity } = terms;
    const record = state.bills.instruments.get(instrument);
    return {
      number: String(packageNumberOf(instrument)),
      drawer,
      acceptor,
      payee,
      currency,
      face,
      redeemed: record?.redeemed ?? 0n,
      maturity,
      day: dayOf(maturity),
      state: enums.BillState.nameOf(record?.state ?? 0n) ?? "None",
      held: heldOf(state, instrument),
    };
  });
}

function heldOf({ bills }: SuiteState, instrument: bigint): Bill["held"] {
  return [...bills.lots]
    .filter(([id, lot]) => instrumentOf(id) === instrument && isLive(lot))
    .sort(([, a], [, b]) => Number(a.start - b.start))
    .map(([id, { holder, start }]) => ({ holder, amount: endOf(id) - start }));
}

export function billsSection(bills: readonly Bill[], nameOf: NameOf): Section {
  const rows = bills.map(({ number, drawer, acceptor, payee, currency, face, redeemed, day, state, held }) => [
    number,
    nameOf(drawer),
    nameOf(acceptor),
    nameOf(payee),
    money(face, currency),
    money(redeemed, currency),
    day,
    state,
    [...new Set(held.map(({ holder }) => nameOf(holder)))].join(", "),
  ]);
  const head = ["number", "drawer", "acceptor", "payee", "face:", "paid:", "falls due", "state", "held by"];
  return { title: "Bills", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function billsJson(bills: readonly Bill[], nameOf: NameOf): object[] {
  return bills.map(({ number, drawer, acceptor, payee, currency, face, redeemed, maturity, state, held }) => ({
    number,
    drawer: nameOf(drawer),
    acceptor: nameOf(acceptor),
    payee: nameOf(payee),
    ...decimals(currency, { amount: face, paid: redeemed }),
    maturity: Number(maturity),
    state,
    held: held.map(({ holder, amount }) => ({ member: nameOf(holder), ...decimals(currency, { amount }) })),
  }));
}
