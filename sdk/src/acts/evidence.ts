import { correct } from "./evidence/correct.js";
import { credit } from "./evidence/credit.js";
import { register } from "./evidence/register.js";
import { registerByBank } from "./evidence/register-by-bank.js";

/** Acts on trade documents. */
export const evidence = {
  register,
  registerByBank,
  correct,
  credit,
} as const;
