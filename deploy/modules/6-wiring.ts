import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { deskPowers } from "../desks.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { evidence as evidenceModule } from "./3-evidence.ts";
import { settlement as settlementModule } from "./4-settlement.ts";
import { receivables as receivablesModule } from "./5-receivables.ts";

/** Contracts learn of each other. The deployer may still call what nobody was given yet. */
export const wiring = buildModule("Wiring", (m) => {
  const { consortium, ruleBook } = m.useModule(consortiumModule);
  const { evidence } = m.useModule(evidenceModule);
  const { settlement } = m.useModule(settlementModule);
  const { receivables, origination, servicing, redemption } = m.useModule(receivablesModule);

  m.call(consortium, "setRuleBook", [ruleBook], { id: "setRuleBook" });
  // The order of the list is the order in which an exit asks.
  const first = m.call(consortium, "setObligationBook", [receivables, true], { id: "listReceivablesAsBook" });
  m.call(consortium, "setObligationBook", [settlement, true], { id: "listSettlementAsBook", after: [first] });

  m.call(evidence, "setDesk", [receivables, true], { id: "listReceivablesAtEvidence" });
  m.call(evidence, "setDesk", [origination, true], { id: "listOriginationAtEvidence" });
  m.call(evidence, "setDesk", [servicing, true], { id: "listServicingAtEvidence" });

  m.call(receivables, "setDesk", [origination, deskPowers.ORIGINATE], { id: "listOriginationAtReceivables" });
  m.call(receivables, "setDesk", [servicing, deskPowers.SERVICE], { id: "listServicingAtReceivables" });
  m.call(receivables, "setDesk", [redemption, deskPowers.IN_REDEMPTION], { id: "listRedemptionAtReceivables" });

  m.call(settlement, "setDesk", [redemption, true], { id: "listRedemptionAtSettlement" });
  return {};
});
