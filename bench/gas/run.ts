import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { installPeers } from "./build/install.ts";
import { buildPeer } from "./build/peer.ts";
import type { Act } from "./acts/act.ts";
import { PEERS } from "./peers.ts";
import { rowOf, type PeerResult, type Row } from "./report/report.ts";
import { openStage } from "./stage.ts";

const tell = (line: string) => process.stderr.write(`tradelane: ${line}\n`);

/** Measures the peers, each on a chain of its own; what is missing is installed and compiled before. */
export async function measurePeers(hre: HardhatRuntimeEnvironment): Promise<PeerResult[]> {
  await installPeers();
  const results: PeerResult[] = [];
  for (const peer of PEERS) {
    const contracts = buildPeer(peer.sources);
    tell(`measuring ${peer.name}`);
    const { ethers } = await hre.network.create("default");
    results.push({ peer, steps: await peer.measure(ethers, contracts) });
  }
  return results;
}

/** Measures acts on one chain, one after the other. */
export async function measureActs(
  hre: HardhatRuntimeEnvironment,
  acts: readonly Act[],
  peers: readonly PeerResult[],
): Promise<Row[]> {
  tell("measuring acts");
  const { ethers } = await hre.network.create("default");
  const stage = await openStage(ethers);
  const rows: Row[] = [];
  for (const act of acts) rows.push(rowOf(act, await act.measure(stage), peers));
  return rows;
}
