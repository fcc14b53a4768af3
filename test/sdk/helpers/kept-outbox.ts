import type { Outbox, OutboxRecord } from "@tradelane/sdk";

/** An outbox that can be looked into. */
export function keptOutbox(): { readonly records: ReadonlyMap<string, OutboxRecord>; readonly outbox: Outbox } {
  const records = new Map<string, OutboxRecord>();
  const outbox: Outbox = {
    find: async (businessId) => records.get(businessId),
    unfinished: async () => [...records.values()].filter(({ status }) => status === "signed"),
    put: async (record) => void records.set(record.businessId, record),
    close: async () => undefined,
  };
  return { records, outbox };
}
