import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { billLot, LOT_EXAMPLE } from "./bill-lot.js";
import { presentedOf, PRESENTATION_ERRORS } from "./presentation.js";

/** `bills.presentPledged` */
export const presentPledged = defineAct({
  name: "bills.presentPledged",
  summary: "The pledgee presents a pledged lot for payment.",
  params: z.strictObject({ lot }),
  errors: ["PresentationNotForMember", ...PRESENTATION_ERRORS],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { ref, currency } = await billLot(context, given);
    return { ...callOf("presentation", "presentPledged", [ref]), currency };
  },
  result: presentedOf,
});
