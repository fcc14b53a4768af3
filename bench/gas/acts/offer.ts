import { send, total } from "../measure.ts";
import type { Act } from "./act.ts";
import { PART, running, transferOf } from "./pass.ts";

export const offerAccept: Act = {
  id: "offer-accept",
  name: "offer and accept a part",
  target: 188_000,
  stretch: 165_000,
  async measure(stage) {
    const situation = await running(stage);
    const { holder, receiver } = situation;
    const { receivables } = stage.suite;
    const transfer = await transferOf(stage, situation, PART);
    return total(
      await send("Receivables.offer", receivables.connect(holder.account).offer(transfer)),
      await send("Receivables.acceptOffer", receivables.connect(receiver.account).acceptOffer(transfer)),
    );
  },
};
