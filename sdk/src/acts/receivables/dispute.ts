import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { instrument, reference } from "../schemas.js";

/** `receivables.dispute` */
export const dispute = defineAct({
  name: "receivables.dispute",
  summary: "The debtor disputes what it owes; lots stay where they are until the dispute ends.",
  params: z.strictObject({ instrument, case: reference.describe("The case in which it is disputed") }),
  errors: ["ServicingNotAParty", "LotsStateForbids"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", case: "(2026) CQ 0115 No. 1024" },
  prepare: (context, { instrument: given, case: number }) =>
    callOf("servicing", "dispute", [context.instrument(given), referenceHash(number)]),
  result(events) {
    const { instrument: number, debtor, caseId, time } = events.one("servicing.ReceivableDisputed");
    return { instrument: instrumentName(number), debtor: Number(debtor), caseId, at: Number(time) };
  },
});
