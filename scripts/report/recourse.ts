import { formatTime } from "@tradelane/sdk";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { instrumentOf, lotName } from "@tradelane/sdk/path";
import type { SuiteState } from "@tradelane/sdk/state";
import { decimals, money } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A demand of a holder who was not paid, or a payment of one who is liable. */
export interface RecourseStep {
  readonly what: "demanded" | "paid";
  /** UTC seconds. */
  readonly time: number;
  readonly lot: bigint;
  readonly holder: bigint;
  readonly liable: bigint;
  readonly currency: bigint;
  /** Minor units. */
  readonly amount: bigint;
}

/** The step in recourse that an event is, if it is one. */
export function recourseStepOf(event: SuiteEvent, state: SuiteState): RecourseStep | undefined {
  if (event.contract !== "recourse") return undefined;
  const about = (lot: bigint) => ({
    time: event.time ?? 0,
    lot,
    currency: state.lots.instruments.get(instrumentOf(lot))?.currency ?? 0n,
  });
  if (event.name === "RecourseDemanded") {
    const { lot, holder, liable, amount } = event.args;
    return { what: "demanded", ...about(lot), holder, liable, amount };
  }
  if (event.name === "RecourseSettled") {
    const { lot, holder, payer: liable, amount } = event.args;
    return { what: "paid", ...about(lot), holder, liable, amount };
  }
  return undefined;
}

export function recourseSection(steps: readonly RecourseStep[], nameOf: NameOf): Section {
  const rows = steps.map(({ what, time, lot, holder, liable, currency, amount }) => [
    formatTime(time),
    what === "demanded"
      ? `${nameOf(holder)} demands of ${nameOf(liable)}`
      : `${nameOf(liable)} pays ${nameOf(holder)} and takes the lot`,
    money(amount, currency),
    lotName(lot),
  ]);
  return { title: "Recourse", lines: rows.length === 0 ? [] : table(["time", "who", "amount:", "lot"], rows) };
}

export function recourseJson(steps: readonly RecourseStep[], nameOf: NameOf): object[] {
  return steps.map(({ what, time, lot, holder, liable, currency, amount }) => ({
    what,
    time,
    lot: lotName(lot),
    holder: nameOf(holder),
    liable: nameOf(liable),
    ...decimals(currency, { amount }),
  }));
}
