import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { billLots } from "./bill-lot.js";
import { presentable, presentableExample, presentedOf, PRESENTATION_ERRORS } from "./presentation.js";

/** `bills.presentAutomatically` */
export const presentAutomatically = defineAct({
  name: "bills.presentAutomatically",
  summary: "Anyone presents lots of bank paper for those who are entitled, from the day of maturity on.",
  params: presentable,
  errors: ["PresentationNotBankPaper", ...PRESENTATION_ERRORS],
  example: presentableExample,
  async prepare(context, { lots }) {
    const named = await billLots(context, lots);
    return {
      ...callOf("presentation", "presentAutomatically", [named.map(({ ref }) => ref)]),
      currency: named[0]?.currency,
    };
  },
  result: presentedOf,
});
