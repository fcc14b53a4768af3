import type { LotInput } from "../../inputs/lot.js";
import type { ActContext, NamedLot } from "../context.js";
import type { LotRef } from "../proven-lot.js";

/** A lot of a bill as it is now: by its name and its trail. */
export interface BillLot extends NamedLot {
  readonly ref: LotRef;
}

/** A lot of a bill by its name, as it is now. */
export async function billLot(context: ActContext, input: LotInput, parameter = "lot"): Promise<BillLot> {
  const named = await context.lot(input, parameter, "bills");
  const { trail } = await context.contracts.bills.lotAt(named.lot);
  return { ...named, ref: { lot: named.lot, trail } };
}

/** Lots of bills by their names, as they are now. */
export async function billLots(context: ActContext, inputs: readonly LotInput[]): Promise<BillLot[]> {
  return Promise.all(inputs.map((input) => billLot(context, input, "lots")));
}

/** Errors of any act on a lot of a bill. */
export const LOT_ERRORS = ["LotsUnknown", "LotsEnded", "LotsEncumbered", "LotsNotHolder", "LotsStateForbids"] as const;

/** Errors of an answer to a request. */
export const ANSWER_ERRORS = [
  "LotsNoRequest",
  "LotsNotYourRequest",
  "LotsOtherDeal",
  "LotsDeadlinePassed",
  "LotsChanged",
  "LotsEncumbered",
  "LotsStateForbids",
] as const;

/** Errors of an act that carries the counterparty's consent. */
export const CONSENT_ERRORS = [
  "LotsConsentForOther",
  "LotsConsentCut",
  "LotsDeadlinePassed",
  "ConsentBadSignature",
  "ConsentMalformed",
  "ConsentFromFuture",
  "ConsortiumConsentRevoked",
] as const;

/** A lot of a bill in examples. */
export const LOT_EXAMPLE = "510210000001220261123000000014:100000000";
/** Its bill. */
export const BILL_EXAMPLE = "510210000001220261123000000014";
/** A consent in examples. */
export const CONSENT_EXAMPLE = `0x${"11".repeat(90)}`;
