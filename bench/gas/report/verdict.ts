/** How an act stands to what it should cost at most. */
export type Verdict = "stretch" | "target" | "missed" | "-";

export interface Goal {
  readonly target?: number;
  readonly stretch?: number;
}

/** `stretch` where that was reached, `missed` above the target, `-` where there is none. */
export function verdictOf(gas: number, { target, stretch }: Goal): Verdict {
  if (target === undefined) return "-";
  if (gas > target) return "missed";
  return stretch !== undefined && gas <= stretch ? "stretch" : "target";
}
