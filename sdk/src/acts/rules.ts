import { announce } from "./rules/announce.js";
import { sync } from "./rules/sync.js";

/** Acts on the rule book. */
export const rules = {
  announce,
  sync,
} as const;
