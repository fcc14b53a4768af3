import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TypedDataDomain } from "ethers";
import type { Suite } from "../helpers/suite.ts";
import { domainOf, now, packConsent } from "../helpers/trade.ts";

export interface TestApplication {
  ref: { lot: bigint; trail: string };
  units: bigint;
  applicant: bigint;
  bank: bigint;
  kind: bigint;
  applicantReference: string;
}

export interface TestOffer {
  principal: bigint;
  ratePpm: bigint;
  disburseBy: bigint;
}

/** What differs from an honest consent. */
export interface ForgedAgreement {
  issuedAt?: bigint;
  domain?: TypedDataDomain;
  application?: Partial<TestApplication>;
  offer?: Partial<TestOffer>;
}

/** The typed data of an agreement, written out independently of the contract. */
const AGREEMENT = {
  Financing: [
    { name: "lot", type: "uint256" },
    { name: "trail", type: "bytes21" },
    { name: "units", type: "uint40" },
    { name: "applicant", type: "uint24" },
    { name: "bank", type: "uint24" },
    { name: "kind", type: "uint8" },
    { name: "applicantReference", type: "bytes32" },
    { name: "principal", type: "uint40" },
    { name: "ratePpm", type: "uint32" },
    { name: "disburseBy", type: "uint40" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

/** A party's consent to a financing on these terms. */
export async function consentToFinancing(
  suite: Suite,
  signer: HardhatEthersSigner,
  application: TestApplication,
  offer: TestOffer,
  deadline: bigint,
  forged: ForgedAgreement = {},
): Promise<string> {
  const issuedAt = forged.issuedAt ?? (await now(suite));
  const { ref, ...rest } = { ...application, ...forged.application };
  const message = { ...ref, ...rest, ...offer, ...forged.offer, issuedAt, deadline };
  const domain = { ...(await domainOf(suite, "Tradelane Financing", suite.financing)), ...forged.domain };
  return packConsent(signer.address, issuedAt, await signer.signTypedData(domain, AGREEMENT, message));
}
