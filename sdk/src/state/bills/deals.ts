import { AbiCoder, dataSlice, keccak256, zeroPadBytes, ZeroHash } from "ethers";
import { deal, dealType, fullDeal } from "../lots/deals.js";
import type { BillTerms, DiscountTerms, RediscountTerms } from "./records.js";

const ENDORSEMENT = dealType(
  "Endorsement(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool notTransferable,bytes32 background," +
    "uint40 issuedAt,uint40 deadline)",
);

const GUARANTEE = dealType("Guarantee(uint256 lot,bytes21 trail,bool forAcceptor,uint40 issuedAt,uint40 deadline)");
const PLEDGE = dealType("Pledge(uint256 lot,bytes21 trail,uint40 issuedAt,uint40 deadline)");

const DISCOUNT = dealType(
  "Discount(uint256 lot,bytes21 trail,uint24 buyer,uint32 ratePpm,bool freeOfPayment,uint40 redemptionPrice," +
    "uint40 redeemFrom,uint40 redeemUntil,uint40 issuedAt,uint40 deadline)",
);
/** What a request commits to that is never signed needs no type. */
const UNTYPED = "0x";

/** A request was not signed, so it has no issue time. */
const NOT_SIGNED = 0n;

export interface OfferedEndorsement {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  readonly notTransferable: boolean;
  readonly background: string;
}

/** The deal of an offered endorsement: what was offered, and the trail of the lot it was offered from. */
export function endorsementDeal(offered: OfferedEndorsement, trail: string, deadline: bigint): string {
  const { lot, to, units, notTransferable, background } = offered;
  return deal(ENDORSEMENT, lot, trail, to, units, notTransferable, background, NOT_SIGNED, deadline);
}

/** Where the request has its deadline, its deal has none. */
const NO_DEADLINE = 0n;

/** What a request for a guarantee is about, in full width: the part that is guaranteed, and the lot as it is. */
export function guaranteeDeal(lot: bigint, trail: string, forAcceptor: boolean): string {
  return fullDeal(GUARANTEE, lot, trail, forAcceptor, NOT_SIGNED, NO_DEADLINE);
}

/** What an offered pledge is about, in full width: the lot as it is. */
export function pledgeDeal(lot: bigint, trail: string): string {
  return fullDeal(PLEDGE, lot, trail, NOT_SIGNED, NO_DEADLINE);
}

/** The deal of an offered discount: its terms. */
export function discountDeal({ ref, buyer, ratePpm, freeOfPayment, ...window }: DiscountTerms): string {
  const { redemptionPrice, redeemFrom, redeemUntil } = window;
  const terms = [buyer, ratePpm, freeOfPayment, redemptionPrice, redeemFrom, redeemUntil];
  return deal(DISCOUNT, ref.lot, ref.trail, ...terms, NOT_SIGNED, NO_DEADLINE);
}

/** The deal of a bill that a bank names in an application for rediscount: the application's terms, and the lot. */
export function rediscountDeal(terms: RediscountTerms, lot: bigint, trail: string): string {
  const { centralBank, label, redeemFrom, redeemUntil } = terms;
  return deal(UNTYPED, centralBank, label, redeemFrom, redeemUntil, lot, trail);
}

/** The deal of a claim in recourse: the lot as it is, and the holder's costs. */
export function claimDeal(lot: bigint, trail: string, costs: bigint): string {
  return deal(UNTYPED, lot, trail, costs);
}

const TERMS = [
  "uint128",
  "uint24",
  "uint24",
  "uint24",
  "uint16",
  "uint40",
  "uint40",
  "bool",
  "bool",
  "bytes32",
] as const;
const TERMS_BYTES = 24;

/** What a request of the issuance desk is about: the terms of the bill, as their hash in full width. */
export function billTermsDeal(terms: BillTerms): string {
  const { number, drawer, acceptor, payee, currency, face, maturity, splittable, notTransferable, background } = terms;
  const values = [number, drawer, acceptor, payee, currency, face, maturity, splittable, notTransferable, background];
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode(TERMS, values));
  return zeroPadBytes(dataSlice(hash, 0, TERMS_BYTES), ZeroHash.length / 2 - 1);
}
