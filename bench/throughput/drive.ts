import type { Lane } from "./rows/row.ts";

/** How long to go on: a number of acts, or seconds. */
export type Budget = { readonly times: number } | { readonly seconds: number };

/** What was done in one go. */
export interface Run {
  /** How often `begin` was called. */
  readonly times: number;
  /** From the first signature to the last receipt. */
  readonly seconds: number;
  readonly gas: number;
  /** Milliseconds of each, from signing to receipt. */
  readonly latencies: readonly number[];
}

/** Acts of one lane that may be on their way at once: enough for nodes that make blocks by the clock. */
const ON_THE_WAY = 16;

/** Has all lanes act at the same time until the budget is used up, and waits until the chain has every act. */
export async function drive(lanes: readonly Lane[], budget: Budget): Promise<Run> {
  const start = performance.now();
  const latencies: number[] = [];
  let gas = 0;
  let times = 0;
  const goesOn = () => ("times" in budget ? times < budget.times : performance.now() - start < budget.seconds * 1_000);

  async function run(lane: Lane): Promise<void> {
    const onTheWay: Promise<void>[] = [];
    while (goesOn()) {
      times += 1;
      const began = performance.now();
      const { settled } = await lane.begin();
      const done = settled.then((used) => {
        gas += used;
        latencies.push(performance.now() - began);
      });
      // Awaited below; until then a failure must not count as nobody's.
      done.catch(() => undefined);
      onTheWay.push(done);
      if (onTheWay.length >= ON_THE_WAY) await onTheWay.shift();
    }
    await Promise.all(onTheWay);
  }

  await Promise.all(lanes.map(run));
  return { times, seconds: (performance.now() - start) / 1_000, gas, latencies };
}
