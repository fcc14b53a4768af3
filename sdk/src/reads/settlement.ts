import type { ActContext } from "../acts/context.js";
import { currencyOf } from "../inputs/currency.js";
import { currencyName } from "../values/currency.js";
import { InstructionState } from "../values/enums.js";

/** What the chain knows of payments. */
export function settlementReads(context: ActContext) {
  const { settlement } = context.contracts;
  return {
    /** A payment instruction; undefined when there is none. Amounts in minor units. */
    async instructionAt(instruction: string) {
      const found = await settlement.instructionAt(instruction);
      if (found.state === 0n) return undefined;
      const { state, payer, payee, currency, amount, expiresAt, desk, subject, returned } = found;
      return {
        instruction,
        state: InstructionState.nameOf(state),
        payer: Number(payer),
        payee: Number(payee),
        currency: currencyName(currency),
        amount,
        returned,
        expiresAt: Number(expiresAt),
        desk,
        subject,
      };
    },
    /** The member that reports on a currency; undefined when none is named. */
    async agentOf(currency: string) {
      const agent = Number(await settlement.agentOf(currencyOf(currency).numeric));
      return agent === 0 ? undefined : agent;
    },
  };
}
