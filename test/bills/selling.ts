import type { TestMember } from "../helpers/members.ts";
import type { Suite } from "../helpers/suite.ts";
import { domainOf, now, packConsent } from "../helpers/trade.ts";
import type { Ref } from "./securing.ts";

export const DISCOUNT = {
  Discount: [
    { name: "lot", type: "uint256" },
    { name: "trail", type: "bytes21" },
    { name: "buyer", type: "uint24" },
    { name: "ratePpm", type: "uint32" },
    { name: "freeOfPayment", type: "bool" },
    { name: "redemptionPrice", type: "uint40" },
    { name: "redeemFrom", type: "uint40" },
    { name: "redeemUntil", type: "uint40" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

/** What holder and bank agree on in tests. */
export interface TestDiscount {
  ref: Ref;
  buyer: bigint;
  ratePpm: bigint;
  freeOfPayment: boolean;
  redemptionPrice: bigint;
  redeemFrom: bigint;
  redeemUntil: bigint;
}

/** A purchase for good at 3.6 %, against payment, unless told. */
export function discountOf(ref: Ref, buyer: TestMember, change: Partial<TestDiscount> = {}): TestDiscount {
  const outright = { redemptionPrice: 0n, redeemFrom: 0n, redeemUntil: 0n };
  return { ref, buyer: buyer.number, ratePpm: 36_000n, freeOfPayment: false, ...outright, ...change };
}

export async function discountConsent(
  { suite }: { suite: Suite },
  signer: TestMember,
  { ref, ...terms }: TestDiscount,
  given: { deadline: bigint; issuedAt?: bigint },
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Discounting", suite.discounting);
  const message = { ...ref, ...terms, issuedAt, deadline: given.deadline };
  return packConsent(signer.account.address, issuedAt, await signer.account.signTypedData(domain, DISCOUNT, message));
}

/** Interest counted independently of the contract: half up, ACT/360. */
export function discountInterest(value: bigint, ppm: bigint, days: bigint): bigint {
  const divisor = 360_000_000n;
  return (2n * value * ppm * days + divisor) / (2n * divisor);
}
