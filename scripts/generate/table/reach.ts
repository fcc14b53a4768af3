import type { StateTable } from "./schema.ts";

/** A change of an instrument's state and what brings it about. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** Every change of state that the table knows, acts first. */
export function transitions({ acts, byTime, endings, lastRedemption }: StateTable): Transition[] {
  const done = acts.flatMap(({ act, from, requested, after }) => {
    const to = requested ?? after;
    return to === null ? [] : from.map((state) => ({ from: state, to, by: act }));
  });
  const ended = endings.flatMap(({ from, to, by }) => from.map((state) => ({ from: state, to, by: by.join(", ") })));
  const redeemed = lastRedemption?.from.map((from) => ({
    from,
    to: lastRedemption.to,
    by: `last ${lastRedemption.by}`,
  }));
  const passed = byTime.map(({ from, to, act }) => ({ from, to, by: act }));
  return [...done, ...ended, ...(redeemed ?? []), ...passed];
}

export function unreachableStates(table: StateTable): string[] {
  const reached = new Set(["None"]);
  const edges = transitions(table);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
  }
  return table.states.map(({ name }) => name).filter((name) => !reached.has(name));
}
