import { formatTime } from "@tradelane/sdk";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { endOf, instrumentName, instrumentOf, lotName } from "@tradelane/sdk/path";
import { isLive, type SuiteState } from "@tradelane/sdk/state";
import { decimals, money } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A round in which a debtor paid every lot of a receivable up to a level of the whole. */
export interface Round {
  readonly instrument: bigint;
  readonly debtor: bigint;
  /** UTC seconds. */
  readonly time: number;
  readonly level: bigint;
}

/** What is paid of a lot of a receivable that was paid in part; minor units. */
export interface PartPaid {
  readonly lot: bigint;
  readonly holder: bigint;
  readonly currency: bigint;
  readonly value: bigint;
  readonly paid: bigint;
}

/** The round that an event begins, if it begins one. */
export function roundOf(event: SuiteEvent): Round | undefined {
  if (event.contract !== "redemption" || event.name !== "PartPaymentBegun") return undefined;
  return { time: event.time ?? 0, ...event.args };
}

/** The live lots of receivables that were paid in part, in the order of their ranges. */
export function partPaidOf({ lots, redemption }: SuiteState): PartPaid[] {
  const found = [...lots.lots].filter(([lot, record]) => redemption.rounds.has(instrumentOf(lot)) && isLive(record));
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  return found.map(([lot, { holder, start }]) => ({
    lot,
    holder,
    currency: lots.instruments.get(instrumentOf(lot))?.currency ?? 0n,
    value: endOf(lot) - start,
    paid: redemption.paid.get(lot) ?? 0n,
  }));
}

export function partPaymentsSection(rounds: readonly Round[], { state, nameOf }: Told): Section {
  if (rounds.length === 0) return { title: "Part payments", lines: [] };
  const levels = rounds.map(({ instrument, debtor, time, level }) => {
    const { currency = 0n, face = 0n } = state.lots.instruments.get(instrument) ?? {};
    return [
      formatTime(time),
      nameOf(debtor),
      money(level, currency),
      money(face, currency),
      instrumentName(instrument),
    ];
  });
  const lots = partPaidOf(state).map(({ lot, holder, currency, value, paid }) => [
    nameOf(holder),
    ...[value, paid, value - paid].map((minor) => money(minor, currency)),
    lotName(lot),
  ]);
  return {
    title: "Part payments: the rounds, and what is paid of each lot",
    lines: [
      ...table(["time", "debtor", "paid up to:", "of:", "receivable"], levels),
      "",
      ...table(["holder", "value:", "paid:", "unpaid:", "lot"], lots),
    ],
  };
}

interface Told {
  readonly state: SuiteState;
  readonly nameOf: NameOf;
}

export function partPaymentsJson(rounds: readonly Round[], { state, nameOf }: Told): object {
  return {
    rounds: rounds.map(({ instrument, debtor, time, level }) => ({
      receivable: instrumentName(instrument),
      debtor: nameOf(debtor),
      time,
      ...decimals(state.lots.instruments.get(instrument)?.currency ?? 0n, { level }),
    })),
    lots: partPaidOf(state).map(({ lot, holder, currency, value, paid }) => ({
      lot: lotName(lot),
      holder: nameOf(holder),
      ...decimals(currency, { value, paid }),
    })),
  };
}
