import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import { BILL_CURRENCY } from "../../values/bill.js";
import { defineAct } from "../act.js";
import { amount, member, time } from "../schemas.js";

/** `acceptors.setFigures` */
export const setFigures = defineAct({
  name: "acceptors.setFigures",
  summary: "The central bank states a bank's total assets and deposits, which cap what it may accept.",
  params: z.strictObject({
    acceptor: member,
    totalAssets: amount.describe("Yuan"),
    deposits: amount.describe("Yuan"),
    asOf: time.describe("The moment that the figures describe"),
    until: time.describe("Last moment at which the bank may accept on them"),
  }),
  errors: ["AcceptorFiguresInvalid", "ConsortiumMandateMissing"],
  example: {
    acceptor: 3,
    totalAssets: "80000000000.00",
    deposits: "60000000000.00",
    asOf: "2026-09-30",
    until: "+120d",
  },
  async prepare(context, { acceptor, totalAssets, deposits, asOf, until }) {
    const yuan = currencyOf(BILL_CURRENCY);
    const call = callOf("acceptors", "setFigures", [
      await context.member(acceptor, "acceptor"),
      parseAmount(totalAssets, yuan, "totalAssets"),
      parseAmount(deposits, yuan, "deposits"),
      await context.moment(asOf, "asOf"),
      await context.moment(until, "until"),
    ]);
    return { ...call, currency: yuan };
  },
  result(events) {
    const { acceptor, by, totalAssets, deposits, asOf, until, epoch } = events.one("acceptors.AcceptorFiguresSet");
    return {
      acceptor: Number(acceptor),
      by: Number(by),
      totalAssets,
      deposits,
      asOf: Number(asOf),
      until: Number(until),
      epoch: Number(epoch),
    };
  },
});
