import type { SuiteAddresses } from "@tradelane/sdk/events";
import type { Suite } from "../../helpers/suite.ts";

/** Where the contracts of a test's suite stand. */
export async function addressesOf(suite: Suite): Promise<SuiteAddresses> {
  const { consortium, rules, attestations, evidence, receivables, origination, servicing, redemption, settlement } =
    suite;
  return {
    consortium: await consortium.getAddress(),
    ruleBook: await rules.getAddress(),
    attestations: await attestations.getAddress(),
    evidence: await evidence.getAddress(),
    receivables: await receivables.getAddress(),
    origination: await origination.getAddress(),
    servicing: await servicing.getAddress(),
    redemption: await redemption.getAddress(),
    settlement: await settlement.getAddress(),
  };
}
