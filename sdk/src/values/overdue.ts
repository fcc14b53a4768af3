const MOMENT_BITS = 40;
/** How many moments the word remembers. */
const MOMENTS_KEPT = 6;

/** The moments that an acceptor's word of overdue acceptances holds, the latest first, UTC seconds. */
export function momentsIn(word: bigint): bigint[] {
  const moments: bigint[] = [];
  for (let rest = word; rest > 0n; rest >>= BigInt(MOMENT_BITS)) moments.push(BigInt.asUintN(MOMENT_BITS, rest));
  return moments;
}

/** The word after one more moment; the earliest of six is forgotten. */
export function withMoment(word: bigint, moment: bigint): bigint {
  return BigInt.asUintN(MOMENTS_KEPT * MOMENT_BITS, (word << BigInt(MOMENT_BITS)) | moment);
}
