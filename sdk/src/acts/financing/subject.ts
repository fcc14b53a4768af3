import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName } from "../../path/lot-name.js";
import { FinancingAct } from "../../values/enums.js";
import type { ActEvents } from "../events.js";
import { financing } from "../schemas.js";

/** An application or offer, by the financing's number. */
export const subject = z.strictObject({ financing });

export const subjectExample = { financing: `0x${"2a".repeat(20)}` };

/** The call that ends an application or offer without agreement. */
export function endingCall(verb: "refuse" | "withdraw" | "expire", given: z.output<typeof subject>) {
  return callOf("financing", verb, [parseFinancing(given.financing)]);
}

/** How it ended. */
export function closedOf(events: ActEvents) {
  const { subject: about, by, act, time } = events.one("financing.RequestClosed");
  return { financing: financingName(about), by: Number(by), act: FinancingAct.nameOf(act), at: Number(time) };
}
