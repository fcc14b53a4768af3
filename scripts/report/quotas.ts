import { enums, quotaNodeName } from "@tradelane/sdk";
import { quotaOf, type SuiteState } from "@tradelane/sdk/state";
import { decimals, figure, money, YUAN } from "./money.ts";
import type { NameOf } from "./names.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

const INSTITUTION = /^member (\d+)$/;

/** A node's quota for a label. Minor units. */
export interface QuotaStanding {
  readonly node: bigint;
  readonly label: string;
  readonly limit: bigint;
  readonly reserved: bigint;
  readonly used: bigint;
}

/** The quotas, the head's first. */
export function quotasOf({ quotas: { quotas } }: SuiteState): QuotaStanding[] {
  const all = [...quotas].map(([key, { limit, reserved, used }]) => ({ ...quotaOf(key), limit, reserved, used }));
  all.sort((a, b) => Number(a.label - b.label || a.node - b.node));
  return all.map(({ label, ...quota }) => ({ ...quota, label: enums.QuotaLabel.labelOf(label).en }));
}

function named(node: bigint, nameOf: NameOf): string {
  const [, member] = INSTITUTION.exec(quotaNodeName(node)) ?? [];
  return member === undefined ? quotaNodeName(node) : nameOf(BigInt(member));
}

export function quotasSection(quotas: readonly QuotaStanding[], nameOf: NameOf): Section {
  const rows = quotas.map(({ node, label, limit, reserved, used }) => [
    named(node, nameOf),
    label,
    money(limit, YUAN),
    ...[reserved, used, limit - reserved - used].map((minor) => figure(minor, YUAN)),
  ]);
  const head = ["of", "for", "limit:", "reserved:", "used:", "left:"];
  return { title: "Rediscount quotas", lines: rows.length === 0 ? [] : table(head, rows) };
}

export function quotasJson(quotas: readonly QuotaStanding[], nameOf: NameOf): object[] {
  return quotas.map(({ node, label, limit, reserved, used }) => ({
    of: named(node, nameOf),
    label,
    ...decimals(YUAN, { limit, reserved, used }),
  }));
}
