import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { evidence as evidenceModule } from "./3-evidence.ts";
import { settlement as settlementModule } from "./4-settlement.ts";
import { proxied } from "./proxied.ts";

/**
 * The ledger of receivables, the credit lines, and the desks: origination, servicing, bulk assignment, financing,
 * redemption, recourse.
 */
export const receivables = buildModule("Receivables", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium, ruleBook, attestations } = m.useModule(consortiumModule);
  const { evidence } = m.useModule(evidenceModule);
  const { settlement } = m.useModule(settlementModule);

  const ledger = proxied(m, "Receivables", [consortium, evidence], [manager]);
  const receivables = ledger.contract;
  const lines = proxied(m, "CreditLines", [consortium], [manager]);
  const creditLines = lines.contract;
  const wiring = [consortium, receivables, creditLines, evidence, ruleBook];
  const origination = proxied(m, "Origination", wiring, [manager]);
  const servicing = proxied(m, "Servicing", [...wiring, attestations], [manager]);
  const bulkAssignment = proxied(m, "BulkAssignment", [consortium, receivables], [manager]);
  const financing = proxied(m, "Financing", [consortium, receivables, creditLines, ruleBook, settlement], [manager]);
  const redemption = proxied(
    m,
    "Redemption",
    [consortium, receivables, creditLines, financing.contract, settlement],
    [manager],
  );
  const recourse = proxied(
    m,
    "Recourse",
    [consortium, receivables, financing.contract, redemption.contract, settlement],
    [manager],
  );
  return {
    receivables,
    receivablesImplementation: ledger.implementation,
    creditLines,
    creditLinesImplementation: lines.implementation,
    origination: origination.contract,
    originationImplementation: origination.implementation,
    servicing: servicing.contract,
    servicingImplementation: servicing.implementation,
    bulkAssignment: bulkAssignment.contract,
    bulkAssignmentImplementation: bulkAssignment.implementation,
    redemption: redemption.contract,
    redemptionImplementation: redemption.implementation,
    financing: financing.contract,
    financingImplementation: financing.implementation,
    recourse: recourse.contract,
    recourseImplementation: recourse.implementation,
  };
});
