import { defineAct } from "../act.js";
import { closedOf, endingCall, subject } from "./subject.js";

/** `receivables.withdraw` */
export const withdraw = defineAct({
  name: "receivables.withdraw",
  summary: "The one who asked takes a request back; the state from before it is restored.",
  params: subject,
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsDeadlinePassed"],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000" },
  prepare: (context, given) => endingCall(context, "withdraw", given),
  result: closedOf,
});
