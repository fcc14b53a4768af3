import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { currencyName } from "../../values/currency.js";
import { defineAct } from "../act.js";
import { currency, member } from "../schemas.js";

/** `settlement.setAgent` */
export const setAgent = defineAct({
  name: "settlement.setAgent",
  summary: "The council names the agent that reports on payments in a currency.",
  params: z.strictObject({ currency, agent: member }),
  errors: [],
  example: { currency: "CNY", agent: 1 },
  restricted: true,
  prepare: async (context, { currency: code, agent }) =>
    callOf("settlement", "setAgent", [currencyOf(code).numeric, await context.member(agent, "agent")]),
  result(events) {
    const { currency: numeric, agent } = events.one("settlement.SettlementAgentSet");
    return { currency: currencyName(numeric), agent: Number(agent) };
  },
});
