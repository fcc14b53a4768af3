/**
 * What of a bill's margin deposit falls to the units [start, end) of its face. Shares of ranges that cover the face add
 * up to the whole: each is the difference of two rounded products.
 */
export function marginShare(margin: bigint, face: bigint, start: bigint, end: bigint): bigint {
  return (margin * end) / face - (margin * start) / face;
}
