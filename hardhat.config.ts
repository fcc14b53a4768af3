import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { config as loadEnvironment } from "dotenv";
import { configVariable, defineConfig } from "hardhat/config";
import { quietDependencies } from "./scripts/hardhat/quiet-dependencies.ts";

loadEnvironment({ quiet: true });

const require = createRequire(import.meta.url);

const EVM_VERSION = "cancun";
const TEST_MNEMONIC = "test test test test test test test test test test test junk";
const TEST_ACCOUNTS = { mnemonic: TEST_MNEMONIC, count: 50 };

/** The compiler comes from npm: nothing is downloaded, and the lock file pins its hash. */
const compiler = (settings: { viaIR: boolean; runs: number }) => ({
  version: "0.8.35",
  path: require.resolve("solc/soljson.js"),
  settings: {
    optimizer: { enabled: true, runs: settings.runs },
    viaIR: settings.viaIR,
    evmVersion: EVM_VERSION,
    outputSelection: { "*": { "*": ["storageLayout"] } },
  },
});

/** Whether contracts count which of their own lines run: they are larger then, and slower. */
const COUNTING = process.argv.includes("--coverage");

/** A development chain that behaves like a consortium's: gas costs nothing, contracts obey the size limit. */
const simulated = {
  type: "edr-simulated",
  chainType: "l1",
  hardfork: EVM_VERSION,
  accounts: TEST_ACCOUNTS,
  // The base fee stays at zero only while blocks are at most half full, hence the room.
  blockGasLimit: 200_000_000,
  initialBaseFeePerGas: 0,
  gasPrice: 0,
  allowUnlimitedContractSize: COUNTING,
} as const;

const consortiumKeys = process.env.TRADELANE_KEYS?.split(",").map((key) => key.trim());

export default defineConfig({
  plugins: [toolbox, quietDependencies],
  solidity: {
    // Static analysis reads the build of the contracts and stops at Solidity tests.
    splitTestsCompilation: true,
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol",
    ],
    profiles: {
      // Without IR contracts are larger.
      default: compiler({ viaIR: false, runs: 120 }),
      // More runs make Receivables larger than a contract may be.
      production: compiler({ viaIR: true, runs: 800 }),
    },
  },
  paths: {
    ignition: "deploy",
    tests: { mocha: "test", solidity: "test" },
  },
  test: {
    mocha: { timeout: 60_000 },
    solidity: {
      blockGasLimit: false,
      fuzz: { runs: 256, seed: "0x7261646c616e65" },
      invariant: { runs: COUNTING ? 8 : 256, depth: 128, failOnRevert: false },
    },
  },
  typechain: { outDir: "sdk/src/typechain" },
  networks: {
    default: simulated,
    // What `hardhat node` serves.
    node: simulated,
    local: {
      type: "http",
      chainType: "l1",
      url: process.env.TRADELANE_RPC ?? "http://127.0.0.1:8545",
      gasPrice: 0,
      accounts: TEST_ACCOUNTS,
    },
    consortium: {
      type: "http",
      chainType: "l1",
      url: configVariable("TRADELANE_RPC"),
      gasPrice: 0,
      accounts: consortiumKeys ?? "remote",
    },
  },
});
