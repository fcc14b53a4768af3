import { type Signer, concat, toBeHex } from "ethers";
import type { contracts } from "@tradelane/sdk";
import type { Registration } from "./world.ts";

/** What a party signs so that a bank may register its document. */
export const REGISTRATION = {
  Registration: [
    { name: "tag", type: "bytes32" },
    { name: "seller", type: "uint24" },
    { name: "buyer", type: "uint24" },
    { name: "currency", type: "uint16" },
    { name: "kind", type: "uint8" },
    { name: "amount", type: "uint56" },
    { name: "root", type: "bytes32" },
    { name: "fingerprint", type: "uint16" },
    { name: "bank", type: "uint24" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

export interface RegistrationConsent {
  document: Registration;
  bank: bigint;
  deadline: bigint;
  /** UTC seconds; the time of the latest block when left out. */
  issuedAt?: bigint;
}

/** `signer 20 bytes | issuedAt 5 bytes | signature`. */
export function consentOf(signer: string, issuedAt: bigint, signature: string): string {
  return concat([signer, toBeHex(issuedAt, 5), signature]);
}

/** The consent that `registerByBank` takes. */
export async function signRegistration(
  evidence: contracts.Evidence,
  signer: Signer,
  { document, bank, deadline, issuedAt }: RegistrationConsent,
): Promise<string> {
  const latest = await signer.provider!.getBlock("latest");
  const issued = issuedAt ?? BigInt(latest!.timestamp);
  const { name, version, chainId, verifyingContract } = await evidence.eip712Domain();
  const domain = { name, version, chainId, verifyingContract };
  const message = { ...document, bank, issuedAt: issued, deadline };
  return consentOf(await signer.getAddress(), issued, await signer.signTypedData(domain, REGISTRATION, message));
}
