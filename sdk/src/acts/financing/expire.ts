import { defineAct } from "../act.js";
import { closedOf, endingCall, subject, subjectExample } from "./subject.js";

/** `financing.expire` */
export const expire = defineAct({
  name: "financing.expire",
  summary: "Anyone clears an application or offer whose deadline has passed.",
  params: subject,
  errors: ["LotsNoRequest", "LotsRequestNotExpired"],
  example: subjectExample,
  prepare: (_context, given) => endingCall("expire", given),
  result: closedOf,
});
