import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium } from "./2-consortium.ts";
import { evidence } from "./3-evidence.ts";
import { settlement } from "./4-settlement.ts";
import { receivables } from "./5-receivables.ts";
import { handover } from "./8-handover.ts";

/** The whole suite: contracts (1 to 5), wiring (6), powers (7), the hand-over to the council (8). */
export const tradelane = buildModule("Tradelane", (m) => {
  m.useModule(handover);
  return {
    ...m.useModule(authority),
    ...m.useModule(consortium),
    ...m.useModule(evidence),
    ...m.useModule(settlement),
    ...m.useModule(receivables),
  };
});

// The Hardhat command looks for a default export.
export default tradelane;
