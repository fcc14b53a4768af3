import type { ActContext } from "../acts/context.js";
import type { TradelaneError } from "../errors/tradelane-error.js";
import { acceptorReads } from "./acceptors.js";
import { attestationReads } from "./attestations.js";
import { billRecourseReads } from "./bill-recourse.js";
import { billReads } from "./bills.js";
import { councilReads } from "./council.js";
import { creditLineReads } from "./credit-lines.js";
import { discountReads } from "./discounting.js";
import { evidenceReads } from "./evidence.js";
import { financingReads } from "./financing.js";
import { memberReads } from "./members.js";
import { quotaReads } from "./quotas.js";
import { receivableReads } from "./receivables.js";
import { recourseReads } from "./recourse.js";
import { rediscountReads } from "./rediscount.js";
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
  readonly bills: ReturnType<typeof billReads>;
  readonly discounting: ReturnType<typeof discountReads>;
  readonly billRecourse: ReturnType<typeof billRecourseReads>;
  readonly rediscount: ReturnType<typeof rediscountReads>;
  readonly quotas: ReturnType<typeof quotaReads>;
  readonly acceptors: ReturnType<typeof acceptorReads>;
  readonly settlement: ReturnType<typeof settlementReads>;
  readonly council: ReturnType<typeof councilReads>;
}

/** Lays the reads out by area; whatever fails is told as an error of the catalogue. */
export function readsOf(context: ActContext, told: (error: unknown) => TradelaneError): Reads {
  return {
    members: telling(memberReads(context), told),
    rules: telling(ruleReads(context), told),
    attestations: telling(attestationReads(context), told),
    evidence: telling(evidenceReads(context), told),
    creditLines: telling(creditLineReads(context), told),
    receivables: telling(receivableReads(context), told),
    financing: telling(financingReads(context), told),
    redemption: telling(redemptionReads(context), told),
    recourse: telling(recourseReads(context), told),
    bills: telling(billReads(context), told),
    discounting: telling(discountReads(context), told),
    billRecourse: telling(billRecourseReads(context), told),
    rediscount: telling(rediscountReads(context), told),
    quotas: telling(quotaReads(context), told),
    acceptors: telling(acceptorReads(context), told),
    settlement: telling(settlementReads(context), told),
    council: telling(councilReads(context), told),
  };
}

function telling<Area extends object>(area: Area, told: (error: unknown) => TradelaneError): Area {
  const wrapped = Object.entries(area).map(([name, read]: [string, (...args: unknown[]) => Promise<unknown>]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await read(...args);
      } catch (error) {
        throw told(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Area;
}
