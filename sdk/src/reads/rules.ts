import type { ActContext } from "../acts/context.js";
import { parameterName } from "../inputs/hash.js";
import type { TimeInput } from "../inputs/time.js";

/** What the rule book says. */
export function ruleReads(context: ActContext) {
  const { consortium, ruleBook } = context.contracts;
  return {
    /** The rule epoch in force now. */
    epoch: async () => Number(await consortium.ruleEpoch()),
    /** The rule epoch in force at a moment. */
    epochAt: async (moment: TimeInput) => Number(await ruleBook.epochAt(await context.moment(moment, "moment"))),
    /** How many epochs there are, begun or announced. */
    epochCount: async () => Number(await ruleBook.epochCount()),
    /** When an epoch begins, UTC seconds. */
    effectiveFrom: async (epoch: number) => Number(await ruleBook.effectiveFrom(epoch)),
    /**
     * A parameter's value in an epoch (the one in force unless told otherwise); undefined when it is not set.
     *
     * @param parameter its name, with its key in brackets: `receivables.smallestLotUnits[156]`
     */
    async valueAt(parameter: string, epoch?: number): Promise<bigint | undefined> {
      const value = await ruleBook.findValueAt(parameterName(parameter), epoch ?? (await consortium.ruleEpoch()));
      return value === 0n ? undefined : value;
    },
  };
}
