import type { TestMember } from "../helpers/members.ts";
import type { Suite } from "../helpers/suite.ts";
import { domainOf, now, packConsent } from "../helpers/trade.ts";

/** A lot as it was when somebody referred to it. */
export interface Ref {
  lot: bigint;
  trail: string;
}

const SIGNED = [
  { name: "issuedAt", type: "uint40" },
  { name: "deadline", type: "uint40" },
];
const LOT = [
  { name: "lot", type: "uint256" },
  { name: "trail", type: "bytes21" },
];
export const GUARANTEE = { Guarantee: [...LOT, { name: "forAcceptor", type: "bool" }, ...SIGNED] };
export const PLEDGE = { Pledge: [...LOT, ...SIGNED] };

/** What a guarantor or a pledgee signs for. */
export interface Secured {
  ref: Ref;
  deadline: bigint;
  issuedAt?: bigint;
}

export const refOf = ({ root, trail }: { root: bigint; trail: string }): Ref => ({ lot: root, trail });

export async function guaranteeConsent(
  { suite }: { suite: Suite },
  signer: TestMember,
  { ref, deadline, forAcceptor, ...given }: Secured & { forAcceptor: boolean },
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Guarantees", suite.guarantees);
  const message = { ...ref, forAcceptor, issuedAt, deadline };
  return packConsent(signer.account.address, issuedAt, await signer.account.signTypedData(domain, GUARANTEE, message));
}

export async function pledgeConsent(
  { suite }: { suite: Suite },
  signer: TestMember,
  { ref, deadline, ...given }: Secured,
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Pledges", suite.pledges);
  const message = { ...ref, issuedAt, deadline };
  return packConsent(signer.account.address, issuedAt, await signer.account.signTypedData(domain, PLEDGE, message));
}
