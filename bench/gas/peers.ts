import { erc3525 } from "./peers/erc3525.ts";
import { erc1155, erc721 } from "./peers/openzeppelin.ts";
import type { Peer } from "./peers/peer.ts";
import { tradetrust } from "./peers/tradetrust.ts";
import { trex } from "./peers/trex.ts";

/** Who is measured beside the suite, in the order of the columns. */
export const PEERS: readonly Peer[] = [erc3525, trex, tradetrust, erc721, erc1155];
