import { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { resolveTime, type TimeBase, type TimeInput } from "../../inputs/time.js";
import { lotId, lotName } from "../../path/lot-name.js";
import { decodeStep, StepAct } from "../../path/step.js";
import { billsTable } from "../../tables/bills.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";
import { movedOf, valueOf } from "../moved.js";
import { amount, lot, member, tag } from "../schemas.js";
import { billLot, LOT_ERRORS, LOT_EXAMPLE, type BillLot } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** What the holder of a lot of a bill endorses to another member. */
export const endorsementShape = {
  lot,
  to: member.describe("The endorsee"),
  amount: amount.optional().describe("The front part of the lot; all of it unless told otherwise"),
  notTransferable: z.boolean().default(false).describe("Whether the endorsee is not to pass it on"),
  background: tag.describe("Tag of the document that justifies it: the endorsee sold, the holder bought"),
};

export const endorsementExample = {
  lot: LOT_EXAMPLE,
  to: 3,
  amount: "400000.00",
  background: "0x1111111111111111111111111111111111111111111111111111111111111111",
} as const;

/** Errors that an endorsement and an offer of one share. */
export const ENDORSEMENT_ERRORS = [
  ...LOT_ERRORS,
  "LotsMatured",
  "LotsNotAssignable",
  "LotsNotSplittable",
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

/** An endorsement as the contract takes it. */
export interface Endorsement {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  readonly deadline: bigint;
  readonly notTransferable: boolean;
  readonly background: string;
}

/** An endorsement for the contract, with the lot as it is now. Relative times count from `base`. */
export async function endorsementOf(
  context: ActContext,
  given: z.output<z.ZodObject<typeof endorsementShape>>,
  deadline: TimeInput,
  base: TimeBase,
): Promise<{ endorsement: Endorsement; of: BillLot }> {
  const of = await billLot(context, given.lot);
  const [to, last, units] = await Promise.all([
    context.member(given.to, "to"),
    resolveTime(deadline, base, "deadline"),
    given.amount === undefined ? valueOf(context, of.lot, "bills") : parseAmount(given.amount, of.currency),
  ]);
  const { notTransferable, background } = given;
  const endorsement = { lot: of.lot, to: BigInt(to), units, deadline: BigInt(last), notTransferable, background };
  return { endorsement, of };
}

/**
 * What was offered on a lot and still waits for an answer.
 *
 * @throws RequestNotFound
 */
export async function openEndorsement(context: ActContext, name: bigint): Promise<Endorsement> {
  const { act } = await context.contracts.bills.requestAt(name);
  const offered =
    Number(act) === billsTable.acts.offerEndorsement.number
      ? await context.history.newest("bills.EndorsementOffered", [name])
      : undefined;
  if (offered === undefined) throw sdkError("RequestNotFound", { subject: lotName(name), act: "offerEndorsement" });
  const { to, units, deadline, notTransferable, background } = offered;
  return { lot: name, to, units, deadline, notTransferable, background };
}

/** What was endorsed, and what stayed behind. */
export function endorsedOf(events: ActEvents) {
  const told = events.one("bills.LotAssigned");
  const { act, moved } = movedOf(told);
  const { end } = decodeStep(told.step);
  const { range } = toldLot(lotId(told.instrument, end));
  return { ...moved, range, notTransferable: act === StepAct.EndorsedNotTransferable };
}
