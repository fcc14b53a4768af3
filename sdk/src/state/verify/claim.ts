import { isError } from "ethers";
import type { Fields } from "../../events/decoder.js";
import { DifferenceFound } from "./difference.js";
import type { ChainAt } from "./chain.js";
import type { View } from "./view.js";

/** A value that events and views give in the same form. */
export type Value = bigint | boolean | string;

/** What the events say of one thing, and how the chain is asked for it. */
export interface Claim {
  readonly thing: string;
  /** Fields and their values. */
  readonly expected: object;
  /** The chain's answer; fields beyond the expected ones do not matter. */
  readonly read: (chain: ChainAt) => Promise<Fields | undefined>;
}

type Arguments = readonly (bigint | string)[];

/** A claim about a view that returns a struct. */
export function claimAll(thing: string, expected: object, view: View, ...args: Arguments): Claim {
  return { thing, expected, read: (chain) => chain.ask(view, ...args) };
}

/** A claim about a view that returns one value, which people know under a name. */
export function claimOne(thing: string, field: string, expected: Value, view: View, ...args: Arguments): Claim {
  return claimAs(thing, field, expected, (chain) => chain.ask(view, ...args));
}

/** A claim about one value that is read in a way of its own. */
export function claimAs(thing: string, field: string, expected: Value, read: Claim["read"]): Claim {
  const named = async (chain: ChainAt) => {
    const answer = await read(chain);
    return answer === undefined ? undefined : { [field]: answer.value };
  };
  return { thing, expected: { [field]: expected }, read: named };
}

/** What a view answered, or why there is no answer. */
async function answerOf(claim: Claim, chain: ChainAt): Promise<Fields | string> {
  try {
    return (await claim.read(chain)) ?? "the answer has not the view's form";
  } catch (error) {
    if (isError(error, "CALL_EXCEPTION")) return `the view refuses: ${error.shortMessage}`;
    throw error;
  }
}

function compare({ thing, expected }: Claim, found: Fields | string): void {
  for (const [field, value] of Object.entries(expected)) {
    const other = typeof found === "string" ? found : found[field];
    if (other !== value) {
      throw new DifferenceFound({ thing, field, expected: String(value), found: String(other) });
    }
  }
}

/**
 * Checks claims against the chain, so many at a time, in their order.
 *
 * @throws DifferenceFound for the first claim that does not hold.
 */
export async function checkClaims(claims: Iterable<Claim>, chain: ChainAt, atOnce: number): Promise<number> {
  let checked = 0;
  let asked: Claim[] = [];
  const settle = async () => {
    const answers = await Promise.all(asked.map((claim) => answerOf(claim, chain)));
    for (const [i, claim] of asked.entries()) compare(claim, answers[i] ?? "nothing");
    checked += asked.length;
    asked = [];
  };
  for (const claim of claims) {
    asked.push(claim);
    if (asked.length >= atOnce) await settle();
  }
  await settle();
  return checked;
}
