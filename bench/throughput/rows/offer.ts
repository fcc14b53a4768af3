import type { Pair, Stage } from "../stage.ts";
import type { Lane, Row } from "./row.ts";
import { receivables, trade } from "./transfer.ts";

/** Two transactions: the holder asks, the receiver answers once the chain has the question. */
export const offerAccept: Row = {
  id: "offer-accept",
  name: "offer a part, accept it",
  transactions: 2,
  leaves: "LotAssigned",
  open: (stage) => Promise.all(stage.pairs.map((pair) => laneOf(stage, pair))),
};

async function laneOf(stage: Stage, pair: Pair): Promise<Lane> {
  const { holder, receiver } = pair;
  const to = stage.record.contracts.receivables.proxy;
  const transfer = await trade(stage, pair);
  const offer = { to, data: receivables.encodeFunctionData("offer", [transfer]) };
  const answer = { to, data: receivables.encodeFunctionData("acceptOffer", [transfer]) };
  let before: Promise<unknown> = Promise.resolve();
  return {
    async begin() {
      // An offered lot takes no second offer.
      await before;
      const offered = await (await holder.account.send(offer)).mined;
      const accepted = (await receiver.account.send(answer)).mined;
      before = accepted;
      return { settled: accepted.then(({ gas }) => offered.gas + gas) };
    },
  };
}
