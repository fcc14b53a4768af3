import { getAddress, toBeHex, toUtf8Bytes, ZeroAddress, zeroPadBytes } from "ethers";
import { lotName } from "../path/lot-name.js";
import type { SuiteEvent } from "../events/types.js";
import { area, unexplained, type Area } from "./area.js";
import type { LedgerContract } from "../path/ledger.js";

/** Who holds a token of the face, and how much. */
export interface Balance {
  readonly owner: string;
  readonly units: bigint;
}

export interface TokenState {
  /** By lot; a lot has one owner at a time. */
  readonly balances: Map<bigint, Balance>;
}

const MEMBER_ADDRESSES = BigInt(zeroPadBytes(toUtf8Bytes("tradelane member"), 20));
const NOTHING: Balance = { owner: ZeroAddress, units: 0n };

/** The constant address that stands for a member on the token face. */
export function memberAddress(member: bigint): string {
  return member === 0n ? ZeroAddress : getAddress(toBeHex(MEMBER_ADDRESSES | member, 20));
}

/** What both ledgers say of a token that appears, passes or vanishes. */
type Transferred = Extract<SuiteEvent, { readonly contract: "receivables"; readonly name: "TransferSingle" }>["args"];

function transfer({ balances }: TokenState, { from, to, id, value }: Transferred, event: SuiteEvent): void {
  const { owner, units } = balances.get(id) ?? NOTHING;
  const left = from === ZeroAddress ? units : units - value;
  const held = to === ZeroAddress ? left : left + value;
  // All that is there belongs to one owner before and after: the one named, and on a transfer all of it passes.
  const fromFits = from === ZeroAddress || (owner === from && left >= 0n);
  const toFits = to === ZeroAddress || left === 0n || owner === to;
  if (!fromFits || !toFits) throw unexplained(event, `token ${lotName(id)}`, `${owner} has ${units} of it`);
  balances.set(id, held === 0n ? NOTHING : { owner: to === ZeroAddress ? owner : to, units: held });
}

function tokensOf(name: string, ledger: LedgerContract): Area<TokenState> {
  return area<TokenState>(name, () => ({ balances: new Map() }), { [ledger]: { TransferSingle: transfer } });
}

/** The ERC-1155 face of lots of receivables, from its own events alone. */
export const tokenArea = tokensOf("token", "receivables");

/** The ERC-1155 face of lots of bills. */
export const billTokenArea = tokensOf("billToken", "bills");
