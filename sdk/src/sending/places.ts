/**
 * Places in a list as people write them.
 *
 * @example
 * placesIn([3, 0, 1, 2, 7]); // "0-3, 7"
 */
export function placesIn(places: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last + 1 === place) range.last = place;
    else ranges.push({ first: place, last: place });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
