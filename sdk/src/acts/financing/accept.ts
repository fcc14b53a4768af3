import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName, instrumentOf } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing } from "../schemas.js";
import { AGREEMENT_ERRORS, agreedOf } from "./agreed.js";
import { appliedFor } from "./application.js";

/** `financing.accept` */
export const accept = defineAct({
  name: "financing.accept",
  summary: "The applicant accepts what the bank offered: the lot is locked, the bank's line used up.",
  params: z.strictObject({ financing }),
  errors: ["RequestNotFound", "LotsNoRequest", ...AGREEMENT_ERRORS],
  example: { financing: `0x${"2a".repeat(20)}` },
  async prepare(context, { financing: given }) {
    const number = parseFinancing(given);
    const application = await appliedFor(context, number);
    const offered = await context.history.newest("financing.FinancingOffered", [number]);
    if (offered === undefined) throw sdkError("RequestNotFound", { subject: financingName(number), act: "offer" });
    const currency = await context.currencyOf(instrumentOf(application.ref.lot));
    return { ...callOf("financing", "acceptTerms", [application, offered.offer]), currency };
  },
  result: agreedOf,
});
