import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium as consortiumModule } from "./2-consortium.ts";
import { proxied } from "./proxied.ts";

/** The register of trade documents. */
export const evidence = buildModule("Evidence", (m) => {
  const { manager } = m.useModule(authority);
  const { consortium } = m.useModule(consortiumModule);
  const { contract: evidence, implementation: evidenceImplementation } = proxied(
    m,
    "Evidence",
    [consortium],
    [manager],
  );
  return { evidence, evidenceImplementation };
});
