const REGION_BITS = 16n;
const REGION_MASK = (1n << REGION_BITS) - 1n;
const ALL_REGIONS = 0xffffn;

/** Administrative regions, or all of them. */
export type Regions = "all" | readonly number[];

/** Regions as a mandate keeps them: 16 bits each, lowest first. */
export function packRegions(regions: Regions): bigint {
  if (regions === "all") return ALL_REGIONS;
  const ascending = [...new Set(regions)].sort((a, b) => a - b);
  return ascending.reduce((all, region, at) => all | (BigInt(region) << (BigInt(at) * REGION_BITS)), 0n);
}

/** Reads what {@link packRegions} made. */
export function unpackRegions(packed: bigint): Regions {
  if (packed === ALL_REGIONS) return "all";
  const regions: number[] = [];
  for (let rest = packed; rest !== 0n; rest >>= REGION_BITS) regions.push(Number(rest & REGION_MASK));
  return regions;
}
