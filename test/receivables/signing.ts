import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { Signature, type BaseContract, type TypedDataDomain } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { refuses } from "../helpers/refusal.ts";
import { ASSIGNMENT, DAY, domainOf, now, packConsent, type TestTransfer } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { ledger } from "./world.ts";

/** The order of secp256k1: s and N - s sign the same with the other v. */
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** What differs from an honest consent to the world's assignment. */
export interface Forged {
  transfer?: Partial<TestTransfer>;
  trail?: string;
  issuedAt?: bigint;
  domain?: TypedDataDomain;
}

/** An assignment ready to be presented, and its receiver's way of signing. */
export async function assignable() {
  const world = await ledger();
  const { suite, lots, root, holders } = world;
  const [holder, receiver] = holders;
  const deadline = (await now(suite)) + DAY;
  const transfer = await world.draft(root, holder!, receiver!, 30_000_000n, { deadline });

  const sign = async (by: HardhatEthersSigner = receiver!.account, forged: Forged = {}) => {
    const issuedAt = forged.issuedAt ?? (await now(suite));
    const domain = { ...(await domainOf(suite, "Tradelane Receivables", lots)), ...forged.domain };
    const trail = forged.trail ?? (await lots.lotAt(root)).trail;
    const message = { ...transfer, ...forged.transfer, trail, issuedAt };
    return { issuedAt, signature: await by.signTypedData(domain, ASSIGNMENT, message) };
  };
  const consent = async (by: HardhatEthersSigner = receiver!.account, forged: Forged = {}) => {
    const { issuedAt, signature } = await sign(by, forged);
    return packConsent(by.address, issuedAt, signature);
  };
  const present = (given: string, by: TestMember = holder!, changed: Partial<TestTransfer> = {}) =>
    world.assign(by.account, { ...transfer, ...changed }, given);
  /** Expects a refusal after which lot and document are as before. */
  const refused = async (given: string, by: BaseContract, error: string, ...values: unknown[]) => {
    const before = await Promise.all([lotAt(world, root), suite.evidence.documentAt(transfer.background)]);
    await refuses(present(given), by, error, ...values);
    const after = await Promise.all([lotAt(world, root), suite.evidence.documentAt(transfer.background)]);
    expect(after).to.deep.equal(before);
  };
  return { ...world, holder: holder!, receiver: receiver!, transfer, deadline, sign, consent, present, refused };
}

/** The same signature with s in the upper half of the order. */
export function withHighS(signature: string): string {
  const { r, s, yParity } = Signature.from(signature);
  const high = (N - BigInt(s)).toString(16).padStart(64, "0");
  return `${r}${high}${yParity === 0 ? "1c" : "1b"}`;
}

/** The signature with another last byte. */
export function withV(signature: string, v: number): string {
  return signature.slice(0, -2) + v.toString(16).padStart(2, "0");
}
