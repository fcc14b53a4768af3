import { area } from "../area.js";
import { bulkHandlers } from "./bulk.js";
import { originationHandlers } from "./origination.js";
import { receivablesHandlers } from "./receivables.js";
import { recourseHandlers } from "./recourse.js";
import { servicingHandlers } from "./servicing.js";
import { emptyLedger, type LotsState } from "./records.js";

/** Receivables, their lots with their histories, and the requests on both. */
export const lotsArea = area<LotsState>(
  "lots",
  () => ({
    ...emptyLedger(),
    confirmations: new Map(),
    requests: { origination: new Map(), servicing: new Map() },
    flagged: new Map(),
    passed: { transaction: "", by: new Map() },
  }),
  {
    receivables: receivablesHandlers,
    origination: originationHandlers,
    servicing: servicingHandlers,
    bulkAssignment: bulkHandlers,
    recourse: recourseHandlers,
  },
);
