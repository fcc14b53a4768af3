import { consentToAssignment, FACE } from "../../../test/helpers/trade.ts";
import { send, total, type Measured } from "../measure.ts";
import type { Act, Stage } from "./act.ts";
import { PART, running, standing, transferOf, type Standing } from "./pass.ts";

async function assign(stage: Stage, situation: Standing, units: bigint): Promise<Measured> {
  const { suite } = stage;
  const { holder, receiver } = situation;
  const transfer = await transferOf(stage, situation, units);
  const consent = await consentToAssignment(suite, receiver.account, transfer);
  return total(await send("Receivables.assign", suite.receivables.connect(holder.account).assign(transfer, consent)));
}

export const assignPart: Act = {
  id: "assign-part",
  name: "assign a part, one step, both consents",
  target: 115_000,
  stretch: 100_000,
  measure: async (stage) => assign(stage, await running(stage), PART),
};

export const assignWhole: Act = {
  id: "assign-whole",
  name: "assign a whole lot",
  target: 90_000,
  stretch: 78_000,
  measure: async (stage) => assign(stage, await standing(stage), FACE),
};
