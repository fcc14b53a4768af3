import { Transaction, type Provider, type TransactionLike, type TransactionReceipt } from "ethers";
import type { TransactionLimits } from "../chain/limits.js";
import type { Node } from "../chain/provider.js";
import type { Deployment } from "../deployments/record.js";
import type { Wording } from "../errors/kinds.js";
import { asTradelaneError, isUnreachable, reasonOf } from "../errors/node-fault.js";
import { sdkError, type TradelaneError } from "../errors/tradelane-error.js";

/** What is called. */
export interface Target {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

/** The estimate is for the present state; by the time of the block another act may have made it dearer. */
const GAS_MARGIN_PERCENT = 30n;
const GAS_MARGIN = 20_000n;

/** How nodes say that no gas they may give is enough. */
const OUT_OF_GAS = /out of gas|gas required exceeds|gas limit .*(?:exceed|greater|too high)/i;

/** What the sender asks of the node, with the node's ways of saying things understood. */
export class Gateway {
  readonly #node: Node;
  readonly #deployment: Deployment;
  readonly #limits: TransactionLimits;

  constructor(node: Node, deployment: Deployment, limits: TransactionLimits) {
    this.#node = node;
    this.#deployment = deployment;
    this.#limits = limits;
  }

  get #provider(): Provider {
    return this.#node.provider;
  }

  /**
   * Tries an act without sending it.
   *
   * @returns the gas to give it
   * @throws the act's own error, ActTooLarge, ChainUnreachable, NodeFailed
   */
  async estimate(target: Target, wording: Wording): Promise<bigint> {
    const { gasPrice } = this.#deployment;
    try {
      const gas = await this.#provider.estimateGas({ ...target, ...(gasPrice !== undefined && { gasPrice }) });
      const { most, source } = await this.#limits.gas();
      // A node need not know the cap that connect() was told.
      if (gas > most) throw sdkError("ActTooLarge", { limit: most, source });
      const roomy = gas + (gas * GAS_MARGIN_PERCENT) / 100n + GAS_MARGIN;
      return roomy > most ? most : roomy;
    } catch (error) {
      const told = this.told(error, wording);
      if (told.code !== "NodeFailed" || !OUT_OF_GAS.test(reasonOf(error))) throw told;
      const { most, source } = await this.#limits.gas();
      throw sdkError("ActTooLarge", { limit: most, source }, error);
    }
  }

  /** The transaction that carries an act out, unsigned. */
  async compose({ to, data }: Target, nonce: number, gasLimit: bigint): Promise<TransactionLike> {
    const common = { to, data, nonce, gasLimit, chainId: this.#deployment.chainId };
    const { gasPrice } = this.#deployment;
    if (gasPrice !== undefined) return { ...common, type: 0, gasPrice: BigInt(gasPrice) };
    const fees = await this.#provider.getFeeData();
    if (fees.maxFeePerGas === null) return { ...common, type: 0, gasPrice: fees.gasPrice ?? 0n };
    const { maxFeePerGas, maxPriorityFeePerGas } = fees;
    return { ...common, type: 2, maxFeePerGas, maxPriorityFeePerGas: maxPriorityFeePerGas ?? 0n };
  }

  /** The number of the account's next transaction, those waiting in the node's pool counted. */
  async nextNonce(account: string): Promise<number> {
    return this.#provider.getTransactionCount(account, "pending");
  }

  /** How many transactions of the account are in blocks. */
  async minedNonce(account: string): Promise<number> {
    return this.#provider.getTransactionCount(account, "latest");
  }

  /**
   * Hands signed bytes to the node. Bytes it has already count as handed over.
   *
   * @returns the node's reason when it refused them, undefined otherwise
   * @throws what means that the node did not answer
   */
  async broadcast(raw: string): Promise<string | undefined> {
    try {
      await this.#provider.broadcastTransaction(raw);
      return undefined;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      // "Already known", "nonce too low", a revert reported by a chain that mines at once: the node has it.
      return (await this.knows(Transaction.from(raw).hash ?? "")) ? undefined : reasonOf(error);
    }
  }

  /** Whether the node has the transaction, in its pool or in a block. */
  async knows(hash: string): Promise<boolean> {
    return (await this.#provider.getTransaction(hash)) !== null;
  }

  /** The receipt of a transaction that counts as final. */
  async receipt(hash: string): Promise<TransactionReceipt | undefined> {
    const receipt = await this.#provider.getTransactionReceipt(hash);
    if (receipt === null) return undefined;
    const { confirmations } = this.#deployment.finality;
    if (confirmations === 1) return receipt;
    const newest = await this.#provider.getBlock("latest");
    return newest !== null && newest.number - receipt.blockNumber + 1 >= confirmations ? receipt : undefined;
  }

  /** Why a transaction in a block did nothing: the same call again, where it stood. */
  async replay(target: Target, receipt: TransactionReceipt, wording: Wording): Promise<TradelaneError> {
    const { gasUsed, blockNumber, hash } = receipt;
    const transaction = await this.#provider.getTransaction(hash);
    for (const blockTag of [blockNumber, blockNumber - 1]) {
      try {
        await this.#provider.call({ ...target, blockTag });
      } catch (error) {
        return this.told(error, wording);
      }
    }
    if (transaction !== null && gasUsed >= transaction.gasLimit) return sdkError("OutOfGas", { hash, gas: gasUsed });
    return sdkError("RevertUnknown", { data: hash });
  }

  /** Whatever was thrown as an error of the catalogue. */
  told(error: unknown, wording: Wording = {}): TradelaneError {
    return asTradelaneError(error, this.#node.url, wording);
  }
}
