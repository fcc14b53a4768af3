import { attest } from "./attestations/attest.js";
import { withdraw } from "./attestations/withdraw.js";

/** Acts on attested attributes. */
export const attestations = {
  attest,
  withdraw,
} as const;
