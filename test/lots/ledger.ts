import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractTransactionResponse } from "ethers";
import type { contracts } from "@tradelane/sdk";
import type { TestMember } from "../helpers/members.ts";
import type { Suite } from "../helpers/suite.ts";
import type { TestTransfer } from "../helpers/trade.ts";
import type { RowFields } from "./rows.ts";

type Sent = Promise<ContractTransactionResponse>;

/** What differs from when a consent is usually signed: now, for the lot as it is. */
export interface ConsentOptions {
  issuedAt?: bigint;
  trail?: string;
}

/** A ledger with one instrument whose root lot is whole, seen as all instruments are. */
export interface LotsWorld {
  suite: Suite;
  time: NetworkHelpers["time"];
  /** The ledger; of an instrument's own acts only those below are used. */
  lots: contracts.Receivables;
  instrument: bigint;
  /** The root lot's name. */
  root: bigint;
  face: bigint;
  smallest: bigint;
  maturity: bigint;
  highestTier: bigint;
  obligor: TestMember;
  /** The bank whose line the instruments use up. */
  grantor: TestMember;
  /** The first is the first creditor. */
  holders: TestMember[];
  /** The root lot's first step. */
  issue: { step: bigint; background: string };
  /** An account that is a desk with all powers. */
  desk: HardhatEthersSigner;
  /** A second instrument of the same obligor at the same first creditor. */
  another: (change?: { assignable?: boolean; maturity?: bigint }) => Promise<{ instrument: bigint; root: bigint }>;
  /** A transfer with a document that covers it exactly. */
  draft: (
    lot: bigint,
    from: TestMember,
    to: TestMember,
    units: bigint,
    change?: Partial<TestTransfer>,
  ) => Promise<TestTransfer>;
  consent: (signer: HardhatEthersSigner, transfer: TestTransfer, options?: ConsentOptions) => Promise<string>;
  assign: (from: HardhatEthersSigner, transfer: TestTransfer, consent: string) => Sent;
  offer: (from: HardhatEthersSigner, transfer: TestTransfer) => Sent;
  acceptOffer: (to: HardhatEthersSigner, transfer: TestTransfer) => Sent;
  /** The desk moves the instrument to a state; a lot it may say something on for that. */
  intoState: (state: bigint) => Sent;
  /** The desk ends the root lot and the instrument, by a row with these fields. */
  cancel: (fields?: RowFields) => Sent;
}

/** An instrument's ledger, for the behaviour that all share. */
export interface Ledger {
  load: () => Promise<LotsWorld>;
  /** Numbers of acts in the instrument's table, and of states. */
  acts: { assign: bigint; offer: bigint; acceptOffer: bigint; split: bigint; merge: bigint };
  /** States after registration, after default, at the end and after cancellation. */
  states: { live: bigint; settled: bigint; cancelled: bigint };
  /** Name of the act that token transfers are told to use. */
  moves: string;
  /** Name of the event that tells an offer. */
  offered: string;
  /** Steps by which a lot passes on: plainly, and with the one mark a transfer can have, which are its flags then. */
  steps: { plain: bigint; marked: bigint; flags: bigint };
}

export interface LotShape {
  holder: bigint;
  start: bigint;
  end: bigint;
  tier: bigint;
  flags: bigint;
  trail: string;
}

/** A lot's fields by name. */
export async function lotAt({ lots }: Pick<LotsWorld, "lots">, lot: bigint): Promise<LotShape> {
  const { holder, start, end, tier, flags, trail } = await lots.lotAt(lot);
  return { holder, start, end, tier, flags, trail };
}

/** What there is when there is no lot. */
export const NO_LOT: LotShape = {
  holder: 0n,
  start: 0n,
  end: 0n,
  tier: 0n,
  flags: 0n,
  trail: `0x${"00".repeat(21)}`,
};

/** Assigns at once, by a fresh document and consent, and returns the name of the lot that moved. */
export async function pass(
  world: LotsWorld,
  lot: bigint,
  from: TestMember,
  to: TestMember,
  units: bigint,
  change: Partial<TestTransfer> = {},
): Promise<bigint> {
  const transfer = await world.draft(lot, from, to, units, change);
  const { start } = await world.lots.lotAt(lot);
  await world.assign(from.account, transfer, await world.consent(to.account, transfer));
  return ((lot >> 40n) << 40n) | (start + units);
}

/** Cuts the front off a lot and returns the child's name and the lot's trail from before. */
export async function split(
  { lots }: LotsWorld,
  holder: TestMember,
  lot: bigint,
  units: bigint,
): Promise<{ child: bigint; before: string }> {
  const { start, trail } = await lots.lotAt(lot);
  await lots.connect(holder.account).split(lot, units);
  return { child: ((lot >> 40n) << 40n) | (start + units), before: trail };
}
