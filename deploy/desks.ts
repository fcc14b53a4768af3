/** What a desk may do to lots: bits of `Encumbrance` and `DeskPower` in `contracts/lots/Lot.sol`. */
const OFFERED = 1 << 0;
const PLEDGED = 1 << 1;
const IN_FINANCING = 1 << 2;
const IN_REDEMPTION = 1 << 5;
const IN_RECOURSE = 1 << 6;
const AWAITING_REDEMPTION = 1 << 8;
const PRESENTED = 1 << 9;
const DISHONOURED = 1 << 10;
const ORIGINATE = 1 << 11;
const SERVICE = 1 << 12;
const PASS = 1 << 13;

/** What a desk may begin on lots, and what it may bring to an end; see `ILotDesk.setDesk`. */
export interface LotDesk {
  powers: number;
  duties: number;
}

/** The desks of the ledger of receivables. */
export const lotDesks = {
  origination: { powers: ORIGINATE, duties: 0 },
  servicing: { powers: SERVICE, duties: 0 },
  bulkAssignment: { powers: PASS, duties: 0 },
  redemption: { powers: IN_REDEMPTION, duties: IN_REDEMPTION },
  financing: { powers: IN_FINANCING | PLEDGED, duties: IN_FINANCING | PLEDGED },
  recourse: { powers: IN_RECOURSE, duties: IN_RECOURSE },
} as const satisfies Record<string, LotDesk>;

/** The desks of the ledger of bills. */
export const billDesks = {
  issuance: { powers: ORIGINATE | SERVICE | PASS | OFFERED, duties: OFFERED },
  guarantees: { powers: OFFERED, duties: OFFERED },
  pledges: { powers: OFFERED | PLEDGED, duties: OFFERED | PLEDGED },
  discounting: {
    powers: OFFERED | IN_FINANCING | AWAITING_REDEMPTION,
    duties: OFFERED | IN_FINANCING | AWAITING_REDEMPTION,
  },
  presentation: {
    powers: PLEDGED | PRESENTED | DISHONOURED | IN_REDEMPTION,
    duties: PLEDGED | PRESENTED | IN_REDEMPTION,
  },
  rediscountWindow: {
    powers: OFFERED | IN_FINANCING | AWAITING_REDEMPTION,
    duties: OFFERED | IN_FINANCING | AWAITING_REDEMPTION,
  },
  billRecourse: { powers: OFFERED | DISHONOURED | IN_RECOURSE, duties: OFFERED | DISHONOURED | IN_RECOURSE },
} as const satisfies Record<string, LotDesk>;

/** The desks that book what acceptors owe. */
export const acceptanceDesks = ["issuance", "presentation", "billRecourse"] as const;

/** The desks that use credit lines up and give back what was used. */
export const lineDesks = ["origination", "servicing", "redemption", "financing"] as const;

/** The desks that ask for cash: those of receivables, and those of bills. */
export const cashDesks = ["redemption", "financing", "recourse"] as const;
export const billCashDesks = ["discounting", "presentation", "billRecourse", "rediscountWindow"] as const;

/** The desks that take from quotas of rediscount. */
export const quotaDesks = ["rediscountWindow"] as const;

/** The desks that tell which pledged bills were paid. */
export const pledgeDesks = ["presentation"] as const;

/** The desks that tell financing what was collected. */
export const collectionDesks = ["redemption", "recourse"] as const;
