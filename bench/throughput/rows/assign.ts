import { contracts } from "@tradelane/sdk";
import { keptStep, nextTrail, NO_BACKGROUND } from "@tradelane/sdk/path";
import { ASSIGNMENT, packConsent } from "../../../test/helpers/trade.ts";
import type { Pair, Party, Stage } from "../stage.ts";
import { momentOfConsents } from "./consent.ts";
import type { Lane, Row } from "./row.ts";
import { FACE, PART, receivables, trade, type Transfer } from "./transfer.ts";

/** One transaction: the holder sends it with the receiver's signature. */
export const assign: Row = {
  id: "assign",
  name: "assign a part, with consent",
  transactions: 1,
  leaves: "LotAssigned",
  open: (stage) => Promise.all(stage.pairs.map((pair) => laneOf(stage, pair))),
};

async function laneOf(stage: Stage, pair: Pair): Promise<Lane> {
  const { holder, receiver } = pair;
  const to = stage.record.contracts.receivables.proxy;
  const transfer = await trade(stage, pair);
  const lot = await contracts.IReceivables__factory.connect(to, stage.provider).lotAt(transfer.lot);
  let { start, trail } = lot;
  const issuedAt = await momentOfConsents(stage, receiver);
  return {
    async begin() {
      const consent = await consentOf(stage, receiver, { ...transfer, trail, issuedAt });
      const { mined } = await holder.account.send({
        to,
        data: receivables.encodeFunctionData("assign", [transfer, consent]),
      });
      // What a consent is for is known before the chain has the assignment before it: so several can be on their way.
      start += PART;
      const rest = keptStep("Remainder", BigInt(holder.member), start, FACE, FACE);
      trail = nextTrail(trail, rest, NO_BACKGROUND);
      return { settled: mined.then(({ gas }) => gas) };
    },
  };
}

async function consentOf(
  { record }: Stage,
  { account }: Party,
  value: Transfer & { trail: string; issuedAt: number },
): Promise<string> {
  const verifyingContract = record.contracts.receivables.proxy;
  const domain = { name: "Tradelane Receivables", version: "1", chainId: record.chainId, verifyingContract };
  const signature = await account.wallet.signTypedData(domain, ASSIGNMENT, value);
  return packConsent(account.address, BigInt(value.issuedAt), signature);
}
