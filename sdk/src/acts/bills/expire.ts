import { defineAct } from "../act.js";
import { closedOf, endingCall, requested, requestedExample } from "./request-end.js";

/** `bills.expire` */
export const expire = defineAct({
  name: "bills.expire",
  summary: "Anyone clears a request on a lot of a bill whose deadline has passed.",
  params: requested,
  errors: ["LotsNoRequest", "LotsRequestNotExpired"],
  example: requestedExample,
  prepare: (context, given) => endingCall(context, "expire", given),
  result: closedOf,
});
