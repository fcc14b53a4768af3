import { network } from "hardhat";
import { decide } from "../helpers/council.ts";
import { Fixtures } from "../helpers/fixtures.ts";
import { ALL_DUTIES, ALL_POWERS, deploySuite } from "../helpers/suite.ts";
import { confirmed, consentToAssignment, draftTransfer, FACE, openTrade, type Trade } from "../helpers/trade.ts";
import type { LotsWorld } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";

const { ethers, networkHelpers } = await network.create();
const fixtures = new Fixtures(networkHelpers);

export { ethers };
export const { time } = networkHelpers;

/** Makes a block. */
export function mine(): Promise<void> {
  return networkHelpers.mine();
}

/** The chain as it is now, to come back to any number of times. */
export function snapshot(): Promise<{ restore: () => Promise<void> }> {
  return networkHelpers.takeSnapshot();
}

/** The state that a fixture leaves, made once. */
export function load<T>(fixture: () => Promise<T>): Promise<T> {
  return fixtures.load(fixture);
}

/** States of a receivable, as the documentation numbers them. */
export const STATE = {
  None: 0n,
  Submitted: 1n,
  Issued: 2n,
  Confirmed: 3n,
  Overdue: 4n,
  Settled: 5n,
  Cancelled: 6n,
  PartPaid: 7n,
  Disputed: 8n,
} as const;

async function openMarket(): Promise<Trade> {
  return openTrade(await deploySuite(ethers), 4, 2);
}

/** Members who trade, and nothing traded yet: deployed once for all files and fixtures that begin with it. */
export function market(): Promise<Trade> {
  return load(openMarket);
}

/** A confirmed receivable at the first supplier, and an account that is a desk with all powers. */
export async function ledger(): Promise<LotsWorld & { trade: Trade }> {
  const trade = await market();
  const { suite, debtor, suppliers } = trade;
  const desk = suite.signers.at(-4)!;
  await decide(suite, suite.receivables.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
  const { instrument, lot, issue, terms } = await confirmed(trade);
  return {
    trade,
    suite,
    time,
    lots: suite.receivables,
    instrument,
    root: lot,
    face: FACE,
    smallest: 100n,
    maturity: terms.maturity,
    highestTier: 8n,
    obligor: debtor,
    grantor: trade.banks[0]!,
    holders: suppliers,
    issue,
    desk,
    another: async (change = {}) => {
      const second = await confirmed(trade, change);
      return { instrument: second.instrument, root: second.lot };
    },
    draft: (of, from, to, units, change) => draftTransfer(trade, of, from, to, units, change),
    consent: (signer, transfer, options) => consentToAssignment(suite, signer, transfer, options),
    assign: (from, transfer, consent) => suite.receivables.connect(from).assign(transfer, consent),
    offer: (from, transfer) => suite.receivables.connect(from).offer(transfer),
    acceptOffer: (to, transfer) => suite.receivables.connect(to).acceptOffer(transfer),
    intoState: (state) =>
      suite.receivables.connect(desk).amend(row({ after: state, act: 1n }), instrument, terms.maturity),
    cancel: (fields = {}) =>
      suite.receivables.connect(desk).cancel(row({ after: STATE.Cancelled, ...fields }), instrument, issue, 1n),
  };
}
