import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { referenceHash } from "../../inputs/hash.js";
import { instrumentName, lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { lotsOf } from "../partition.js";
import { amount, instrument, lot, reference } from "../schemas.js";
import { paymentsOf } from "./instructed.js";

const MOST_LOTS = 100;

/** `redemption.payPart` */
export const payPart = defineAct({
  name: "redemption.payPart",
  summary: "From maturity on the debtor pays every lot of a receivable up to a level of the whole.",
  params: z.strictObject({
    instrument,
    level: amount.describe("What of the face is paid in all once the round is through; less than all"),
    lots: z
      .array(lot)
      .min(1)
      .max(200)
      .optional()
      .describe(`Lots in the order of their ranges; the next ${MOST_LOTS} from where the round stands unless told`),
    reference: reference.describe("The debtor's own reference for this run"),
  }),
  errors: [
    "RedemptionNotTheDebtor",
    "RedemptionNothing",
    "RedemptionLevelInvalid",
    "RedemptionRoundOpen",
    "RedemptionOutOfOrder",
    "RedemptionNothingDue",
    "LotsChanged",
    "LotsEncumbered",
    "LotsNotMatured",
    "LotsStateForbids",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", level: "60000.00", reference: "RUN-2026-12-31" },
  async prepare(context, { instrument: given, level, lots, reference: run }) {
    const number = context.instrument(given);
    const currency = await context.currencyOf(number);
    const units = parseAmount(level, currency, "level");
    const { receivables, redemption } = context.contracts;
    const refs = await Promise.all(
      (lots === undefined ? await next() : lots.map(async (name) => (await context.lot(name, "lots")).lot)).map(
        async (name) => {
          const id = await name;
          return { lot: id, trail: (await receivables.lotAt(id)).trail };
        },
      ),
    );
    return { ...callOf("redemption", "payPart", [number, units, refs, referenceHash(run)]), currency };

    /** The lots from where the round of this level stands; a round that is not begun stands before the first. */
    async function next(): Promise<bigint[]> {
      const [row, round] = await Promise.all([lotsOf(context, number), redemption.roundOf(number)]);
      const reached = round.level === units ? round.reached : 0n;
      return row
        .filter(({ end }) => end > reached)
        .map(({ lot: name }) => name)
        .slice(0, MOST_LOTS);
    }
  },
  result(events) {
    const reached = events.all("redemption.PartPaymentReached").at(-1);
    return {
      ...(reached !== undefined && {
        instrument: instrumentName(reached.instrument),
        level: reached.level,
        reached: reached.reached,
      }),
      payments: paymentsOf(events),
      passedOver: events.all("redemption.PartPaymentPassedOver").map(({ lot: name }) => lotName(name)),
    };
  },
});
