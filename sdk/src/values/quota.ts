const NUMBER_BITS = 24n;
const HEAD_LEVEL = 0n;
const BRANCH_LEVEL = 1n;
const INSTITUTION_LEVEL = 2n;

/** The node of the central bank's head office. */
export const HEAD_NODE = 0n;

/** The node of the branch for a region. */
export function branchNode(region: bigint | number): bigint {
  return (BRANCH_LEVEL << NUMBER_BITS) | BigInt(region);
}

/** The node of an institution, a bank. */
export function institutionNode(member: bigint | number): bigint {
  return (INSTITUTION_LEVEL << NUMBER_BITS) | BigInt(member);
}

/**
 * A node for people: `head`, `branch 3100`, `member 7`.
 *
 * @example
 * quotaNodeName(branchNode(3100)); // "branch 3100"
 */
export function quotaNodeName(node: bigint): string {
  const [level, number] = [node >> NUMBER_BITS, BigInt.asUintN(Number(NUMBER_BITS), node)];
  if (level === HEAD_LEVEL) return "head";
  return level === BRANCH_LEVEL ? `branch ${number}` : `member ${number}`;
}
