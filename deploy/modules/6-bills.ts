import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { proxied } from "./proxied.ts";

/** The quotas of rediscount, and the book of what acceptors owe. */
export const bills = buildModule("Bills", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium, ruleBook } = m.useModule(consortiumModule);
  const { contract: quotas, implementation: quotasImplementation } = proxied(m, "Quotas", [consortium], [manager]);
  const book = proxied(m, "Acceptors", [consortium, ruleBook], [manager]);
  return {
    quotas,
    quotasImplementation,
    acceptors: book.contract,
    acceptorsImplementation: book.implementation,
  };
});
