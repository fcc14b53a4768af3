import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { ActId } from "../acts/act.ts";
import type { PeerContracts, PeerSources } from "../build/peer.ts";
import type { Measured } from "../measure.ts";

/** What a peer's steps cost, by the act of the suite that is the same business step. */
export type PeerSteps = Partial<Record<ActId, Measured>>;

export type PeerKey = "erc3525" | "trex" | "tradetrust" | "erc721" | "erc1155";

/** Another suite, deployed whole and measured in steady state. */
export interface Peer {
  readonly key: PeerKey;
  readonly name: string;
  readonly packageName: string;
  /** A token that checks nothing but who owns: a floor, not a rival. */
  readonly plain?: true;
  /** How it was deployed. */
  readonly deployed: string;
  readonly sources: PeerSources;
  measure(ethers: HardhatEthers, contracts: PeerContracts): Promise<PeerSteps>;
}
