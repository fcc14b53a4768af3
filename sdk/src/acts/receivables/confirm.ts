import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { CONFIRMED_ERRORS, confirmedOf } from "./confirmed.js";
import { agreedShape, openTerms } from "./terms.js";

/** `receivables.confirm` */
export const confirm = defineAct({
  name: "receivables.confirm",
  summary: "The debtor confirms what was submitted, on a bank's line; the root lot is minted to the creditor.",
  params: z.strictObject({ instrument, line: agreedShape.line }),
  errors: ["RequestNotFound", "ReceivablesNotAParty", "LotsDeadlinePassed", "LotsOtherDeal", ...CONFIRMED_ERRORS],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", line: 4 },
  async prepare(context, { instrument: name, line }) {
    const asked = await openTerms(context, context.instrument(name), "submit");
    const terms = { ...asked, grantor: BigInt(await context.member(line, "line")) };
    return { ...callOf("origination", "confirm", [terms]), currency: currencyOf(terms.currency) };
  },
  result: confirmedOf,
});
