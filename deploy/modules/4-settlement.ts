import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { proxied } from "./proxied.ts";

/** The book of payment instructions. */
export const settlement = buildModule("Settlement", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium, ruleBook } = m.useModule(consortiumModule);
  const { contract: settlement, implementation: settlementImplementation } = proxied(
    m,
    "Settlement",
    [consortium, ruleBook],
    [manager],
  );
  return { settlement, settlementImplementation };
});
