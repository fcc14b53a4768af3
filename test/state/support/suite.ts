import type { SuiteAddresses } from "@tradelane/sdk/events";
import type { Suite } from "../../helpers/suite.ts";

/** Where the contracts of a test's suite stand. */
export async function addressesOf(suite: Suite): Promise<SuiteAddresses> {
  const { consortium, rules, attestations, evidence, receivables, creditLines } = suite;
  const { bills, issuance, guarantees, pledges, presentation } = suite;
  const { origination, servicing, bulkAssignment, redemption, financing, recourse, settlement, quotas, acceptors } =
    suite;
  return {
    consortium: await consortium.getAddress(),
    ruleBook: await rules.getAddress(),
    attestations: await attestations.getAddress(),
    evidence: await evidence.getAddress(),
    receivables: await receivables.getAddress(),
    creditLines: await creditLines.getAddress(),
    origination: await origination.getAddress(),
    servicing: await servicing.getAddress(),
    bulkAssignment: await bulkAssignment.getAddress(),
    redemption: await redemption.getAddress(),
    financing: await financing.getAddress(),
    recourse: await recourse.getAddress(),
    settlement: await settlement.getAddress(),
    quotas: await quotas.getAddress(),
    acceptors: await acceptors.getAddress(),
    bills: await bills.getAddress(),
    issuance: await issuance.getAddress(),
    guarantees: await guarantees.getAddress(),
    pledges: await pledges.getAddress(),
    presentation: await presentation.getAddress(),
    discounting: await suite.discounting.getAddress(),
    billRecourse: await suite.billRecourse.getAddress(),
    rediscountWindow: await suite.rediscountWindow.getAddress(),
  };
}
