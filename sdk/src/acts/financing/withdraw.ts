import { defineAct } from "../act.js";
import { closedOf, endingCall, subject, subjectExample } from "./subject.js";

/** `financing.withdraw` */
export const withdraw = defineAct({
  name: "financing.withdraw",
  summary: "The one who asked, for terms or to accept them, withdraws.",
  params: subject,
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsDeadlinePassed"],
  example: subjectExample,
  prepare: (_context, given) => endingCall("withdraw", given),
  result: closedOf,
});
