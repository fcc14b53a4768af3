import { contracts } from "@tradelane/sdk";
import { fresh, type Pair, type Stage } from "../stage.ts";
import type { Lane, Row } from "./row.ts";

const evidence = contracts.IEvidence__factory.createInterface();
const YUAN = 156;
const INVOICE = 1;

/** One transaction: the seller registers an invoice. */
export const register: Row = {
  id: "register",
  name: "register a document",
  transactions: 1,
  leaves: "DocumentRegistered",
  open: async (stage) => stage.pairs.map((pair) => laneOf(stage, pair)),
};

function laneOf({ record }: Stage, { holder, receiver }: Pair): Lane {
  const to = record.contracts.evidence.proxy;
  const parties = { seller: receiver.member, buyer: holder.member, currency: YUAN, kind: INVOICE };
  return {
    async begin() {
      const contents = { tag: fresh("tag"), amount: 100_000, root: fresh("root"), fingerprint: 1 };
      const data = evidence.encodeFunctionData("register", [{ ...parties, ...contents }]);
      const { mined } = await receiver.account.send({ to, data });
      return { settled: mined.then(({ gas }) => gas) };
    },
  };
}
