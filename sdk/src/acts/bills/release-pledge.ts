import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** `bills.releasePledge` */
export const releasePledge = defineAct({
  name: "bills.releasePledge",
  summary: "The pledgee gives a lot free.",
  params: z.strictObject({ lot }),
  errors: ["PledgesNotThePledgee", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("pledges", "releasePledge", [name]), currency };
  },
  result(events) {
    const { lot: name, pledgee, time, epoch } = events.one("pledges.PledgeReleased");
    return { ...toldLot(name), pledgee: Number(pledgee), at: Number(time), epoch: Number(epoch) };
  },
});
