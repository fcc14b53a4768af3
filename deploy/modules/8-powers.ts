import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { roles } from "../powers.ts";
import { resolvePowers } from "../selectors.ts";
import { authority } from "./1-authority.ts";
import { consortium } from "./2-consortium.ts";
import { evidence } from "./3-evidence.ts";
import { settlement } from "./4-settlement.ts";
import { receivables } from "./5-receivables.ts";
import { bills } from "./6-bills.ts";
import { wiring } from "./7-wiring.ts";

const table = await resolvePowers();

/** Every restricted function gets its role. From here on the deployer cannot call them. */
export const powers = buildModule("Powers", (m) => {
  const { manager } = m.useModule(authority);
  const core = m.useModule(consortium);
  const ledger = m.useModule(receivables);
  const contracts = {
    Consortium: core.consortium,
    RuleBook: core.ruleBook,
    Attestations: core.attestations,
    Evidence: m.useModule(evidence).evidence,
    Settlement: m.useModule(settlement).settlement,
    Receivables: ledger.receivables,
    CreditLines: ledger.creditLines,
    Origination: ledger.origination,
    Servicing: ledger.servicing,
    BulkAssignment: ledger.bulkAssignment,
    Redemption: ledger.redemption,
    Financing: ledger.financing,
    Recourse: ledger.recourse,
    Quotas: m.useModule(bills).quotas,
    Acceptors: m.useModule(bills).acceptors,
    Bills: m.useModule(bills).bills,
    Issuance: m.useModule(bills).issuance,
    Guarantees: m.useModule(bills).guarantees,
    Pledges: m.useModule(bills).pledges,
    Discounting: m.useModule(bills).discounting,
    Presentation: m.useModule(bills).presentation,
    BillRecourse: m.useModule(bills).billRecourse,
    RediscountWindow: m.useModule(bills).rediscountWindow,
  };
  for (const { contract, role, selectors } of table) {
    m.call(manager, "setTargetFunctionRole", [contracts[contract], selectors, roles[role]], {
      id: `give_${contract}_to_${role}`,
      after: [wiring],
    });
  }
  return {};
});
