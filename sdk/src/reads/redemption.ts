import type { ActContext } from "../acts/context.js";
import { parseLot, type InstrumentInput, type LotInput } from "../inputs/lot.js";

/** What the chain knows of payment at maturity. Amounts in minor units. */
export function redemptionReads(context: ActContext) {
  const { redemption } = context.contracts;
  return {
    /** What is not yet paid of a lot; zero for one that has ended. */
    async unpaidOf(lot: LotInput): Promise<bigint> {
      return redemption.unpaidOf(parseLot(lot));
    },
    /** The present or last round of part payment: its level, and the unit before which it has reached all lots. */
    async roundOf(instrument: InstrumentInput) {
      const { level, reached } = await redemption.roundOf(context.instrument(instrument));
      return { level, reached };
    },
  };
}
