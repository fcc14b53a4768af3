import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { bill } from "../schemas.js";
import { BILL_EXAMPLE } from "./bill-lot.js";
import { toldBill } from "./told.js";
import { registeredBill } from "./terms.js";

/** `bills.withdrawBill` */
export const withdrawBill = defineAct({
  name: "bills.withdrawBill",
  summary: "The drawer takes back a bill that its payee has not received.",
  params: z.strictObject({ bill }),
  errors: ["HistoryMissing", "LotsNotHolder", "LotsStateForbids", "LotsEncumbered", "LotsChanged"],
  example: { bill: BILL_EXAMPLE },
  async prepare(context, { bill: given }) {
    const { instrument, trail, currency } = await registeredBill(context, given);
    return { ...callOf("issuance", "withdrawBill", [instrument, trail]), currency };
  },
  result(events) {
    const { instrument, drawer, time, epoch } = events.one("issuance.BillWithdrawn");
    return { ...toldBill(instrument), drawer: Number(drawer), at: Number(time), epoch: Number(epoch) };
  },
});
