import { contracts } from "@tradelane/sdk";
import { parseLotName } from "@tradelane/sdk/path";
import { invoice, receivable, type Pair, type Stage } from "../stage.ts";

/** An assignment of the front part of a lot, as the contracts take it. */
export interface Transfer {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  readonly deadline: bigint;
  readonly recourse: boolean;
  readonly background: string;
}

export const receivables = contracts.IReceivables__factory.createInterface();

/** Enough for a hundred thousand parts, within what a document can hold. */
export const FACE = 10_000_000_000n;
export const PART = 100_000n;
const CONSENT_LIFE = 30 * 86_400;

/** What a pair trades: a lot of its own, cut part by part, on one invoice that is used up little by little. */
export async function trade(stage: Stage, { holder, receiver }: Pair): Promise<Transfer> {
  const lot = parseLotName(await receivable(stage, holder, FACE));
  const background = await invoice(receiver, holder, FACE);
  const deadline = BigInt(stage.now + CONSENT_LIFE);
  return { lot, to: BigInt(receiver.member), units: PART, deadline, recourse: false, background };
}
