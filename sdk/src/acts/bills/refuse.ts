import { defineAct } from "../act.js";
import { closedOf, endingCall, requested, requestedExample } from "./request-end.js";

/** `bills.refuse` */
export const refuse = defineAct({
  name: "bills.refuse",
  summary: "The one asked refuses a request on a lot of a bill, whichever desk asked; all is as before it.",
  params: requested,
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsDeadlinePassed"],
  example: requestedExample,
  prepare: (context, given) => endingCall(context, "refuse", given),
  result: closedOf,
});
