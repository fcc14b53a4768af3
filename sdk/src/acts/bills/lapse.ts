import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { bill } from "../schemas.js";
import { BILL_EXAMPLE } from "./bill-lot.js";
import { toldBill } from "./told.js";
import { registeredBill } from "./terms.js";

/** `bills.lapse` */
export const lapse = defineAct({
  name: "bills.lapse",
  summary: "Anyone ends a bill that fell due before its payee received it.",
  params: z.strictObject({ bill }),
  errors: ["HistoryMissing", "LotsNotMatured", "LotsStateForbids", "LotsEncumbered", "LotsChanged"],
  example: { bill: BILL_EXAMPLE },
  async prepare(context, { bill: given }) {
    const { instrument, trail, currency } = await registeredBill(context, given);
    return { ...callOf("issuance", "lapse", [instrument, trail]), currency };
  },
  result(events) {
    const { instrument, drawer, time, epoch } = events.one("issuance.BillLapsed");
    return { ...toldBill(instrument), drawer: Number(drawer), at: Number(time), epoch: Number(epoch) };
  },
});
