import type { SuiteEvent } from "../events/types.js";
import { institutionNode, HEAD_NODE, quotaNodeName } from "../values/quota.js";
import { area, unexplained } from "./area.js";

/** A node's quota for a label, as `IQuotas.quotaAt` returns it. */
export interface QuotaRecord {
  limit: bigint;
  allotted: bigint;
  reserved: bigint;
  used: bigint;
}

export interface QuotasState {
  /** By node and label, see {@link quotaKey}. */
  readonly quotas: Map<string, QuotaRecord>;
  /** The node from which each was allotted, by node. */
  readonly above: Map<bigint, bigint>;
  /** Contracts that may take from quotas. */
  readonly desks: Map<string, boolean>;
}

/** A node's quota for a label as one key, `<node>:<label>`. */
export function quotaKey(node: bigint, label: bigint): string {
  return `${node}:${label}`;
}

/** The node and the label behind a key. */
export function quotaOf(key: string): { readonly node: bigint; readonly label: bigint } {
  const [node = 0n, label = 0n] = key.split(":").map(BigInt);
  return { node, label };
}

function recordAt({ quotas }: QuotasState, node: bigint, label: bigint): QuotaRecord {
  const key = quotaKey(node, label);
  const record = quotas.get(key) ?? { limit: 0n, allotted: 0n, reserved: 0n, used: 0n };
  quotas.set(key, record);
  return record;
}

function known(state: QuotasState, node: bigint, label: bigint, event: SuiteEvent): QuotaRecord {
  const record = state.quotas.get(quotaKey(node, label));
  if (record === undefined) throw unexplained(event, `quota of ${quotaNodeName(node)}`, "it was never allotted");
  return record;
}

/** Rediscount quotas: what was allotted, and what is reserved and used of it. */
export const quotasArea = area<QuotasState>(
  "quotas",
  () => ({ quotas: new Map(), above: new Map(), desks: new Map() }),
  {
    quotas: {
      QuotaAllotted: (state, { node, label, limit, above, allotted }, event) => {
        const record = recordAt(state, node, label);
        if (node !== above) {
          const source = known(state, above, label, event);
          const expected = source.allotted + limit - record.limit;
          const thing = `quota of ${quotaNodeName(above)}`;
          if (allotted !== expected) throw unexplained(event, thing, `${expected} of it is allotted, not ${allotted}`);
          source.allotted = allotted;
        }
        state.above.set(node, above);
        record.limit = limit;
      },
      QuotaMoved: (state, { bank, label, branch, reserved, used }, event) => {
        const own = known(state, institutionNode(bank), label, event);
        const change = { reserved: reserved - own.reserved, used: used - own.used };
        for (const node of [institutionNode(bank), branch, HEAD_NODE]) {
          const record = known(state, node, label, event);
          record.reserved += change.reserved;
          record.used += change.used;
        }
      },
      QuotaDeskSet: (state, { desk, listed }) => void state.desks.set(desk, listed),
    },
  },
);
