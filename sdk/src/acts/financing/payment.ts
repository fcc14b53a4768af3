import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { referenceHash } from "../../inputs/hash.js";
import { financingName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";
import { currencyOfFinancing } from "./currency.js";

const EVENTS = { payRetained: "financing.RetainedInstructed", repay: "financing.RepaymentInstructed" } as const;
type Verb = keyof typeof EVENTS;

/**
 * The act by which one side instructs what it owes on a financing, for the act of that verb.
 *
 * @param errors what it may be refused for besides
 */
export function paymentOn<const Name extends Verb>(
  name: Name,
  summary: string,
  errors: readonly "FinancingNotAPledge"[],
) {
  const verb: Verb = name;
  return defineAct({
    name: `financing.${name}` as const,
    summary,
    params: z.strictObject({ financing, reference: reference.describe("The payer's own reference for the payment") }),
    errors: [
      "FinancingNotAParty",
      "FinancingStateForbids",
      ...errors,
      "FinancingNothingDue",
      "FinancingPaymentOpen",
      "LotsEncumbered",
    ],
    example: { financing: `0x${"2a".repeat(20)}`, reference: "PAY-2026-08" },
    async prepare(context, { financing: given, reference: own }) {
      const number = parseFinancing(given);
      const call = callOf("financing", verb, [number, referenceHash(own)]);
      return { ...call, currency: await currencyOfFinancing(context, number) };
    },
    result(events) {
      const { financing: number } = events.one(EVENTS[verb]);
      return { financing: financingName(number), ...paymentOf(events.one("settlement.PaymentInstructed")) };
    },
  });
}
