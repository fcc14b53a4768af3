import type { GovernedContract } from "../../deploy/powers.ts";

/** A contract of the suite under its name in records. */
export interface SuiteContract {
  /** Its name in Solidity; the modules name implementation and proxy after it. */
  solidity: GovernedContract;
  /** The module that deploys it. */
  module: string;
}

/** The contracts behind proxies, in the order in which they are deployed. */
export const proxied = {
  consortium: { solidity: "Consortium", module: "Consortium" },
  ruleBook: { solidity: "RuleBook", module: "Consortium" },
  attestations: { solidity: "Attestations", module: "Consortium" },
  evidence: { solidity: "Evidence", module: "Evidence" },
  settlement: { solidity: "Settlement", module: "Settlement" },
  receivables: { solidity: "Receivables", module: "Receivables" },
  creditLines: { solidity: "CreditLines", module: "Receivables" },
  origination: { solidity: "Origination", module: "Receivables" },
  servicing: { solidity: "Servicing", module: "Receivables" },
  bulkAssignment: { solidity: "BulkAssignment", module: "Receivables" },
  redemption: { solidity: "Redemption", module: "Receivables" },
  financing: { solidity: "Financing", module: "Receivables" },
  recourse: { solidity: "Recourse", module: "Receivables" },
  quotas: { solidity: "Quotas", module: "Bills" },
  acceptors: { solidity: "Acceptors", module: "Bills" },
  bills: { solidity: "Bills", module: "Bills" },
  issuance: { solidity: "Issuance", module: "Bills" },
  guarantees: { solidity: "Guarantees", module: "Bills" },
  pledges: { solidity: "Pledges", module: "Bills" },
  discounting: { solidity: "Discounting", module: "Bills" },
  presentation: { solidity: "Presentation", module: "Bills" },
  rediscountWindow: { solidity: "RediscountWindow", module: "Bills" },
  billRecourse: { solidity: "BillRecourse", module: "Bills" },
} as const satisfies Record<string, SuiteContract>;

export type ProxiedName = keyof typeof proxied;
export const proxiedNames = Object.keys(proxied) as ProxiedName[];

/** The contracts that stand alone and never change. */
export const plain = {
  accessManager: { solidity: "AccessManager", module: "Authority" },
  council: { solidity: "BootstrapCouncil", module: "Authority" },
} as const;

export type PlainName = keyof typeof plain;
export const plainNames = Object.keys(plain) as PlainName[];
