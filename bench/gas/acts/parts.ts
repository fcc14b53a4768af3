import { lotId } from "../../../test/helpers/trade.ts";
import { send, total, type Sent } from "../measure.ts";
import type { Act, Stage } from "./act.ts";
import { PART, running, type Standing } from "./pass.ts";

/** The holder splits a lot and keeps both parts. */
async function splitOff(
  stage: Stage,
  { issued, holder }: Standing,
): Promise<{ sent: Sent; child: bigint; before: string }> {
  const { receivables } = stage.suite;
  const { start, trail } = await receivables.lotAt(issued.lot);
  const sent = await send("Receivables.split", receivables.connect(holder.account).split(issued.lot, PART));
  return { sent, child: lotId(issued.instrument, start + PART), before: trail };
}

export const split: Act = {
  id: "split",
  name: "split a lot and keep both parts",
  measure: async (stage) => total((await splitOff(stage, await running(stage))).sent),
};

export const merge: Act = {
  id: "merge",
  name: "merge two parts",
  target: 64_000,
  stretch: 60_000,
  async measure(stage) {
    const situation = await running(stage);
    const { issued, holder } = situation;
    const { child, before } = await splitOff(stage, situation);
    const { receivables } = stage.suite;
    return total(await send("Receivables.merge", receivables.connect(holder.account).merge(issued.lot, child, before)));
  },
};
