import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import type { Field } from "./contents.js";
import { documentError } from "./errors.js";
import type { Hex32 } from "./tag.js";

/** Leaf: keccak256(keccak256(abi.encode(string field, string value, bytes32 salt))), pairs hashed in sorted order. */
const LEAF = ["string", "string", "bytes32"];

/** Discloses one field of a commitment and shows that it belongs to it; tells nothing of the others. */
export interface FieldProof {
  readonly field: string;
  readonly value: string;
  readonly salt: Hex32;
  readonly path: readonly Hex32[];
}

/** A commitment to fields, held by someone who knows them all. */
export interface Commitment {
  /** What is registered on chain. */
  readonly root: Hex32;
  /** @throws DOCUMENT_COMMITMENT_FIELD_UNKNOWN */
  readonly prove: (field: string) => FieldProof;
}

function saltOf(seed: Hex32, field: string): Hex32 {
  const input = utf8ToBytes(`tradelane/document-salt/v1/${field}`);
  return `0x${bytesToHex(hmac(sha256, hexToBytes(seed.slice(2)), input))}`;
}

function hex32(text: string): Hex32 {
  return `0x${text.replace(/^0x/, "").toLowerCase()}`;
}

/**
 * Commits to fields by a salted Merkle root. The salts come from the seed: the same fields and seed give the same root,
 * and without the seed nobody can test a guess of a field.
 *
 * @throws DOCUMENT_COMMITMENT_FIELD_REPEATED
 * @example
 * const { root, prove } = commit(contentsOf(invoice), seed);
 * verifyField(root, prove("amount")); // true
 */
export function commit(fields: readonly Field[], seed: Hex32): Commitment {
  const leaves = new Map<string, [string, string, Hex32]>();
  for (const { name, value } of fields) {
    if (leaves.has(name)) throw documentError("DOCUMENT_COMMITMENT_FIELD_REPEATED", { field: name });
    leaves.set(name, [name, value, saltOf(seed, name)]);
  }
  const tree = StandardMerkleTree.of([...leaves.values()], LEAF);
  return {
    root: hex32(tree.root),
    prove(field) {
      const leaf = leaves.get(field);
      if (leaf === undefined)
        throw documentError("DOCUMENT_COMMITMENT_FIELD_UNKNOWN", { field, known: [...leaves.keys()].join(", ") });
      return { field, value: leaf[1], salt: leaf[2], path: tree.getProof(leaf).map(hex32) };
    },
  };
}

/**
 * Whether a field with that value is in the commitment. False for anything altered, malformed proofs included.
 *
 * @example
 * verifyField(root, proof);
 */
export function verifyField(root: Hex32, { field, value, salt, path }: FieldProof): boolean {
  try {
    return StandardMerkleTree.verify(root, LEAF, [field, value, salt], [...path]);
  } catch {
    return false;
  }
}
