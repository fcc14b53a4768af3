/** What a runner reports when it is done. */
export interface Counts {
  passed: number;
  failed: number;
}
