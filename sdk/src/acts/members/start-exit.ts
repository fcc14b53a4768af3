import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";

/** `members.startExit` */
export const startExit = defineAct({
  name: "members.startExit",
  summary: "An active member starts to leave: from now on it may dispose, answer and collect, not acquire.",
  params: z.strictObject({}),
  errors: ["ConsortiumStateNot", "ConsortiumRightMissing"],
  example: {},
  prepare: () => callOf("consortium", "startExit", []),
  result: (events) => ({ member: Number(events.one("consortium.MemberExitStarted").member) }),
});
