import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { evidence as evidenceModule } from "./3-evidence.ts";
import { settlement as settlementModule } from "./4-settlement.ts";
import { proxied } from "./proxied.ts";

/** The ledger of bills and its desks, the book of what acceptors owe, and the quotas of rediscount. */
export const bills = buildModule("Bills", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium, ruleBook, attestations } = m.useModule(consortiumModule);
  const { evidence } = m.useModule(evidenceModule);
  const { settlement } = m.useModule(settlementModule);
  const { contract: quotas, implementation: quotasImplementation } = proxied(m, "Quotas", [consortium], [manager]);
  const book = proxied(m, "Acceptors", [consortium, ruleBook], [manager]);
  const ledger = proxied(m, "Bills", [consortium, evidence], [manager]);
  const issuance = proxied(m, "Issuance", [consortium, ledger.contract, book.contract, ruleBook], [manager]);
  const guarantees = proxied(m, "Guarantees", [consortium, ledger.contract], [manager]);
  const pledges = proxied(m, "Pledges", [consortium, ledger.contract], [manager]);
  const discounting = proxied(m, "Discounting", [consortium, ledger.contract, settlement, ruleBook], [manager]);
  const presentation = proxied(
    m,
    "Presentation",
    [
      consortium,
      ledger.contract,
      book.contract,
      issuance.contract,
      pledges.contract,
      settlement,
      ruleBook,
      attestations,
    ],
    [manager],
  );
  const recourse = proxied(
    m,
    "BillRecourse",
    [consortium, ledger.contract, book.contract, issuance.contract, presentation.contract, settlement, ruleBook],
    [manager],
  );
  const rediscountWindow = proxied(
    m,
    "RediscountWindow",
    [consortium, ledger.contract, quotas, settlement, ruleBook, attestations],
    [manager],
  );
  return {
    quotas,
    quotasImplementation,
    acceptors: book.contract,
    acceptorsImplementation: book.implementation,
    bills: ledger.contract,
    billsImplementation: ledger.implementation,
    issuance: issuance.contract,
    issuanceImplementation: issuance.implementation,
    guarantees: guarantees.contract,
    guaranteesImplementation: guarantees.implementation,
    pledges: pledges.contract,
    pledgesImplementation: pledges.implementation,
    discounting: discounting.contract,
    discountingImplementation: discounting.implementation,
    presentation: presentation.contract,
    presentationImplementation: presentation.implementation,
    rediscountWindow: rediscountWindow.contract,
    rediscountWindowImplementation: rediscountWindow.implementation,
    billRecourse: recourse.contract,
    billRecourseImplementation: recourse.implementation,
  };
});
