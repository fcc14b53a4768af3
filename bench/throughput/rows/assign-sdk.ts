import { lotName } from "@tradelane/sdk/path";
import type { Pair, Stage } from "../stage.ts";
import type { Lane, Row } from "./row.ts";
import { PART, trade } from "./transfer.ts";

/** The same, by the SDK: consent and act prepared from the chain, tried, sent, waited for and read. */
export const assignBySdk: Row = {
  id: "assign-sdk",
  name: "assign a part, with consent, by the SDK",
  transactions: 1,
  leaves: "LotAssigned",
  open: (stage) => Promise.all(stage.pairs.map((pair) => laneOf(stage, pair))),
};

async function laneOf(stage: Stage, pair: Pair): Promise<Lane> {
  const { holder, receiver } = pair;
  const { lot, background } = await trade(stage, pair);
  const part = { lot: lotName(lot), to: receiver.member, amount: PART, background, deadline: "+30d" };
  return {
    async begin() {
      const consent = await receiver.sdk.receivables.assign.sign(part);
      const { transaction } = await holder.sdk.receivables.assign({ ...part, consent });
      return { settled: Promise.resolve(Number(transaction.gasUsed)) };
    },
  };
}
