import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import {
  acceptanceDesks,
  billCashDesks,
  billDesks,
  cashDesks,
  collectionDesks,
  lineDesks,
  lotDesks,
  pledgeDesks,
  quotaDesks,
} from "../desks.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { evidence as evidenceModule } from "./3-evidence.ts";
import { settlement as settlementModule } from "./4-settlement.ts";
import { receivables as receivablesModule } from "./5-receivables.ts";
import { bills as billsModule } from "./6-bills.ts";

/** Contracts learn of each other. The deployer may still call what nobody was given yet. */
export const wiring = buildModule("Wiring", (m) => {
  const { consortium, ruleBook } = m.useModule(consortiumModule);
  const { evidence } = m.useModule(evidenceModule);
  const { settlement } = m.useModule(settlementModule);
  const { receivables, creditLines, origination, servicing, bulkAssignment, redemption, financing, recourse } =
    m.useModule(receivablesModule);
  const { quotas, acceptors, bills, issuance, guarantees, pledges, discounting, presentation } =
    m.useModule(billsModule);
  const { billRecourse, rediscountWindow } = m.useModule(billsModule);
  const desks = { origination, servicing, bulkAssignment, redemption, financing, recourse };
  const desksOfBills = { issuance, guarantees, pledges, discounting, presentation, billRecourse, rediscountWindow };

  m.call(consortium, "setRuleBook", [ruleBook], { id: "setRuleBook" });
  // The order of the list is the order in which an exit asks.
  const first = m.call(consortium, "setObligationBook", [creditLines, true], { id: "listCreditLinesAsBook" });
  const second = m.call(consortium, "setObligationBook", [settlement, true], {
    id: "listSettlementAsBook",
    after: [first],
  });
  const third = m.call(consortium, "setObligationBook", [financing, true], {
    id: "listFinancingAsBook",
    after: [second],
  });
  m.call(consortium, "setObligationBook", [acceptors, true], { id: "listAcceptorsAsBook", after: [third] });

  m.call(evidence, "setDesk", [receivables, true], { id: "listReceivablesAtEvidence" });
  m.call(evidence, "setDesk", [origination, true], { id: "listOriginationAtEvidence" });
  m.call(evidence, "setDesk", [servicing, true], { id: "listServicingAtEvidence" });

  m.call(evidence, "setDesk", [bills, true], { id: "listBillsAtEvidence" });

  for (const [name, { powers, duties }] of Object.entries(billDesks)) {
    const desk = desksOfBills[name as keyof typeof billDesks];
    m.call(bills, "setDesk", [desk, powers, duties], { id: `list_${name}_at_bills` });
  }
  for (const name of acceptanceDesks) {
    m.call(acceptors, "setDesk", [desksOfBills[name], true], { id: `list_${name}_at_acceptors` });
  }
  for (const name of quotaDesks) {
    m.call(quotas, "setDesk", [desksOfBills[name], true], { id: `list_${name}_at_quotas` });
  }
  for (const name of pledgeDesks) {
    m.call(pledges, "setDesk", [desksOfBills[name], true], { id: `list_${name}_at_pledges` });
  }
  for (const [name, { powers, duties }] of Object.entries(lotDesks)) {
    const desk = desks[name as keyof typeof lotDesks];
    m.call(receivables, "setDesk", [desk, powers, duties], { id: `list_${name}_at_receivables` });
  }
  for (const name of lineDesks) {
    m.call(creditLines, "setDesk", [desks[name], true], { id: `list_${name}_at_creditLines` });
  }
  for (const name of cashDesks) {
    m.call(settlement, "setDesk", [desks[name], true], { id: `list_${name}_at_settlement` });
  }
  for (const name of billCashDesks) {
    m.call(settlement, "setDesk", [desksOfBills[name], true], { id: `list_${name}_at_settlement` });
  }
  for (const name of collectionDesks) {
    m.call(financing, "setDesk", [desks[name], true], { id: `list_${name}_at_financing` });
  }
  return {};
});
