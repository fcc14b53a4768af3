// Generated from contracts/lots/lots.table.json, contracts/lots/Lot.sol and contracts/consortium/Member.sol; do not edit.

/** Reasons for which a lot is encumbered, as bits of its flags. */
export const encumbrances = {
  Offered: 1,
  Pledged: 2,
  InFinancing: 4,
  FrozenByCourt: 8,
  FrozenInEmergency: 16,
  InRedemption: 32,
  InRecourse: 64,
  NotTransferable: 128,
  AwaitingRedemption: 256,
  Presented: 512,
  Dishonoured: 1024,
} as const;

/** Bits of a lot's flags that are no encumbrance. */
export const lotMarks = { ConsentsCut: 16384, Ended: 32768 } as const;

/** Kinds of steps in a lot's trail. */
export const lotSteps = {
  Issued: 1,
  Assigned: 2,
  AssignedWithRecourse: 3,
  Front: 4,
  Remainder: 5,
  Redeemed: 6,
  Cancelled: 7,
  Sold: 8,
  SoldWithRecourse: 9,
  Recovered: 10,
  Endorsed: 11,
  EndorsedNotTransferable: 12,
  Received: 13,
  ReceivedNotTransferable: 14,
  Accepted: 15,
  Guaranteed: 16,
  GuaranteedAcceptor: 17,
  Discounted: 18,
  Repurchased: 19,
} as const;

/** What a member is; the number is the position. */
export const memberKinds = [
  "None",
  "Enterprise",
  "CoreEnterprise",
  "Bank",
  "CentralBank",
  "TaxAuthority",
  "ForeignExchangeAuthority",
  "Customs",
  "SettlementAgent",
  "Court",
  "Auditor",
] as const;

export type Encumbrance = keyof typeof encumbrances;
export type LotStep = keyof typeof lotSteps;
export type MemberKindName = (typeof memberKinds)[number];
