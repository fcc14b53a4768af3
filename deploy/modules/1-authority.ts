import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The manager of all powers, for now administered by the deployer, and the council of the first days. */
export const authority = buildModule("Authority", (m) => {
  const manager = m.contract("AccessManager", [m.getAccount(0)]);
  const council = m.contract("BootstrapCouncil", [
    manager,
    m.getParameter<string[]>("councillors"),
    m.getParameter<number>("threshold"),
  ]);
  return { manager, council };
});
