import { area } from "../area.js";
import { emptyLedger } from "../lots/records.js";
import { guaranteesHandlers } from "./guarantees.js";
import { issuanceHandlers } from "./issuance.js";
import { billsHandlers } from "./ledger.js";
import { pledgesHandlers } from "./pledges.js";
import { presentationHandlers } from "./presentation.js";
import type { BillsState } from "./records.js";

/** Bills, their lots with their histories, the requests on them, and what their desks keep. */
export const billsArea = area<BillsState>(
  "bills",
  () => ({
    ...emptyLedger(),
    registrations: new Map(),
    pledgees: new Map(),
    pledgeDesks: new Map(),
    presentations: new Map(),
    announced: new Map(),
    terminated: new Set(),
  }),
  {
    bills: billsHandlers,
    issuance: issuanceHandlers,
    guarantees: guaranteesHandlers,
    pledges: pledgesHandlers,
    presentation: presentationHandlers,
  },
);
