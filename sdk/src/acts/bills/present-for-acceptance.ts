import { defineAct } from "../act.js";
import { askedOf } from "./asked.js";
import { presented, PRESENTED_ERRORS, presentedExample, presentingCall } from "./present-for.js";

/** `bills.presentForAcceptance` */
export const presentForAcceptance = defineAct({
  name: "bills.presentForAcceptance",
  summary: "The drawer asks the acceptor to accept a bill.",
  params: presented,
  errors: PRESENTED_ERRORS,
  example: presentedExample,
  prepare: (context, given) => presentingCall(context, "presentForAcceptance", given),
  result: askedOf,
});
