import type { ActContext } from "../acts/context.js";
import { provenLot } from "../acts/proven-lot.js";
import { parseLot, type LotInput } from "../inputs/lot.js";

/** What the chain knows of recourse. Amounts in minor units. */
export function recourseReads(context: ActContext) {
  return {
    /** Who is liable to the holder of a lot, the nearest first, and for how much each; from the lot's proven path. */
    async liableOn(lot: LotInput) {
      const name = parseLot(lot);
      const { path } = await provenLot(context, name);
      const { liable, amounts } = await context.contracts.recourse.liableOn(name, path);
      return liable.map((member, at) => ({ member: Number(member), amount: amounts[at] ?? 0n }));
    },
  };
}
