import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { lot, reference, trail } from "../schemas.js";
import { paymentsOf } from "./instructed.js";

const seen = z.union([lot, z.strictObject({ lot, trail: trail.describe("The trail the debtor saw") })]);

/** `redemption.pay` */
export const pay = defineAct({
  name: "redemption.pay",
  summary: "From maturity on the debtor instructs the payment of lots to their holders, all or nothing.",
  params: z.strictObject({
    lots: z.array(seen).min(1).max(200).describe("The lots to pay; as they are now unless a trail is given"),
    reference: reference.describe("The debtor's own reference for this run; the same one again pays no lot twice"),
  }),
  errors: [
    "RedemptionNotTheDebtor",
    "RedemptionNothing",
    "LotsUnknown",
    "LotsEnded",
    "LotsChanged",
    "LotsEncumbered",
    "LotsNotMatured",
    "LotsStateForbids",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lots: ["0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000"], reference: "RUN-2026-12-31" },
  async prepare(context, { lots, reference: run }) {
    const refs = await Promise.all(
      lots.map(async (given) => {
        const { lot: name, currency } = await context.lot(typeof given === "object" ? given.lot : given, "lots");
        const known = typeof given === "object" ? given.trail : undefined;
        return { lot: name, trail: known ?? (await context.contracts.receivables.lotAt(name)).trail, currency };
      }),
    );
    const call = callOf("redemption", "pay", [
      refs.map(({ lot: name, trail: at }) => ({ lot: name, trail: at })),
      referenceHash(run),
    ]);
    return { ...call, currency: refs[0]?.currency };
  },
  result: (events) => ({ payments: paymentsOf(events) }),
});
