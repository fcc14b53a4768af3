import { expect } from "chai";
import { AbiCoder, keccak256, ZeroAddress, type ContractTransactionResponse } from "ethers";
import { eventsOf, fieldsOf, timeOf } from "../helpers/refusal.ts";
import { lotId, type TestTerms, type Trade } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { next, origin, step, STEP } from "../lots/trail.ts";
import { STATE } from "./world.ts";

/** An instrument's number: the last 96 bits of a hash of the debtor and its own reference. */
export function instrumentOf({ debtor, debtorReference }: Pick<TestTerms, "debtor" | "debtorReference">): bigint {
  const content = AbiCoder.defaultAbiCoder().encode(["uint24", "bytes32"], [debtor, debtorReference]);
  return BigInt(keccak256(content)) & (2n ** 96n - 1n);
}

/** Terms as events give them. */
export function listed(terms: TestTerms): unknown[] {
  const { debtor, creditor, grantor, currency, face, maturity, assignable, debtorReference, background } = terms;
  return [debtor, creditor, grantor, currency, face, maturity, assignable, debtorReference, background];
}

/** Expects that a transaction confirmed a receivable: instrument, root lot, events, document, debt. */
export async function isConfirmed(
  { suite }: Trade,
  terms: TestTerms,
  sent: ContractTransactionResponse,
  given: { highestTier?: bigint; smallestLot?: bigint; epoch?: bigint } = {},
): Promise<void> {
  const { receivables, origination, evidence } = suite;
  const { highestTier = 8n, smallestLot = 100n, epoch = 1n } = given;
  const instrument = instrumentOf(terms);
  const face = terms.face;
  const root = lotId(instrument, face);
  const time = await timeOf(sent);
  const parties = [terms.debtor, terms.creditor];
  expect(fieldsOf(await receivables.instrumentAt(instrument))).to.deep.equal({
    state: STATE.Confirmed,
    marks: terms.assignable ? 0n : 1n,
    obligor: terms.debtor,
    grantor: terms.grantor,
    currency: terms.currency,
    issuedAt: time,
    maturity: terms.maturity,
    face,
    redeemed: 0n,
    highestTier,
    smallestLot,
  });
  expect(await origination.stateOf(instrument)).to.equal(STATE.Confirmed);

  const fields = { from: terms.debtor, to: terms.creditor, start: 0n, end: face, parentEnd: face };
  const issued = step({ act: STEP.ISSUED, ...fields, time, epoch });
  expect(await lotAt({ lots: receivables }, root)).to.deep.equal({
    holder: terms.creditor,
    start: 0n,
    end: face,
    tier: 0n,
    flags: 0n,
    trail: next(origin(instrument), issued, terms.background),
  });
  const taker = await receivables.memberAddress(terms.creditor);
  expect(await eventsOf(sent, receivables)).to.deep.equal([
    ["TransferSingle", await origination.getAddress(), ZeroAddress, taker, root, face],
    ["LotIssued", instrument, ...parties, issued, terms.background],
  ]);
  const confirmations = (await eventsOf(sent, origination)).filter(([name]) => name === "ReceivableConfirmed");
  expect(confirmations).to.deep.equal([
    ["ReceivableConfirmed", instrument, ...parties, listed(terms), highestTier, smallestLot, time, epoch],
  ]);
  expect((await evidence.documentAt(terms.background)).financed).to.equal(face);
}
