import { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { resolveTime, type TimeBase, type TimeInput } from "../../inputs/time.js";
import { lotName } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { receivablesTable } from "../../tables/receivables.js";
import type { CurrencyUnits } from "../../values/currency.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";
import { movedOf as tellMoved, valueOf } from "../moved.js";
import { amount, lot, member, tag } from "../schemas.js";

/** What passes from the holder of a lot to another member. */
export const transferShape = {
  lot,
  to: member.describe("Who receives"),
  amount: amount.optional().describe("The front part of the lot; all of it unless told otherwise"),
  recourse: z.boolean().default(false).describe("Whether the one who passes it on stays liable for payment"),
  background: tag.describe("Tag of the document that justifies it: the receiver sold, the holder bought"),
};

type TransferInput = z.output<z.ZodObject<typeof transferShape>>;

export const transferExample = {
  lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000",
  to: 3,
  amount: "40000.00",
  background: "0x1111111111111111111111111111111111111111111111111111111111111111",
} as const;

/** Errors that an assignment and an offer of one share. */
export const TRANSFER_ERRORS = [
  "LotsUnknown",
  "LotsEnded",
  "LotsEncumbered",
  "LotsNotHolder",
  "LotsStateForbids",
  "LotsMatured",
  "LotsNotAssignable",
  "LotsTierLimit",
  "LotsUnitsInvalid",
  "LotsBelowSmallest",
  "LotsReceiverInvalid",
  "LotsDeadlinePassed",
  "EvidenceDocumentUnknown",
  "EvidenceForeignParties",
  "EvidenceOtherCurrency",
  "EvidenceUsedUp",
] as const;

/** A transfer as the contract takes it. */
export interface Transfer {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  readonly deadline: bigint;
  readonly recourse: boolean;
  readonly background: string;
}

/** A transfer for the contract, with the lot's currency. Relative times count from `base`. */
export async function transferOf(
  context: ActContext,
  given: TransferInput,
  deadline: TimeInput,
  base: TimeBase,
): Promise<{ transfer: Transfer; currency: CurrencyUnits }> {
  const { lot: name, currency } = await context.lot(given.lot);
  const [to, last, units] = await Promise.all([
    context.member(given.to, "to"),
    resolveTime(deadline, base, "deadline"),
    given.amount === undefined ? valueOf(context, name, "receivables") : parseAmount(given.amount, currency),
  ]);
  const { recourse, background } = given;
  return { transfer: { lot: name, to: BigInt(to), units, deadline: BigInt(last), recourse, background }, currency };
}

/**
 * What was offered on a lot and still waits for an answer.
 *
 * @throws RequestNotFound
 */
export async function openOffer(context: ActContext, name: bigint): Promise<Transfer> {
  const { act } = await context.contracts.receivables.requestAt(name);
  const offered =
    Number(act) === receivablesTable.acts.offer.number
      ? await context.history.newest("receivables.LotOffered", [name])
      : undefined;
  if (offered === undefined) throw sdkError("RequestNotFound", { subject: lotName(name), act: "offer" });
  const { to, units, deadline, recourse, background } = offered;
  return { lot: name, to, units, deadline, recourse, background };
}

/** What moved, and what stayed behind. */
export function movedOf(events: ActEvents) {
  const { act, moved } = tellMoved(events.one("receivables.LotAssigned"));
  return { ...moved, recourse: act === StepAct.AssignedWithRecourse };
}
