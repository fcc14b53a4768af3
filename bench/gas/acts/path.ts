import { keptStep, type PathStep } from "@tradelane/sdk/path";
import { ZeroHash } from "ethers";
import { assigned, FACE } from "../../../test/helpers/trade.ts";
import { send, total } from "../measure.ts";
import type { Act, Stage } from "./act.ts";
import { member, PART, running } from "./pass.ts";

/** The step that the latest assignment of an instrument made. */
async function lastStep({ suite }: Stage, instrument: bigint): Promise<PathStep> {
  const { receivables } = suite;
  const made = await receivables.queryFilter(receivables.filters.LotAssigned(instrument));
  const last = made.at(-1);
  if (last === undefined) throw new Error("nothing was assigned");
  return { step: last.args.step, background: last.args.background };
}

export const path: Act = {
  id: "path",
  name: "prove a path of five steps",
  target: 36_000,
  async measure(stage) {
    const { issued, holder } = await running(stage);
    const { suite, trade } = stage;
    const steps: PathStep[] = [
      issued.issue,
      { step: keptStep("Remainder", holder.number, PART, FACE, FACE), background: ZeroHash },
    ];
    let lot = issued.lot;
    for (const [tier, units] of [PART, PART / 2n, PART / 4n].entries()) {
      lot = await assigned(trade, lot, member(stage, tier), member(stage, tier + 1), units);
      steps.push(await lastStep(stage, issued.instrument));
    }
    const { receivables } = suite;
    if (!(await receivables.isPath(lot, steps))) throw new Error("the path does not lead to the lot");
    const call = await receivables.isPath.populateTransaction(lot, steps);
    return total(await send("Receivables.isPath", holder.account.sendTransaction(call)));
  },
};
