import { area } from "../area.js";
import { emptyLedger } from "../lots/records.js";
import { discountingHandlers } from "./discounts.js";
import { guaranteesHandlers } from "./guarantees.js";
import { issuanceHandlers } from "./issuance.js";
import { billsHandlers } from "./ledger.js";
import { pledgesHandlers } from "./pledges.js";
import { presentationHandlers } from "./presentation.js";
import { billRecourseHandlers } from "./recourse.js";
import { rediscountWindowHandlers } from "./rediscounts.js";
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
    requested: new Map(),
    discounts: new Map(),
    discountsAgreed: [],
    recoveries: new Map(),
    claimedAt: new Map(),
    claims: [],
    owed: [],
    rediscounts: new Map(),
    rediscountsRetained: new Set(),
    runs: new Map(),
    rediscountMandates: new Map(),
    rediscountsApproved: [],
    announced: new Map(),
    terminated: new Set(),
  }),
  {
    bills: billsHandlers,
    issuance: issuanceHandlers,
    guarantees: guaranteesHandlers,
    pledges: pledgesHandlers,
    presentation: presentationHandlers,
    discounting: discountingHandlers,
    billRecourse: billRecourseHandlers,
    rediscountWindow: rediscountWindowHandlers,
  },
);
