import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { billLot, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { dishonouredOf } from "./presentation.js";

/** `bills.dishonourInsolvent` */
export const dishonourInsolvent = defineAct({
  name: "bills.dishonourInsolvent",
  summary: "The holder records before maturity that a court attested the acceptor's insolvency.",
  params: z.strictObject({ lot }),
  errors: ["PresentationAcceptorNotInsolvent", "LotsMatured", "LotsChanged", ...LOT_ERRORS],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { ref, currency } = await billLot(context, given);
    return { ...callOf("presentation", "dishonourInsolvent", [ref]), currency };
  },
  result: dishonouredOf,
});
