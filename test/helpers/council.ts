import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { BaseContract, ContractTransactionResponse, ContractTransaction } from "ethers";
import type { contracts } from "@tradelane/sdk";
import { ADMIN, powersOf, roles, type GovernedContract, type Role } from "../../deploy/powers.ts";

/** Seconds between a decision and its execution, by role; zero where none is given. */
export type Delays = Readonly<Partial<Record<Role | "ADMIN", number>>>;

/** A call made ready with `contract.fn.populateTransaction(...)`. */
export type Prepared = Promise<Pick<ContractTransaction, "to" | "data">>;

export interface Government {
  manager: contracts.AccessManager;
  council: contracts.BootstrapCouncil;
  /** The accounts of the council. */
  councillors: HardhatEthersSigner[];
}

/** An AccessManager that the deployer still administers, and a council that has no role in it yet. */
export async function deployGovernment(
  ethers: HardhatEthers,
  deployer: HardhatEthersSigner,
  councillors: HardhatEthersSigner[],
  threshold: number,
): Promise<Government> {
  const manager = (await ethers.deployContract(
    "AccessManager",
    [deployer],
    deployer,
  )) as unknown as contracts.AccessManager;
  const members = councillors.map((signer) => signer.address);
  const council = await ethers.deployContract("BootstrapCouncil", [manager, members, threshold]);
  return { manager, council: council as unknown as contracts.BootstrapCouncil, councillors };
}

/** Ties a contract's restricted functions to the council's roles. */
export async function assignPowers(
  manager: contracts.AccessManager,
  name: GovernedContract,
  contract: BaseContract,
): Promise<void> {
  for (const [role, functions] of powersOf(name)) {
    await manager.setTargetFunctionRole(contract, selectors(contract, functions), roles[role]);
  }
}

/** Gives all roles to the council; the deployer keeps nothing. */
export async function handOver({ manager, council }: Government, deployer: HardhatEthersSigner, delays: Delays = {}) {
  for (const [role, id] of Object.entries(roles)) {
    await manager.grantRole(id, council, delays[role as Role] ?? 0);
  }
  await manager.grantRole(ADMIN, council, delays.ADMIN ?? 0);
  await manager.renounceRole(ADMIN, deployer);
}

/**
 * Lets the council decide one call, by as many accounts as it needs. Where no delay applies it is executed in the last
 * approval, whose transaction is returned; else it is scheduled there.
 */
export async function decide(
  { council, councillors }: Government,
  call: Prepared,
): Promise<ContractTransactionResponse> {
  const { to, data } = await call;
  const [proposer, ...others] = councillors;
  const threshold = Number(await council.threshold());
  let last = await council.connect(proposer).propose(to, data);
  const id = await council.proposalCount();
  for (const account of others.slice(0, threshold - 1)) last = await council.connect(account).approve(id);
  return last;
}

/** Lets the council tie a contract's restricted functions to its roles, after the deployer has handed over. */
export async function govern(government: Government, name: GovernedContract, contract: BaseContract): Promise<void> {
  for (const [role, functions] of powersOf(name)) {
    const names = selectors(contract, functions);
    await decide(
      government,
      government.manager.setTargetFunctionRole.populateTransaction(contract, names, roles[role]),
    );
  }
}

function selectors(contract: BaseContract, functions: readonly string[]): string[] {
  return functions.map((name) => contract.interface.getFunction(name)!.selector);
}
