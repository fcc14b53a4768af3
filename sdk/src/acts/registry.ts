import { sdkError } from "../errors/tradelane-error.js";
import type { Act } from "./act.js";
import { acceptors } from "./acceptors.js";
import { attestations } from "./attestations.js";
import { billRecourse } from "./bill-recourse.js";
import { bills } from "./bills.js";
import { council } from "./council.js";
import { creditLines } from "./credit-lines.js";
import { discounting } from "./discounting.js";
import { evidence } from "./evidence.js";
import { financing } from "./financing.js";
import { members } from "./members.js";
import { quotas } from "./quotas.js";
import { receivables } from "./receivables.js";
import { recourse } from "./recourse.js";
import { rediscount } from "./rediscount.js";
import { redemption } from "./redemption.js";
import { rules } from "./rules.js";
import { settlement } from "./settlement.js";

/** Every act of the suite, by area and verb. */
export const acts = {
  members,
  rules,
  attestations,
  evidence,
  creditLines,
  receivables,
  financing,
  redemption,
  recourse,
  bills,
  discounting,
  billRecourse,
  rediscount,
  quotas,
  acceptors,
  settlement,
  council,
} as const;

export type Acts = typeof acts;

/** An act of any area, when only its name is known. */
export type AnyAct = Act;

const BY_NAME: ReadonlyMap<string, AnyAct> = new Map(
  Object.values(acts)
    .flatMap((area) => Object.values(area) as unknown as AnyAct[])
    .map((act) => [act.name, act]),
);

/** All acts, area by area. */
export function allActs(): AnyAct[] {
  return [...BY_NAME.values()];
}

/**
 * The act of a name.
 *
 * @throws ActUnknown
 * @example
 * actNamed("receivables.assign").summary;
 */
export function actNamed(name: string): AnyAct {
  const act = BY_NAME.get(name);
  if (act === undefined) throw sdkError("ActUnknown", { act: name });
  return act;
}
