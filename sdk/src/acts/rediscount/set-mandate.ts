import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { defineAct } from "../act.js";
import { yuan } from "../quotas/allotment.js";
import { amount, time } from "../schemas.js";

/** `rediscount.setMandate` */
export const setMandate = defineAct({
  name: "rediscount.setMandate",
  summary: "The central bank sets up to which amount applications to it are approved at once, and until when.",
  params: z.strictObject({
    highest: amount.describe("Of one application, yuan; nothing takes the mandate away"),
    until: time.describe("Last moment"),
  }),
  errors: ["ConsortiumMandateMissing"],
  example: { highest: "5000000.00", until: "+30d" },
  async prepare(context, { highest, until }) {
    const [most, last] = [parseAmount(highest, yuan(), "highest"), await context.moment(until, "until")];
    return { ...callOf("rediscountWindow", "setMandate", [most, last]), currency: yuan() };
  },
  result(events) {
    const { centralBank, highest, until, epoch } = events.one("rediscountWindow.RediscountMandateSet");
    return { centralBank: Number(centralBank), highest, until: Number(until), epoch: Number(epoch) };
  },
});
