import { defineAct } from "../act.js";
import { askedOf } from "./asked.js";
import { presented, PRESENTED_ERRORS, presentedExample, presentingCall } from "./present-for.js";

/** `bills.presentForReceipt` */
export const presentForReceipt = defineAct({
  name: "bills.presentForReceipt",
  summary: "The drawer hands an accepted bill to its payee, who answers by receiving it.",
  params: presented,
  errors: PRESENTED_ERRORS,
  example: presentedExample,
  prepare: (context, given) => presentingCall(context, "presentForReceipt", given),
  result: askedOf,
});
