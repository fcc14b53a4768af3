import { isError } from "ethers";
import { DifferenceFound } from "./difference.js";
import type { ChainAt } from "./chain.js";

/** A value that events and views give in the same form. */
export type Value = bigint | boolean | string;

/** What the events say of one thing, and how the chain is asked for it. */
export interface Claim {
  readonly thing: string;
  readonly expected: Readonly<Record<string, Value>>;
  /** The chain's answer; fields beyond the expected ones do not matter. */
  readonly read: (chain: ChainAt) => Promise<object>;
}

/** A claim about a view that returns one value. */
export function claimOf(
  thing: string,
  field: string,
  expected: Value,
  read: (chain: ChainAt) => Promise<Value>,
): Claim {
  return { thing, expected: { [field]: expected }, read: async (chain) => ({ [field]: await read(chain) }) };
}

/** A claim about a view that returns a struct. */
export function claimAll(
  thing: string,
  expected: Readonly<Record<string, Value>> | object,
  read: (chain: ChainAt) => Promise<object>,
): Claim {
  return { thing, expected: expected as Readonly<Record<string, Value>>, read };
}

/** What a view answered; a view that refuses has no value of the thing. */
async function answer(claim: Claim, chain: ChainAt): Promise<object | string> {
  try {
    return await claim.read(chain);
  } catch (error) {
    if (isError(error, "CALL_EXCEPTION")) return `the view refuses: ${error.shortMessage}`;
    throw error;
  }
}

function compare({ thing, expected }: Claim, found: object | string): void {
  for (const [field, value] of Object.entries(expected)) {
    const other = typeof found === "string" ? found : (found as Readonly<Record<string, unknown>>)[field];
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
    const answers = await Promise.all(asked.map((claim) => answer(claim, chain)));
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
