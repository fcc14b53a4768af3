import {
  AbstractSigner,
  getAddress,
  JsonRpcSigner,
  Wallet,
  type Provider,
  type Signer,
  type TransactionLike,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { parameterInvalid, sdkError } from "../errors/tradelane-error.js";

/** Who acts: a private key, or an ethers signer. */
export type AccountInput = string | Signer;

/** An account that sends and signs. */
export interface Account {
  readonly address: string;
  /** Signs a transaction and returns its bytes; absent for a wallet that only sends by itself. */
  readonly signTransaction?: (transaction: TransactionLike) => Promise<string>;
  /** Has the wallet sign and send; returns the transaction's hash. */
  sendTransaction(transaction: TransactionLike): Promise<string>;
  signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string>;
}

/**
 * Opens an account.
 *
 * @throws ParameterInvalid when the text is no private key
 */
export async function openAccount(input: AccountInput, provider: Provider): Promise<Account> {
  const signer = typeof input === "string" ? walletOf(input) : input;
  const address = getAddress(await signer.getAddress());
  const connected = signer.provider === null ? signer.connect(provider) : signer;
  return {
    address,
    ...(signsTransactions(signer) && { signTransaction: (transaction) => signer.signTransaction(transaction) }),
    sendTransaction: async (transaction) => (await connected.sendTransaction(transaction)).hash,
    async signTypedData(domain, types, value) {
      try {
        return await signer.signTypedData(domain, types, value);
      } catch (cause) {
        throw sdkError("AccountCannotSign", { account: address, what: Object.keys(types).join(", ") }, cause);
      }
    },
  };
}

function walletOf(privateKey: string): Wallet {
  try {
    return new Wallet(privateKey);
  } catch {
    // The cause would repeat the key.
    throw parameterInvalid("account", "this is no private key (0x and 64 hex digits)");
  }
}

/** Signers on top of a node or a browser's wallet do not hand signed bytes out. */
function signsTransactions(signer: Signer): boolean {
  return signer instanceof AbstractSigner && !(signer instanceof JsonRpcSigner);
}
