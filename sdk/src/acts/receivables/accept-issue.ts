import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { CONFIRMED_ERRORS, confirmedOf } from "./confirmed.js";
import { openTerms } from "./terms.js";

/** `receivables.acceptIssue` */
export const acceptIssue = defineAct({
  name: "receivables.acceptIssue",
  summary: "The creditor accepts what was issued; the root lot is minted to it.",
  params: z.strictObject({ instrument }),
  errors: ["RequestNotFound", "ReceivablesNotAParty", "LotsDeadlinePassed", "LotsOtherDeal", ...CONFIRMED_ERRORS],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  async prepare(context, { instrument: name }) {
    const terms = await openTerms(context, context.instrument(name), "issue");
    return { ...callOf("origination", "acceptIssue", [terms]), currency: currencyOf(terms.currency) };
  },
  result: confirmedOf,
});
