/** A node under test, with an empty chain that ends with it. */
export interface BenchNode {
  readonly rpc: string;
  stop(): Promise<void>;
}

/** The accounts of every development node that the bench starts. */
export const MNEMONIC = "test test test test test test test test test test test junk";
export const ACCOUNTS = 40;
export const CHAIN_ID = 31337;
/** Room for the largest transaction many times over, so that what fills a block is never what is measured. */
export const BLOCK_GAS = 200_000_000;
