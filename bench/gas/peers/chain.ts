import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { Contract, ContractFactory, type InterfaceAbi } from "ethers";
import type { PeerContracts } from "../build/peer.ts";
import { send, type Sent } from "../measure.ts";

/** A peer's contract on the chain. */
export interface Deployed {
  readonly name: string;
  readonly address: string;
  readonly abi: InterfaceAbi;
}

/** Deploys a peer's contracts and calls them. */
export class PeerChain {
  readonly #contracts: PeerContracts;
  readonly signers: readonly HardhatEthersSigner[];

  private constructor(contracts: PeerContracts, signers: readonly HardhatEthersSigner[]) {
    this.#contracts = contracts;
    this.signers = signers;
  }

  static async open(ethers: HardhatEthers, contracts: PeerContracts): Promise<PeerChain> {
    return new PeerChain(contracts, await ethers.getSigners());
  }

  signer(index: number): HardhatEthersSigner {
    const signer = this.signers[index];
    if (signer === undefined) throw new Error(`the chain has no account ${index}`);
    return signer;
  }

  /** By account 0. */
  async deploy(name: string, ...args: unknown[]): Promise<Deployed> {
    const { abi, bytecode } = this.#built(name);
    const contract = await new ContractFactory(abi, bytecode, this.signer(0)).deploy(...args);
    await contract.waitForDeployment();
    return { name, address: await contract.getAddress(), abi: abi as InterfaceAbi };
  }

  /** A contract that another one deployed, or one behind a proxy, by its own interface. */
  at(name: string, address: string): Deployed {
    return { name, address, abi: this.#built(name).abi };
  }

  /** Sends and answers what it cost. The function is named with its types where its name is not enough. */
  async send(to: Deployed, by: number, method: string, ...args: unknown[]): Promise<Sent> {
    const call = new Contract(to.address, to.abi, this.signer(by)).getFunction(method);
    return send(`${to.name}.${call.name}`, call.send(...args));
  }

  async read<T>(from: Deployed, method: string, ...args: unknown[]): Promise<T> {
    return (await new Contract(from.address, from.abi, this.signer(0)).getFunction(method).staticCall(...args)) as T;
  }

  #built(name: string) {
    const built = this.#contracts[name];
    if (built === undefined) throw new Error(`${name} was not compiled`);
    return built;
  }
}
