import { HDNodeWallet, keccak256, Mnemonic, type JsonRpcProvider } from "ethers";
import { setTimeout as sleep } from "node:timers/promises";
import { MNEMONIC } from "./nodes/node.ts";

/** A call to a contract. */
export interface Call {
  readonly to: string;
  readonly data: string;
  /** The most it may take; two million unless told. */
  readonly gas?: number;
}

/** What a transaction in a block cost. */
export interface Mined {
  readonly gas: number;
}

const MOST_GAS = 2_000_000;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 200;
const PATIENCE_MS = 120_000;

const phrase = Mnemonic.fromPhrase(MNEMONIC);

/** A member's account, which numbers its transactions itself and so can have several on their way. */
export class Account {
  readonly wallet: HDNodeWallet;
  readonly #provider: JsonRpcProvider;
  readonly #chainId: number;
  #nonce: number;
  /** The transaction sent last. */
  #newest: Promise<unknown> = Promise.resolve();

  private constructor(wallet: HDNodeWallet, provider: JsonRpcProvider, chainId: number, nonce: number) {
    this.wallet = wallet;
    this.#provider = provider;
    this.#chainId = chainId;
    this.#nonce = nonce;
  }

  static async open(number: number, provider: JsonRpcProvider, chainId: number): Promise<Account> {
    const wallet = HDNodeWallet.fromMnemonic(phrase, `m/44'/60'/0'/0/${number}`);
    return new Account(wallet, provider, chainId, await provider.getTransactionCount(wallet.address));
  }

  get address(): string {
    return this.wallet.address;
  }

  /** Asks for the account's number anew, after somebody else has sent with its key. */
  async recount(): Promise<void> {
    this.#nonce = await this.#provider.getTransactionCount(this.address);
  }

  /** Signs a call and hands it to the node. */
  async send({ to, data, gas = MOST_GAS }: Call): Promise<{ mined: Promise<Mined> }> {
    const nonce = this.#nonce++;
    const common = { type: 0, gasPrice: 0, gasLimit: gas, chainId: this.#chainId };
    const raw = await this.wallet.signTransaction({ ...common, to, data, nonce });
    await this.#provider.send("eth_sendRawTransaction", [raw]);
    // One question at a time: none has a block before the one that was sent before it.
    const mined = this.#newest.then(() => this.#mined(keccak256(raw)));
    this.#newest = mined.catch(() => undefined);
    return { mined };
  }

  async #mined(hash: string): Promise<Mined> {
    const start = Date.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const receipt = (await this.#provider.send("eth_getTransactionReceipt", [hash])) as Receipt | null;
      if (receipt?.status === "0x1") return { gas: Number(receipt.gasUsed) };
      if (receipt !== null) throw new Error(`The contract refused transaction ${hash}`);
      if (Date.now() - start > PATIENCE_MS)
        throw new Error(`Transaction ${hash} is in no block after ${PATIENCE_MS / 1_000} seconds`);
      await sleep(pause);
    }
  }
}

interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
}
