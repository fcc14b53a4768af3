/** What a desk may do to lots: bits of `Encumbrance` and `DeskPower` in `contracts/lots/Lot.sol`. */
const IN_REDEMPTION = 1 << 5;
const ORIGINATE = 1 << 8;
const SERVICE = 1 << 9;
const PASS = 1 << 10;

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
} as const satisfies Record<string, LotDesk>;

/** The desks that use credit lines up and give back what was used. */
export const lineDesks = ["origination", "servicing", "redemption"] as const;
