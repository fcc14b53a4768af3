import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Suite } from "../helpers/suite.ts";
import { domainOf, now, packConsent, type TestTerms } from "../helpers/trade.ts";

/** Typed data as the suite's documentation gives it, written out independently of the contracts. */
export const RECEIVABLE = {
  Receivable: [
    { name: "debtor", type: "uint24" },
    { name: "creditor", type: "uint24" },
    { name: "grantor", type: "uint24" },
    { name: "currency", type: "uint16" },
    { name: "face", type: "uint40" },
    { name: "maturity", type: "uint40" },
    { name: "assignable", type: "bool" },
    { name: "debtorReference", type: "bytes32" },
    { name: "background", type: "bytes32" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

export const CANCELLATION = {
  Cancellation: [
    { name: "instrument", type: "uint96" },
    { name: "trail", type: "bytes21" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

export const EXTENSION = {
  Extension: [
    { name: "instrument", type: "uint96" },
    { name: "maturity", type: "uint40" },
    { name: "newMaturity", type: "uint40" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

/** Consent to terms, for `submitWithConsent` and `issueWithConsent`. */
export async function consentToTerms(
  suite: Suite,
  signer: HardhatEthersSigner,
  terms: TestTerms,
  deadline: bigint,
  issued?: bigint,
): Promise<string> {
  const issuedAt = issued ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Origination", suite.origination);
  const signature = await signer.signTypedData(domain, RECEIVABLE, { ...terms, issuedAt, deadline });
  return packConsent(signer.address, issuedAt, signature);
}

/** Consent to a cancellation while the root lot is as it is, or as `trail` says. */
export async function consentToCancellation(
  suite: Suite,
  signer: HardhatEthersSigner,
  lot: bigint,
  deadline: bigint,
  options: { issuedAt?: bigint; trail?: string } = {},
): Promise<string> {
  const issuedAt = options.issuedAt ?? (await now(suite));
  const trail = options.trail ?? (await suite.receivables.lotAt(lot)).trail;
  const domain = await domainOf(suite, "Tradelane Servicing", suite.servicing);
  const message = { instrument: lot >> 40n, trail, issuedAt, deadline };
  const signature = await signer.signTypedData(domain, CANCELLATION, message);
  return packConsent(signer.address, issuedAt, signature);
}

/** Consent to an extension of the present term. */
export async function consentToExtension(
  suite: Suite,
  signer: HardhatEthersSigner,
  instrument: bigint,
  newMaturity: bigint,
  deadline: bigint,
  issued?: bigint,
): Promise<string> {
  const issuedAt = issued ?? (await now(suite));
  const { maturity } = await suite.receivables.instrumentAt(instrument);
  const domain = await domainOf(suite, "Tradelane Servicing", suite.servicing);
  const message = { instrument, maturity, newMaturity, issuedAt, deadline };
  const signature = await signer.signTypedData(domain, EXTENSION, message);
  return packConsent(signer.address, issuedAt, signature);
}
