/** UTC seconds as ISO 8601, for people and for results. */
export function formatTime(seconds: number | bigint): string {
  return new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}
