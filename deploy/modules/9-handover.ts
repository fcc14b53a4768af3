import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { ADMIN, roles, type Role } from "../powers.ts";
import { authority } from "./1-authority.ts";
import { powers } from "./8-powers.ts";

/** The council gets every role with its delay, the manager's own last but one; last the deployer gives up. */
export const handover = buildModule("Handover", (m) => {
  const { manager, council } = m.useModule(authority);
  const grants = (Object.keys(roles) as Role[]).map((role) =>
    m.call(manager, "grantRole", [roles[role], council, m.getParameter<number>(`delayOf${role}`)], {
      id: `grant_${role}`,
      after: [powers],
    }),
  );
  const grant = m.call(manager, "grantRole", [ADMIN, council, m.getParameter<number>("delayOfADMIN")], {
    id: "grant_ADMIN",
    after: grants,
  });
  m.call(manager, "renounceRole", [ADMIN, m.getAccount(0)], { id: "renounce_ADMIN", after: [grant] });
  return {};
});
