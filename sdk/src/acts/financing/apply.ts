import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { financingName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { answerBy } from "../deadline.js";
import { time } from "../schemas.js";
import { applicationExample, applicationOf, applicationShape, tellApplication } from "./application.js";

/** `financing.apply` */
export const apply = defineAct({
  name: "financing.apply",
  summary: "The holder of a lot asks a bank for terms; nothing is locked.",
  params: z.strictObject({
    ...applicationShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: ["FinancingNotAParty", "FinancingStateForbids", "LotsDeadlinePassed", "LotsDeadlineTooLate"],
  example: { ...applicationExample, deadline: "+3d" },
  async prepare(context, { deadline, ...given }) {
    const self = await context.self("financing.apply");
    const { application, currency, maturity } = await applicationOf(context, given, self);
    const last = await answerBy(context, deadline, maturity);
    return { ...callOf("financing", "applyFor", [application, last]), currency };
  },
  result(events) {
    const { financing, application, deadline } = events.one("financing.FinancingApplied");
    return { financing: financingName(financing), ...tellApplication(application), deadline: Number(deadline) };
  },
});
