import { defineAct } from "../act.js";
import { closedOf, endingCall, requested, requestedExample } from "./request-end.js";

/** `bills.withdraw` */
export const withdraw = defineAct({
  name: "bills.withdraw",
  summary: "The one who asked takes a request on a lot of a bill back; all is as before it.",
  params: requested,
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsDeadlinePassed"],
  example: requestedExample,
  prepare: (context, given) => endingCall(context, "withdraw", given),
  result: closedOf,
});
