import { defineAct } from "../act.js";
import { closedOf, endingCall, subject } from "./subject.js";

/** `receivables.expire` */
export const expire = defineAct({
  name: "receivables.expire",
  summary: "Anyone clears a request whose deadline has passed.",
  params: subject,
  errors: ["LotsNoRequest", "LotsRequestNotExpired"],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000" },
  prepare: (context, given) => endingCall(context, "expire", given),
  result: closedOf,
});
