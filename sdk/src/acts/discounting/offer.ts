import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { answerBy } from "../deadline.js";
import { time } from "../schemas.js";
import { DISCOUNT_ERRORS, discountExample, discountShape, tellTerms, termsOf } from "./terms.js";

/** `discounting.offer` */
export const offer = defineAct({
  name: "discounting.offer",
  summary: "The holder offers a lot to a bank for discount.",
  params: z.strictObject({
    ...discountShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [...DISCOUNT_ERRORS, "LotsNotHolder", "LotsRequestOpen", "LotsDeadlineTooLate"],
  example: { ...discountExample, deadline: "+2d" },
  async prepare(context, { deadline, ...given }) {
    const { terms, of } = await termsOf(context, given, context.clock);
    const { maturity } = await context.contracts.bills.instrumentAt(of.instrument);
    const last = await answerBy(context, deadline, maturity);
    return { ...callOf("discounting", "offerDiscount", [terms, last]), currency: of.currency };
  },
  result(events) {
    const { seller, buyer, terms, deadline } = events.one("discounting.DiscountOffered");
    return { ...tellTerms(terms), seller: Number(seller), buyer: Number(buyer), deadline: Number(deadline) };
  },
});
