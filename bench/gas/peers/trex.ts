import { MaxUint256 } from "ethers";
import { marginal, total, type Sent } from "../measure.ts";
import { PeerChain, type Deployed } from "./chain.ts";
import type { Peer } from "./peer.ts";
import { admit, AGENT, deployTrex, register, trexSources, type TrexSuite } from "./trex-suite.ts";

const [HOLDER, RECEIVER] = [1, 2];
const FACE = 100_000_000;
const PART = 1_234_567;
/** Items of the two bulks that are compared. */
const [FEW, MANY] = [10, 20];

/** The manager that asks the receiver to approve what it gets, itself registered as it must be. */
async function deployApprovals(chain: PeerChain, suite: TrexSuite): Promise<Deployed> {
  const manager = await chain.deploy("DVATransferManager");
  const identity = await chain.read<string>(suite.identities, "getIdentity", chain.signer(HOLDER).address);
  await register(chain, suite, manager.address, identity);
  await chain.send(manager, AGENT, "setApprovalCriteria", suite.token.address, true, false, true, []);
  await chain.send(suite.token, HOLDER, "approve", manager.address, MaxUint256);
  return manager;
}

async function transferApproved(chain: PeerChain, token: Deployed, manager: Deployed): Promise<[Sent, Sent]> {
  const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
  const nonce = await chain.read<bigint>(manager, "getNextTxNonce");
  const transfer = await chain.read<string>(manager, "calculateTransferID", nonce, holder, receiver, PART);
  return [
    await chain.send(manager, HOLDER, "initiateTransfer", token.address, receiver, PART),
    await chain.send(manager, RECEIVER, "approveTransfer", transfer),
  ];
}

export const trex: Peer = {
  key: "trex",
  name: "T-REX",
  packageName: "@tokenysolutions/t-rex",
  deployed:
    "by its factory behind its proxies: identity registry, ONCHAINIDs, one claim topic, one trusted issuer, modular " +
    "compliance without modules",
  sources: trexSources,
  async measure(ethers, contracts) {
    const chain = await PeerChain.open(ethers, contracts);
    const suite = await deployTrex(chain);
    const { token } = suite;
    for (const account of [HOLDER, RECEIVER]) await admit(chain, suite, account);
    const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
    // Both hold tokens already.
    for (const address of [holder, receiver]) await chain.send(token, AGENT, "mint", address, FACE);
    const manager = await deployApprovals(chain, suite);
    await transferApproved(chain, token, manager);
    const batch = (count: number) =>
      chain.send(token, HOLDER, "batchTransfer", Array(count).fill(receiver), Array(count).fill(PART));
    return {
      issue: total(await chain.send(token, AGENT, "mint", holder, FACE)),
      "assign-part": total(await chain.send(token, HOLDER, "transfer", receiver, PART)),
      "offer-accept": total(...(await transferApproved(chain, token, manager))),
      "bulk-same": marginal(await batch(FEW), await batch(MANY), MANY - FEW),
    };
  },
};
