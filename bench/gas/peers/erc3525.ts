import { total } from "../measure.ts";
import { PeerChain } from "./chain.ts";
import type { Peer } from "./peer.ts";

const [MINTER, HOLDER, RECEIVER] = [0, 1, 2];
const FACE = 100_000_000;
const PART = 1_234_567;

const TO_ADDRESS = "transferFrom(uint256,address,uint256)";
const TO_TOKEN = "transferFrom(uint256,uint256,uint256)";

export const erc3525: Peer = {
  key: "erc3525",
  name: "ERC-3525",
  packageName: "@solvprotocol/erc-3525",
  deployed: "the reference implementation, one contract; a slot a receivable",
  sources: {
    name: "erc3525",
    compiler: "0.8.35",
    files: ["@solvprotocol/erc-3525/ERC3525Burnable.sol"],
    packages: { "@openzeppelin/contracts": "openzeppelin-contracts-4" },
  },
  async measure(ethers, contracts) {
    const chain = await PeerChain.open(ethers, contracts);
    const token = await chain.deploy("ERC3525Burnable", "Receivables", "RCV", 2);
    const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
    for (const id of [101, 102, 103]) await chain.send(token, MINTER, "mint", holder, id, id, FACE);
    // A part has gone to the receiver before, so both own tokens and value already.
    await chain.send(token, HOLDER, TO_ADDRESS, 101, receiver, PART);
    const newest = async () => {
      const count = await chain.read<bigint>(token, "totalSupply");
      return chain.read<bigint>(token, "tokenByIndex", count - 1n);
    };
    const assignPart = total(await chain.send(token, HOLDER, TO_ADDRESS, 101, receiver, PART));
    const assignWhole = total(
      await chain.send(token, HOLDER, "transferFrom(address,address,uint256)", holder, receiver, 102),
    );
    const offerAccept = total(
      await chain.send(token, HOLDER, "approve(uint256,address,uint256)", 101, receiver, PART),
      await chain.send(token, RECEIVER, TO_ADDRESS, 101, receiver, PART),
    );
    const split = total(await chain.send(token, HOLDER, TO_ADDRESS, 101, holder, PART));
    const child = await newest();
    const merge = total(
      await chain.send(token, HOLDER, TO_TOKEN, child, 101, PART),
      await chain.send(token, HOLDER, "burn", child),
    );
    const issue = total(await chain.send(token, MINTER, "mint", holder, 104, 104, FACE));
    return {
      "assign-part": assignPart,
      "assign-whole": assignWhole,
      "offer-accept": offerAccept,
      split,
      merge,
      issue,
    };
  },
};
