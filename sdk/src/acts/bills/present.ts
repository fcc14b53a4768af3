import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { billLots } from "./bill-lot.js";
import { presentable, presentableExample, presentedOf, PRESENTATION_ERRORS } from "./presentation.js";

/** `bills.present` */
export const present = defineAct({
  name: "bills.present",
  summary: "The holder presents lots for payment, in time or overdue.",
  params: presentable,
  errors: ["LotsNotHolder", ...PRESENTATION_ERRORS],
  example: presentableExample,
  async prepare(context, { lots }) {
    const named = await billLots(context, lots);
    return { ...callOf("presentation", "present", [named.map(({ ref }) => ref)]), currency: named[0]?.currency };
  },
  result: presentedOf,
});
