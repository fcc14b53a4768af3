import type { Provider } from "ethers";
import { isUnreachable } from "../errors/node-fault.js";
import { parameterInvalid, sdkError } from "../errors/tradelane-error.js";

/** How much one transaction may take, and who says so. */
export interface TransactionLimit {
  readonly unit: "gas" | "bytes";
  readonly most: bigint;
  readonly source: string;
}

/** What a transaction may take at most where Osaka's rules hold and nobody says otherwise. */
const EIP_7825: TransactionLimit = { unit: "gas", most: 16_777_216n, source: "EIP-7825" };

/** go-ethereum's pool takes no larger transaction, so a list that keeps to it passes every client. */
const POOL: TransactionLimit = { unit: "bytes", most: 131_072n, source: "the pool of go-ethereum" };

/** Counts leading zeros of 1 by the instruction that came with EIP-7825, and returns it. */
const OSAKA_PROBE = "0x60011e5f5260205ff3";

type Asking = Provider & { send(method: string, params: unknown[]): Promise<unknown> };

/**
 * How much a transaction may take on a chain. The block's limit holds everywhere; below it, in this order: what
 * connect() was told, what the node says (EIP-8123), and the cap of EIP-7825 where the chain's machine is of that age.
 */
export class TransactionLimits {
  readonly #provider: Provider;
  readonly #told: TransactionLimit | undefined;
  #cap: Promise<TransactionLimit | undefined> | undefined;

  /** @throws ParameterInvalid when what connect() was told is no amount of gas */
  constructor(provider: Provider, told: number | bigint | undefined) {
    this.#provider = provider;
    if (told !== undefined && (told <= 0 || !Number.isSafeInteger(Number(told))))
      throw parameterInvalid("transactionGas", "it is no amount of gas");
    this.#told = told === undefined ? undefined : { unit: "gas", most: BigInt(told), source: "connect()" };
  }

  /**
   * The most gas a transaction may take now.
   *
   * @throws NodeFailed when the node does not know its newest block
   */
  async gas(): Promise<TransactionLimit> {
    this.#cap ??= this.#capOfChain();
    // Asked again the next time, when the node did not answer.
    this.#cap.catch(() => (this.#cap = undefined));
    const [block, cap] = await Promise.all([this.#provider.getBlock("latest"), this.#told ?? this.#cap]);
    // A node that does not know its newest block, as happens behind load balancers, has not answered.
    if (block === null) throw sdkError("NodeFailed", { reason: "it does not know its newest block" });
    const most = block.gasLimit;
    return cap !== undefined && cap.most < most ? cap : { unit: "gas", most, source: "the block" };
  }

  /** Every limit that a transaction has to keep to. */
  async all(): Promise<readonly TransactionLimit[]> {
    return [await this.gas(), POOL];
  }

  async #capOfChain(): Promise<TransactionLimit | undefined> {
    return this.#told ?? (await this.#capOfNode()) ?? ((await this.#isOsaka()) ? EIP_7825 : undefined);
  }

  async #capOfNode(): Promise<TransactionLimit | undefined> {
    if (!("send" in this.#provider)) return undefined;
    // Most nodes do not know the question yet.
    const asked = (this.#provider as Asking).send("eth_txGasLimitCap", []);
    const answer = await asked.catch(unlessUnreachable(undefined));
    if (typeof answer !== "string" || !/^0x[0-9a-fA-F]{1,16}$/.test(answer)) return undefined;
    // Nothing can be sent where the cap is nothing: such a node means that it has none.
    if (BigInt(answer) === 0n) return undefined;
    return { unit: "gas", most: BigInt(answer), source: "the node" };
  }

  async #isOsaka(): Promise<boolean> {
    const answer = await this.#provider.call({ data: OSAKA_PROBE }).catch(unlessUnreachable("0x"));
    return answer !== "0x" && BigInt(answer) === 255n;
  }
}

/** What a node's refusal to answer means; that it did not answer at all means nothing. */
function unlessUnreachable<Meaning>(meaning: Meaning): (error: unknown) => Meaning {
  return (error) => {
    if (isUnreachable(error)) throw error;
    return meaning;
  };
}
