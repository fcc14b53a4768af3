import { claim } from "./bill-recourse/claim.js";
import { satisfy } from "./bill-recourse/satisfy.js";

/** Acts of recourse on dishonoured bills. Claims are refused and withdrawn among `bills`. */
export const billRecourse = { claim, satisfy } as const;
