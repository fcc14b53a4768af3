import { enums, formatTime } from "@tradelane/sdk";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { lotName } from "@tradelane/sdk/path";
import { decimals, money, YUAN } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** A claim on a dishonoured lot, or a payment by one who is liable. */
export interface BillRecourseStep {
  readonly what: "claimed" | "instructed";
  /** UTC seconds. */
  readonly time: bigint;
  readonly lot: bigint;
  readonly holder: bigint;
  readonly liable: bigint;
  readonly role?: string;
  /** Minor units; of a claim only the costs are known. */
  readonly principal?: bigint;
  readonly interest?: bigint;
  readonly costs: bigint;
}

/** The step in recourse on a bill that an event is, if it is one. */
export function billRecourseStepOf(event: SuiteEvent): BillRecourseStep | undefined {
  if (event.contract !== "billRecourse") return undefined;
  if (event.name === "BillRecourseClaimed") {
    const { lot, holder, liable, role, costs, time } = event.args;
    return { what: "claimed", time, lot, holder, liable, role: enums.BillRole.labelOf(role).en, costs };
  }
  if (event.name === "BillRecourseInstructed") {
    const { lot, holder, payer: liable, owed, time } = event.args;
    const { principal, interest, costs } = owed;
    return { what: "instructed", time, lot, holder, liable, principal, interest, costs };
  }
  return undefined;
}

export function billRecourseSection(steps: readonly BillRecourseStep[], nameOf: NameOf): Section {
  const dash = (minor: bigint | undefined) => (minor === undefined ? "" : money(minor, YUAN));
  const rows = steps.map(({ what, time, holder, liable, role, principal, interest, costs }) => [
    formatTime(time),
    what === "claimed"
      ? `${nameOf(holder)} claims from ${nameOf(liable)}, ${role ?? ""}`
      : `${nameOf(liable)} pays ${nameOf(holder)}`,
    dash(principal),
    dash(interest),
    money(costs, YUAN),
  ]);
  const head = ["time", "who", "principal:", "interest:", "costs:"];
  return { title: "Recourse on bills", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function billRecourseJson(steps: readonly BillRecourseStep[], nameOf: NameOf): object[] {
  return steps.map(({ what, time, lot, holder, liable, role, principal, interest, costs }) => ({
    what,
    time: Number(time),
    lot: lotName(lot),
    holder: nameOf(holder),
    liable: nameOf(liable),
    ...(role !== undefined && { role }),
    ...(principal !== undefined && interest !== undefined && decimals(YUAN, { principal, interest })),
    ...decimals(YUAN, { costs }),
  }));
}
