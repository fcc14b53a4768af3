import { concat, dataSlice, dataLength, toBeHex, TypedDataEncoder, type TypedDataField } from "ethers";
import type { z } from "zod";
import type { ActContract } from "../chain/contracts.js";
import { parameterInvalid, sdkError } from "../errors/tradelane-error.js";
import type { TimeBase } from "../inputs/time.js";
import type { Account } from "../sending/account.js";
import { joinConsents, type PartConsent } from "./consent-parts.js";
import type { ActContext } from "./context.js";

/** What a counterparty signs for one act. */
export interface ConsentContent {
  /** The contract that takes the consent, and its name for signing. */
  readonly contract: ActContract;
  readonly domainName: string;
  readonly type: string;
  readonly fields: readonly TypedDataField[];
  /** How many items of a list it covers, where it is one of several contents. */
  readonly items?: number;
  /** The types of fields that are structs, by name. */
  readonly parts?: Readonly<Record<string, readonly TypedDataField[]>>;
  readonly value: Readonly<Record<string, unknown>>;
  /** What the contract says is signed; a difference means that it is of another version. */
  digest(): Promise<string>;
}

/** How the counterparty of an act consents to it. */
export interface ConsentForm<Params extends z.ZodType = z.ZodType> {
  /** The act's name and `.sign`. */
  readonly name: string;
  readonly summary: string;
  readonly params: Params;
  readonly example: z.input<Params>;
  /** The lot or instrument (`instrument << 40`) where a refused request may have made earlier consents dead. */
  deadUntil?(context: ActContext, params: z.output<Params>): Promise<number>;
  /**
   * What is signed; several contents where the act takes several transactions and each a consent of its own.
   *
   * @param issued the moment of the consent, from which relative times count
   */
  content(
    context: ActContext,
    params: z.output<Params>,
    issued: TimeBase,
    issuedAt: number,
  ): Promise<ConsentContent | readonly ConsentContent[]>;
}

/** The fields of a type as Solidity writes them: `uint256 lot,bytes21 trail`. */
export function fieldsOf(declaration: string): TypedDataField[] {
  return declaration.split(",").map((field) => {
    const [type = "", name = ""] = field.trim().split(" ");
    return { name, type };
  });
}

const SIGNER_BYTES = 20;
const HEAD_BYTES = 25;

/** Times of an act with a consent count from the consent's issue, so that both sides mean the same moment. */
export function timeBaseAt(issuedAt: number, context: ActContext): TimeBase {
  return { now: async () => issuedAt, zone: () => context.clock.zone() };
}

/** When a consent was signed. */
export function issuedAtOf(consent: string, parameter = "consent"): number {
  if (dataLength(consent) <= HEAD_BYTES) throw parameterInvalid(parameter, "it is too short for a consent");
  return Number(dataSlice(consent, SIGNER_BYTES, HEAD_BYTES));
}

/** Until when consents on a subject are dead: its last request ended then without agreement. */
export async function deadUntil(
  request: Promise<{ act: bigint; deadline: bigint }>,
  context: ActContext,
): Promise<number> {
  const [{ act, deadline }, now] = await Promise.all([request, context.clock.now()]);
  return act === 0n || deadline < now ? Number(deadline) : 0;
}

/** Who signed a consent. */
export function signerOf(consent: string): string {
  return dataSlice(consent, 0, SIGNER_BYTES);
}

/**
 * Signs a consent: signer 20 bytes | issued at 5 bytes | signature.
 *
 * @throws ContractsOtherVersion, AccountMissing, AccountCannotSign
 */
export async function signConsent<Params extends z.ZodType>(
  form: ConsentForm<Params>,
  context: ActContext,
  params: z.output<Params>,
): Promise<string> {
  const account = context.account(form.name);
  const { consentsFrom } = await context.contracts.consortium.accountAt(account.address);
  const deadUntil = (await form.deadUntil?.(context, params)) ?? 0;
  // A consent of the very moment of a revocation is dead with the earlier ones.
  const issuedAt = Math.max(await context.clock.now(), Number(consentsFrom) + 1, deadUntil + 1);
  const contents = [await form.content(context, params, timeBaseAt(issuedAt, context), issuedAt)].flat();
  const [first] = contents;
  if (first !== undefined && contents.length === 1) return signContent(first, context, account, issuedAt);
  const signed: PartConsent[] = [];
  for (const content of contents) {
    const consent = await signContent(content, context, account, issuedAt);
    signed.push({ items: content.items ?? 0, consent });
  }
  return joinConsents(signed);
}

async function signContent(
  content: ConsentContent,
  context: ActContext,
  account: Account,
  issuedAt: number,
): Promise<string> {
  const { contract, domainName, type, fields, parts = {} } = content;
  const { chainId, contracts } = context.deployment;
  const verifyingContract = contracts[contract].proxy;
  const domain = { name: domainName, version: "1", chainId, verifyingContract };
  const nested = Object.entries(parts).map(([name, part]) => [name, [...part]]);
  const types = { [type]: [...fields], ...(Object.fromEntries(nested) as Record<string, TypedDataField[]>) };
  const value = { ...content.value, issuedAt };
  if (TypedDataEncoder.hash(domain, types, value) !== (await content.digest())) {
    const problem = "it takes consents of another form";
    throw sdkError("ContractsOtherVersion", { contract, address: verifyingContract, problem });
  }
  const signature = await account.signTypedData(domain, types, value);
  return concat([account.address, toBeHex(issuedAt, HEAD_BYTES - SIGNER_BYTES), signature]);
}
