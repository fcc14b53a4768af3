import { id, toUtf8Bytes } from "ethers";
import { total } from "../measure.ts";
import { PeerChain } from "./chain.ts";
import type { Peer } from "./peer.ts";

const [ISSUER, HOLDER, RECEIVER] = [0, 1, 2];
/** TradeTrust takes an encrypted remark of at most 120 bytes with each step; this is a short one. */
const REMARK = toUtf8Bytes("invoice LG-2026-0917");

export const tradetrust: Peer = {
  key: "tradetrust",
  name: "TradeTrust",
  packageName: "@tradetrust-tt/token-registry",
  deployed: "TradeTrustToken with its TitleEscrowFactory; each title in an escrow of its own, a remark of 20 bytes",
  sources: {
    name: "tradetrust",
    compiler: "0.8.35",
    files: [
      "@tradetrust-tt/token-registry/contracts/TradeTrustToken.sol",
      "@tradetrust-tt/token-registry/contracts/TitleEscrowFactory.sol",
      "@tradetrust-tt/token-registry/contracts/TitleEscrow.sol",
    ],
  },
  async measure(ethers, contracts) {
    const chain = await PeerChain.open(ethers, contracts);
    const factory = await chain.deploy("TitleEscrowFactory");
    const registry = await chain.deploy("TradeTrustToken", "Receivables", "RCV", factory.address);
    const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
    const mint = (title: string) => chain.send(registry, ISSUER, "mint", holder, holder, id(title), REMARK);
    const escrowOf = async (title: string) =>
      chain.at("TitleEscrow", await chain.read(factory, "getEscrowAddress", registry.address, id(title)));
    for (const title of ["first", "second"]) {
      await mint(title);
      // A title that has moved before: what it keeps of the step before is not empty any more.
      const escrow = await escrowOf(title);
      await chain.send(escrow, HOLDER, "transferOwners", receiver, receiver, REMARK);
      await chain.send(escrow, RECEIVER, "transferOwners", holder, holder, REMARK);
    }
    const second = await escrowOf("second");
    const issued = total(await mint("third"));
    const passed = total(
      await chain.send(await escrowOf("first"), HOLDER, "transferOwners", receiver, receiver, REMARK),
    );
    const offered = total(
      await chain.send(second, HOLDER, "nominate", receiver, REMARK),
      await chain.send(second, HOLDER, "transferBeneficiary", receiver, REMARK),
    );
    // A title stands for a receivable as for a bill.
    return {
      issue: issued,
      "assign-whole": passed,
      "offer-accept": offered,
      "bill-register": issued,
      "bill-endorse-whole": passed,
      "bill-endorse-offer": offered,
    };
  },
};
