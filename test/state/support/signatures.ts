import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Suite } from "../../helpers/suite.ts";
import { domainOf, now, packConsent, type TestTerms } from "../../helpers/trade.ts";

const SIGNED = [
  { name: "issuedAt", type: "uint40" },
  { name: "deadline", type: "uint40" },
];

const TYPES = {
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
    ...SIGNED,
  ],
  Cancellation: [{ name: "instrument", type: "uint96" }, { name: "trail", type: "bytes21" }, ...SIGNED],
  Extension: [
    { name: "instrument", type: "uint96" },
    { name: "maturity", type: "uint40" },
    { name: "newMaturity", type: "uint40" },
    ...SIGNED,
  ],
};

type Signed = keyof typeof TYPES;

const DOMAIN: Readonly<Record<Signed, readonly [name: string, contract: "origination" | "servicing"]>> = {
  Receivable: ["Tradelane Origination", "origination"],
  Cancellation: ["Tradelane Servicing", "servicing"],
  Extension: ["Tradelane Servicing", "servicing"],
};

type Content =
  | TestTerms
  | { readonly instrument: bigint; readonly trail: string }
  | { readonly instrument: bigint; readonly maturity: bigint; readonly newMaturity: bigint };

/** A consent to what two parties do at once, issued now. */
export async function consentTo(
  suite: Suite,
  type: Signed,
  signer: HardhatEthersSigner,
  content: Content,
  deadline: bigint,
): Promise<string> {
  const issuedAt = await now(suite);
  const [name, contract] = DOMAIN[type];
  const domain = await domainOf(suite, name, suite[contract]);
  const signature = await signer.signTypedData(domain, { [type]: TYPES[type] }, { ...content, issuedAt, deadline });
  return packConsent(signer.address, issuedAt, signature);
}
