import type { NetworkConnection } from "hardhat/types/network";
import { tradelane } from "../../deploy/modules/tradelane.ts";
import { moduleParameters } from "../../scripts/deploy/parameters.ts";
import { readParams } from "../../scripts/deploy/params/read.ts";
import type { Params } from "../../scripts/deploy/params/schema.ts";
import type { Suite } from "./suite.ts";

/** The suite as the modules leave it: like the one of the other tests, but without a settlement agent. */
export interface Deployed extends Omit<Suite, "agent"> {
  /** What it was deployed with. */
  params: Params;
}

export interface DeployedOptions {
  /** How many of accounts 1 to 9 the council has; one unless told. */
  councillors?: number;
  threshold?: number;
  /** Seconds by role; none waits unless told. */
  delays?: Partial<Params["delays"]>;
}

const NO_DELAYS = { ADMISSION: 0, RULES: 0, WIRING: 0, UPGRADES: 0, EMERGENCY: 0, ADMIN: 0 };

/**
 * Deploys the suite in process by the modules that production uses, in about two seconds.
 * @example
 * const connection = await network.create();
 * async function deployed() { return deployByModules(connection); }
 * const { receivables } = await connection.networkHelpers.loadFixture(deployed);
 */
export async function deployByModules(
  connection: NetworkConnection,
  { councillors: count = 1, threshold = 1, delays }: DeployedOptions = {},
): Promise<Deployed> {
  const { ethers, ignition } = connection;
  const signers = await ethers.getSigners();
  const councillors = signers.slice(1, 1 + count);
  const params = {
    ...readParams("deploy/params/local.json5"),
    council: { accounts: councillors.map(({ address }) => address), threshold },
    delays: { ...NO_DELAYS, ...delays },
  };
  const deployed = await ignition.deploy(tradelane, { parameters: moduleParameters(params) });
  const contracts = deployed as unknown as Omit<Deployed, "rules"> & { ruleBook: Suite["rules"] };
  return { ...contracts, rules: contracts.ruleBook, ethers, signers, deployer: signers[0]!, councillors, params };
}
