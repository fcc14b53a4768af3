import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { proxied } from "./proxied.ts";

/** The quotas of rediscount. */
export const bills = buildModule("Bills", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium } = m.useModule(consortiumModule);
  const { contract: quotas, implementation: quotasImplementation } = proxied(m, "Quotas", [consortium], [manager]);
  return { quotas, quotasImplementation };
});
