import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { proxied } from "./proxied.ts";

/** Members, rules and attributes. Epoch 1 of the rules is in force from the rule book's first block. */
export const consortium = buildModule("Consortium", (m) => {
  const { manager } = m.useModule(authority);
  const { contract: consortium, implementation: consortiumImplementation } = proxied(m, "Consortium", [], [manager]);
  const { contract: ruleBook, implementation: ruleBookImplementation } = proxied(
    m,
    "RuleBook",
    [consortium],
    [manager, m.getParameter("genesis")],
  );
  const { contract: attestations, implementation: attestationsImplementation } = proxied(
    m,
    "Attestations",
    [consortium, ruleBook],
    [manager],
  );
  return {
    consortium,
    consortiumImplementation,
    ruleBook,
    ruleBookImplementation,
    attestations,
    attestationsImplementation,
  };
});
