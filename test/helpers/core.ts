import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { contracts } from "@tradelane/sdk";
import { assignPowers, deployGovernment, handOver, type Delays, type Government } from "./council.ts";
import { deployProxied } from "./proxy.ts";
import { genesis, type Change } from "./rules.ts";

/** The consortium with its rules and its council: what every other part of the suite stands on. */
export interface Core extends Government {
  ethers: HardhatEthers;
  /** All accounts of the chain: 0 deployed, 1 to 9 are the council's, the others are free for members. */
  signers: HardhatEthersSigner[];
  deployer: HardhatEthersSigner;
  consortium: contracts.Consortium;
  rules: contracts.RuleBook;
  attestations: contracts.Attestations;
}

export interface CoreOptions {
  /** How many accounts the council has, at most nine; one unless told. */
  councillors?: number;
  threshold?: number;
  delays?: Delays;
  genesis?: Change[];
}

/** Deploys the core as production does; at the end the deployer has no power left. */
export async function deployCore(ethers: HardhatEthers, options: CoreOptions = {}): Promise<Core> {
  const { councillors = 1, threshold = 1, delays = {} } = options;
  const signers = await ethers.getSigners();
  const deployer = signers[0]!;
  const government = await deployGovernment(ethers, deployer, signers.slice(1, 1 + councillors), threshold);
  const { manager } = government;

  const consortium = await deployProxied<contracts.Consortium>(ethers, "Consortium", [], [manager]);
  const rules = await deployProxied<contracts.RuleBook>(
    ethers,
    "RuleBook",
    [consortium],
    [manager, options.genesis ?? genesis()],
  );
  const attestations = await deployProxied<contracts.Attestations>(
    ethers,
    "Attestations",
    [consortium, rules],
    [manager],
  );

  await consortium.setRuleBook(rules);
  await assignPowers(manager, "Consortium", consortium);
  await assignPowers(manager, "RuleBook", rules);
  await assignPowers(manager, "Attestations", attestations);
  await handOver(government, deployer, delays);
  return { ...government, ethers, signers, deployer, consortium, rules, attestations };
}
