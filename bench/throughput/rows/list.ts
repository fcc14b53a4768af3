import { contracts } from "@tradelane/sdk";
import { keptStep, nextTrail, NO_BACKGROUND } from "@tradelane/sdk/path";
import { ASSIGNMENTS, type TestPassage } from "../../../test/helpers/bulk.ts";
import { packConsent } from "../../../test/helpers/trade.ts";
import type { Pair, Party, Stage } from "../stage.ts";
import { momentOfConsents } from "./consent.ts";
import type { Lane, Row } from "./row.ts";
import { FACE, PART, trade } from "./transfer.ts";

/** Items of a transaction. */
const ITEMS = 25;
const GAS = 2_000_000;

const bulk = contracts.IBulkAssignment__factory.createInterface();

/** Many parts of one lot in one transaction, with one signature of the receiver: sent by the holder. */
export const assignMany: Row = {
  id: "assign-many",
  name: `assign ${ITEMS} parts in a list, with one consent`,
  transactions: 1,
  acts: ITEMS,
  leaves: "LotAssigned",
  open: (stage) => Promise.all(stage.pairs.map((pair) => laneOf(stage, pair, "holder"))),
};

/** The same with the holder's signature as well: sent by one account for everybody. */
export const assignManyFor: Row = {
  ...assignMany,
  id: "assign-many-for",
  name: `assign ${ITEMS} parts in a list that both signed, sent by another`,
  open: (stage) => Promise.all(stage.pairs.map((pair) => laneOf(stage, pair, "another"))),
};

async function laneOf(stage: Stage, pair: Pair, sender: "holder" | "another"): Promise<Lane> {
  const { holder, receiver } = pair;
  const to = stage.record.contracts.bulkAssignment.proxy;
  const { lot, units, background, deadline } = await trade(stage, pair);
  const ledger = contracts.IReceivables__factory.connect(stage.record.contracts.receivables.proxy, stage.provider);
  let { start, trail } = await ledger.lotAt(lot);
  const issuedAt = Math.max(await momentOfConsents(stage, receiver), await momentOfConsents(stage, holder));

  /** The next items of the list, each for the lot as the one before it leaves it. */
  const draft = (): TestPassage[] =>
    Array.from({ length: ITEMS }, () => {
      const item = { ref: { lot, trail }, to: BigInt(receiver.member), units, recourse: false, background };
      start += PART;
      trail = nextTrail(trail, keptStep("Remainder", BigInt(holder.member), start, FACE, FACE), NO_BACKGROUND);
      return item;
    });

  return {
    async begin() {
      const items = draft();
      const list = { holder: holder.member, items: items.map(({ ref, ...item }) => ({ ...ref, ...item })), deadline };
      const accepted = [{ count: ITEMS, consent: await signed(stage, receiver, { ...list, issuedAt }) }];
      const data =
        sender === "holder"
          ? bulk.encodeFunctionData("assignMany", [items, deadline, accepted])
          : bulk.encodeFunctionData("assignManyFor", [
              items,
              deadline,
              await signed(stage, holder, { ...list, issuedAt }),
              accepted,
            ]);
      const { account } = sender === "holder" ? holder : stage.bank;
      const { mined } = await account.send({ to, data, gas: GAS });
      return { settled: mined.then(({ gas }) => gas) };
    },
  };
}

/** A party's signature over a list. */
async function signed(
  { record }: Stage,
  { account }: Party,
  list: Record<string, unknown> & { issuedAt: number },
): Promise<string> {
  const verifyingContract = record.contracts.bulkAssignment.proxy;
  const domain = { name: "Tradelane Bulk Assignment", version: "1", chainId: record.chainId, verifyingContract };
  const signature = await account.wallet.signTypedData(domain, ASSIGNMENTS, list);
  return packConsent(account.address, BigInt(list.issuedAt), signature);
}
