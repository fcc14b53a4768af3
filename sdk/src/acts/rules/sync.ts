import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";

/** `rules.sync` */
export const sync = defineAct({
  name: "rules.sync",
  summary: "Anyone tells the gate which rule epoch is in force; changes nothing but the cost of acts.",
  params: z.strictObject({}),
  errors: [],
  example: {},
  prepare: () => callOf("ruleBook", "sync", []),
  result(events) {
    const [noted] = events.all("consortium.RuleEpochNoted");
    return noted === undefined ? {} : { epoch: Number(noted.epoch), nextAt: Number(noted.nextAt) };
  },
});
