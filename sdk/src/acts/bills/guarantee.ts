import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { ANSWER_ERRORS, billLot, LOT_EXAMPLE } from "./bill-lot.js";
import { forAcceptor, guaranteedOf } from "./guaranteed.js";

/** `bills.guarantee` */
export const guarantee = defineAct({
  name: "bills.guarantee",
  summary: "The guarantor answers what it was asked, and is liable beside the one it guarantees.",
  params: z.strictObject({ lot, forAcceptor }),
  errors: ["GuaranteesGuarantorInvalid", ...ANSWER_ERRORS],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given, forAcceptor: acceptors }) {
    const { ref, currency } = await billLot(context, given);
    return { ...callOf("guarantees", "guarantee", [ref, acceptors]), currency };
  },
  result: guaranteedOf,
});
