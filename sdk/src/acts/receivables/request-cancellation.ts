import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { instrument, time } from "../schemas.js";
import { answerBy } from "../deadline.js";

/** `receivables.requestCancellation` */
export const requestCancellation = defineAct({
  name: "receivables.requestCancellation",
  summary: "Debtor or first creditor asks the other to cancel, while the root lot is whole.",
  params: z.strictObject({
    instrument,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [
    "ServicingNotAParty",
    "LotsNotWhole",
    "LotsStateForbids",
    "LotsRequestOpen",
    "LotsDeadlinePassed",
    "LotsDeadlineTooLate",
  ],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", deadline: "+2d" },
  async prepare(context, { instrument: given, deadline }) {
    const number = context.instrument(given);
    const { maturity } = await context.contracts.receivables.instrumentAt(number);
    return callOf("servicing", "requestCancellation", [number, await answerBy(context, deadline, maturity)]);
  },
  result(events) {
    const { instrument: number, from, to, deadline } = events.one("servicing.CancellationRequested");
    return { instrument: instrumentName(number), from: Number(from), to: Number(to), deadline: Number(deadline) };
  },
});
