import { AbiCoder, keccak256, toBeHex, toUtf8Bytes, type BaseContract, type Provider } from "ethers";

const coder = AbiCoder.defaultAbiCoder();

/** Where ERC-7201 puts a namespace. */
export function namespace(name: string): bigint {
  const inner = BigInt(keccak256(toUtf8Bytes(name))) - 1n;
  return BigInt(keccak256(coder.encode(["uint256"], [inner]))) & ~0xffn;
}

/** Where a mapping keeps the value of a key; `type` is the key's. */
export function slotOf(mapping: bigint, type: string, key: unknown): bigint {
  return BigInt(keccak256(coder.encode([type, "uint256"], [key, mapping])));
}

/** A slot's content. */
export async function slotAt(provider: Provider, contract: BaseContract, slot: bigint): Promise<bigint> {
  return BigInt(await provider.getStorage(await contract.getAddress(), slot));
}

/** Cuts a word into fields, lowest first, and fails when the layout is not a whole word or leaves bits unread. */
export function fields<Name extends string>(word: bigint, layout: readonly (readonly [Name, number])[]) {
  const found = {} as Record<Name, bigint>;
  let rest = word;
  for (const [name, bits] of layout) {
    found[name] = rest & ((1n << BigInt(bits)) - 1n);
    rest >>= BigInt(bits);
  }
  if (rest !== 0n) throw new Error(`bits beyond the layout: ${toBeHex(rest)}`);
  return found;
}

/** A number as bytes of a fixed length, as views show them. */
export function bytesOf(value: bigint, length: number): string {
  return toBeHex(value, length);
}
