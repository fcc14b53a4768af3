/** The enumerations and bits of `contracts/consortium/Member.sol` by name. */

export const MemberKind = {
  None: 0n,
  Enterprise: 1n,
  CoreEnterprise: 2n,
  Bank: 3n,
  CentralBank: 4n,
  TaxAuthority: 5n,
  ForeignExchangeAuthority: 6n,
  Customs: 7n,
  SettlementAgent: 8n,
  Court: 9n,
  Auditor: 10n,
} as const;

export const MemberState = { None: 0n, Applied: 1n, Active: 2n, Suspended: 3n, Exiting: 4n, Exited: 5n } as const;

export const Business = {
  All: 0n,
  Receivables: 1n,
  Bills: 2n,
  Rediscount: 3n,
  TaxFilings: 4n,
  TradeAccounts: 5n,
  Evidence: 6n,
  Settlement: 7n,
  Attestation: 8n,
} as const;

export const ActClass = { Start: 0n, Answer: 1n, Close: 2n, Report: 3n } as const;

export const HaltLevel = { None: 0n, Entry: 1n, All: 2n } as const;

export const Rights = { PREPARE: 1n, ACT: 2n, SIGN: 4n, ADMINISTER: 8n, ALL: 15n } as const;

/** A mandate's regions when it has all of them. */
export const ALL_REGIONS = 0xffffn;

export const ALL_KINDS = 0x7fen;

/** The set of kinds as the gate reads it. */
export function kinds(...of: bigint[]): bigint {
  return of.reduce((set, kind) => set | (1n << kind), 0n);
}

export interface EntryFields {
  business?: bigint;
  actClass?: bigint;
  right?: bigint;
  actorKinds?: bigint;
  counterpartyKinds?: bigint;
  actorActive?: boolean;
  counterpartyActive?: boolean;
}

/** An entry of the gate; what is not given is as permissive as can be: a Start of any kind with ACT. */
export function entry(fields: EntryFields = {}): bigint {
  const { business = Business.Receivables, actClass = ActClass.Start, right = Rights.ACT } = fields;
  const { actorKinds = ALL_KINDS, counterpartyKinds = ALL_KINDS } = fields;
  const active = (fields.actorActive === true ? 1n : 0n) | (fields.counterpartyActive === true ? 2n : 0n);
  return (
    business | (actClass << 8n) | (right << 16n) | (actorKinds << 24n) | (counterpartyKinds << 40n) | (active << 56n)
  );
}
