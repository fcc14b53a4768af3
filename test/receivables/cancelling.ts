import { expect } from "chai";
import { ZeroAddress, type ContractTransactionResponse } from "ethers";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { confirmed, DAY, now, usedOf, type Issued, type Trade } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { market, STATE } from "./world.ts";

/** A confirmed receivable and who trades. */
export async function issued(): Promise<Trade & { issued: Issued }> {
  const trade = await market();
  return { ...trade, issued: await confirmed(trade) };
}

/** A moment a day ahead. */
export async function tomorrow({ suite }: Trade): Promise<bigint> {
  return (await now(suite)) + DAY;
}

/** Expects that a transaction cancelled a receivable: root lot, state, document, debt, events. */
export async function isCancelled(
  { suite, debtor, suppliers }: Trade,
  { instrument, lot, terms }: Issued,
  trailBefore: string,
  sent: ContractTransactionResponse,
  flags = 0n,
): Promise<void> {
  const { receivables, servicing, evidence } = suite;
  const time = await timeOf(sent);
  const [creditor] = suppliers;
  const { face, background } = terms;
  const fields = { from: creditor!.number, to: debtor.number, start: 0n, end: face, parentEnd: face };
  const ended = step({ act: STEP.CANCELLED, ...fields, time, epoch: 1n });
  expect(await lotAt({ lots: receivables }, lot)).to.deep.equal({
    holder: creditor!.number,
    start: 0n,
    end: face,
    tier: 0n,
    flags: Flag.ENDED | flags,
    trail: next(trailBefore, ended, background),
  });
  const { state, redeemed } = await receivables.instrumentAt(instrument);
  expect([state, redeemed]).to.deep.equal([STATE.Cancelled, 0n]);
  expect(await usedOf(suite, terms)).to.equal(0n);
  expect((await evidence.documentAt(background)).financed).to.equal(0n);
  expect((await servicing.requestAt(instrument << 40n)).act).to.equal(0n);
  expect(await eventsOf(sent, servicing)).to.deep.equal([["ReceivableCancelled", instrument, background, time]]);
  const giver = await receivables.memberAddress(creditor!.number);
  expect((await eventsOf(sent, receivables)).slice(-2)).to.deep.equal([
    ["TransferSingle", await servicing.getAddress(), giver, ZeroAddress, lot, face],
    ["LotEnded", instrument, creditor!.number, lot, ended, background],
  ]);
}
