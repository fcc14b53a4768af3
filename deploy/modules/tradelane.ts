import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { authority } from "./1-authority.ts";
import { consortium } from "./2-consortium.ts";
import { evidence } from "./3-evidence.ts";
import { settlement } from "./4-settlement.ts";
import { receivables } from "./5-receivables.ts";
import { bills } from "./6-bills.ts";
import { handover } from "./9-handover.ts";

/** The whole suite: contracts (1 to 6), wiring (7), powers (8), the hand-over to the council (9). */
export const tradelane = buildModule("Tradelane", (m) => {
  m.useModule(handover);
  return {
    ...m.useModule(authority),
    ...m.useModule(consortium),
    ...m.useModule(evidence),
    ...m.useModule(settlement),
    ...m.useModule(receivables),
    ...m.useModule(bills),
  };
});

// The Hardhat command looks for a default export.
export default tradelane;
