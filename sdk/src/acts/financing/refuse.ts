import { defineAct } from "../act.js";
import { closedOf, endingCall, subject, subjectExample } from "./subject.js";

/** `financing.refuse` */
export const refuse = defineAct({
  name: "financing.refuse",
  summary: "The one who was asked, for terms or to accept them, refuses.",
  params: subject,
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsDeadlinePassed"],
  example: subjectExample,
  prepare: (_context, given) => endingCall("refuse", given),
  result: closedOf,
});
