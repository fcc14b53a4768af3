/** The council's roles in AccessManager, as `contracts/governance/Roles.sol` numbers them. */
export const roles = {
  ADMISSION: 1n,
  RULES: 2n,
  WIRING: 3n,
  UPGRADES: 4n,
  EMERGENCY: 5n,
} as const;

/** AccessManager's own role: grants the others, and may call whatever nobody gave to one of them. */
export const ADMIN = 0n;

export type Role = keyof typeof roles;

/** The functions of one contract that each role may call. */
export type Powers = Readonly<Partial<Record<Role, readonly string[]>>>;

const upgrades = ["upgradeToAndCall"] as const;

/**
 * Which role may call which restricted function, by contract. A restricted function without a line here would be left
 * to AccessManager's administrator alone; a test refuses that.
 */
export const powers = {
  Consortium: {
    ADMISSION: ["admit", "refuseApplication", "suspend", "reinstate", "exclude", "setMandate", "recover"],
    WIRING: ["setRuleBook", "setObligationBook"],
    UPGRADES: upgrades,
    EMERGENCY: ["halt", "resume"],
  },
  RuleBook: { RULES: ["announce"], UPGRADES: upgrades },
  Attestations: { UPGRADES: upgrades },
  Evidence: { WIRING: ["setDesk"], UPGRADES: upgrades },
  CreditLines: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Receivables: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Origination: { UPGRADES: upgrades },
  Servicing: { UPGRADES: upgrades },
  Redemption: { UPGRADES: upgrades },
  BulkAssignment: { UPGRADES: upgrades },
  Financing: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Recourse: { UPGRADES: upgrades },
  Settlement: { WIRING: ["setDesk", "setAgent"], UPGRADES: upgrades },
  Quotas: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Acceptors: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Bills: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Issuance: { UPGRADES: upgrades },
  Guarantees: { UPGRADES: upgrades },
  Pledges: { WIRING: ["setDesk"], UPGRADES: upgrades },
  Discounting: { UPGRADES: upgrades },
  Presentation: { UPGRADES: upgrades },
  BillRecourse: { UPGRADES: upgrades },
  RediscountWindow: { UPGRADES: upgrades },
} as const satisfies Record<string, Powers>;

export type GovernedContract = keyof typeof powers;

/** The roles that have a power over the contract, each with its functions. */
export function powersOf(contract: GovernedContract): [Role, readonly string[]][] {
  return Object.entries(powers[contract]) as [Role, readonly string[]][];
}
