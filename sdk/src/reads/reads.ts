import type { ActContext } from "../acts/context.js";
import { withNames } from "../errors/naming.js";
import type { TradelaneError } from "../errors/tradelane-error.js";
import { attestationReads } from "./attestations.js";
import { councilReads } from "./council.js";
import { creditLineReads } from "./credit-lines.js";
import { evidenceReads } from "./evidence.js";
import { financingReads } from "./financing.js";
import { memberReads } from "./members.js";
import { receivableReads } from "./receivables.js";
import { recourseReads } from "./recourse.js";
import { redemptionReads } from "./redemption.js";
import { ruleReads } from "./rules.js";
import { settlementReads } from "./settlement.js";

/** The reads of each area. */
export interface Reads {
  readonly members: ReturnType<typeof memberReads>;
  readonly rules: ReturnType<typeof ruleReads>;
  readonly attestations: ReturnType<typeof attestationReads>;
  readonly evidence: ReturnType<typeof evidenceReads>;
  readonly creditLines: ReturnType<typeof creditLineReads>;
  readonly receivables: ReturnType<typeof receivableReads>;
  readonly financing: ReturnType<typeof financingReads>;
  readonly redemption: ReturnType<typeof redemptionReads>;
  readonly recourse: ReturnType<typeof recourseReads>;
  readonly settlement: ReturnType<typeof settlementReads>;
  readonly council: ReturnType<typeof councilReads>;
}

/** Lays the reads out by area; whatever fails is told as an error of the catalogue. */
export function readsOf(context: ActContext, told: (error: unknown) => TradelaneError): Reads {
  const tell = (error: unknown) => withNames(told(error), context.directory);
  return {
    members: telling(memberReads(context), tell),
    rules: telling(ruleReads(context), tell),
    attestations: telling(attestationReads(context), tell),
    evidence: telling(evidenceReads(context), tell),
    creditLines: telling(creditLineReads(context), tell),
    receivables: telling(receivableReads(context), tell),
    financing: telling(financingReads(context), tell),
    redemption: telling(redemptionReads(context), tell),
    recourse: telling(recourseReads(context), tell),
    settlement: telling(settlementReads(context), tell),
    council: telling(councilReads(context), tell),
  };
}

function telling<Area extends object>(area: Area, tell: (error: unknown) => Promise<TradelaneError>): Area {
  const wrapped = Object.entries(area).map(([name, read]: [string, (...args: unknown[]) => Promise<unknown>]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await read(...args);
      } catch (error) {
        throw await tell(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Area;
}
