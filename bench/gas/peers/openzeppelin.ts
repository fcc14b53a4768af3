import { marginal, total } from "../measure.ts";
import { PeerChain } from "./chain.ts";
import type { Peer } from "./peer.ts";

const [OWNER, HOLDER, RECEIVER] = [0, 1, 2];
/** Items of the two bulks that are compared. */
const [FEW, MANY] = [10, 20];

export const erc721: Peer = {
  key: "erc721",
  name: "OZ ERC-721",
  packageName: "@openzeppelin/contracts",
  plain: true,
  deployed: "one contract, the owner mints",
  sources: { name: "erc721", compiler: "0.8.35", files: ["bench/contracts/PlainERC721.sol"] },
  async measure(ethers, contracts) {
    const chain = await PeerChain.open(ethers, contracts);
    const token = await chain.deploy("PlainERC721");
    const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
    for (const id of [1, 2, 3]) await chain.send(token, OWNER, "safeMint", holder, id);
    await chain.send(token, OWNER, "safeMint", receiver, 4);
    return {
      issue: total(await chain.send(token, OWNER, "safeMint", holder, 5)),
      "assign-whole": total(
        await chain.send(token, HOLDER, "safeTransferFrom(address,address,uint256)", holder, receiver, 1),
      ),
      "offer-accept": total(
        await chain.send(token, HOLDER, "approve", receiver, 2),
        await chain.send(token, RECEIVER, "safeTransferFrom(address,address,uint256)", holder, receiver, 2),
      ),
    };
  },
};

export const erc1155: Peer = {
  key: "erc1155",
  name: "OZ ERC-1155",
  packageName: "@openzeppelin/contracts",
  plain: true,
  deployed: "one contract, the owner mints; an id a receivable",
  sources: { name: "erc1155", compiler: "0.8.35", files: ["bench/contracts/PlainERC1155.sol"] },
  async measure(ethers, contracts) {
    const chain = await PeerChain.open(ethers, contracts);
    const token = await chain.deploy("PlainERC1155");
    const [holder, receiver] = [chain.signer(HOLDER).address, chain.signer(RECEIVER).address];
    // Each id comes to a holder that had none of it, as a new lot does.
    const ids = Array.from({ length: 2 + FEW + MANY }, (_, index) => index + 1);
    for (const id of ids) await chain.send(token, OWNER, "mint", holder, id, 1_000_000);
    const batch = (from: number, count: number) => {
      const some = ids.slice(from, from + count);
      return chain.send(
        token,
        HOLDER,
        "safeBatchTransferFrom",
        holder,
        receiver,
        some,
        some.map(() => 1_000),
        "0x",
      );
    };
    return {
      issue: total(await chain.send(token, OWNER, "mint", holder, ids.length + 1, 1_000_000)),
      "assign-part": total(await chain.send(token, HOLDER, "safeTransferFrom", holder, receiver, 1, 1_000, "0x")),
      "assign-whole": total(await chain.send(token, HOLDER, "safeTransferFrom", holder, receiver, 2, 1_000_000, "0x")),
      "bulk-same": marginal(await batch(2, FEW), await batch(2 + FEW, MANY), MANY - FEW),
    };
  },
};
