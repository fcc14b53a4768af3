import { id } from "ethers";
import { deployConsortium, ethers, KIND, type Member, proxyOf } from "./consortium.ts";

export { networkHelpers } from "./consortium.ts";

export const DOCUMENT = {
  None: 0n,
  Invoice: 1n,
  Contract: 2n,
  DeliveryNote: 3n,
  Declaration: 4n,
  CreditNote: 5n,
} as const;

export interface Registration {
  tag: string;
  seller: bigint;
  buyer: bigint;
  currency: bigint;
  kind: bigint;
  amount: bigint;
  root: string;
  fingerprint: bigint;
}

export const tagOf = (words: string): string => id(words);

/** An invoice of 1,000.00 yuan, or what `other` says. */
export function invoice(seller: Member, buyer: Member, other: Partial<Registration> = {}): Registration {
  return {
    tag: tagOf("an invoice"),
    seller: seller.id,
    buyer: buyer.id,
    currency: 156n,
    kind: DOCUMENT.Invoice,
    amount: 100_000n,
    root: tagOf("root of an invoice"),
    fingerprint: 4_711n,
    ...other,
  };
}

/** Traders, banks, a desk, and one document already registered. */
export async function evidenceWorld() {
  const base = await deployConsortium();
  const { consortium, council, admit } = base;
  const supplier = await admit(KIND.Enterprise);
  const core = await admit(KIND.CoreEnterprise);
  const stranger = await admit(KIND.Enterprise);
  const bank = await admit(KIND.Bank);
  const otherBank = await admit(KIND.Bank);

  const implementation = await ethers.deployContract("Evidence", [consortium.target]);
  const proxy = await proxyOf(implementation, base.authority.target);
  const evidence = (await ethers.getContractAt("Evidence", proxy)).connect(council);
  const redeploy = () => ethers.deployContract("Evidence", [consortium.target]);

  const desk = (await ethers.getSigners()).at(-2)!;
  await evidence.setDesk(desk.address, true);

  const registered = invoice(supplier, core, { tag: tagOf("registered") });
  await evidence.connect(supplier.account).register(registered);
  /** Uses the registered document up by an amount. */
  const consume = (amount: bigint) =>
    evidence.connect(desk).consume(registered.tag, registered.buyer, registered.seller, registered.currency, amount);

  return {
    ...base,
    ...{ supplier, core, stranger, bank, otherBank },
    ...{ evidence, implementation, redeploy, desk, registered, consume },
  };
}
