import { area } from "../area.js";
import { ledgerHandlers } from "./ledger.js";
import { bulkHandlers } from "./bulk.js";
import { originationHandlers } from "./origination.js";
import { recourseHandlers } from "./recourse.js";
import { servicingHandlers } from "./servicing.js";
import type { LotsState } from "./records.js";

/** Instruments, lots with their histories, and the requests on both. */
export const lotsArea = area<LotsState>(
  "lots",
  () => ({
    instruments: new Map(),
    confirmations: new Map(),
    lots: new Map(),
    undone: new Set(),
    requests: { receivables: new Map(), origination: new Map(), servicing: new Map() },
    desks: new Map(),
    flagged: new Map(),
    passed: { transaction: "", by: new Map() },
  }),
  {
    receivables: ledgerHandlers,
    origination: originationHandlers,
    servicing: servicingHandlers,
    bulkAssignment: bulkHandlers,
    recourse: recourseHandlers,
  },
);
