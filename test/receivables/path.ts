import { ZeroHash } from "ethers";
import type { LotsWorld } from "../lots/ledger.ts";
import { step, STEP } from "../lots/trail.ts";

export type Path = { step: bigint; background: string }[];

/** The step of a part that stays with its holder. */
function kept(act: bigint, holder: bigint, start: bigint, end: bigint, parentEnd: bigint): Path[number] {
  return { step: step({ act, from: holder, to: holder, start, end, parentEnd }), background: ZeroHash };
}

/** The path of a lot from issue to now, put together from the ledger's events independently of the SDK. */
export async function pathOf({ lots }: Pick<LotsWorld, "lots">, of: bigint): Promise<Path> {
  const [paths, starts] = [new Map<bigint, Path>(), new Map<bigint, bigint>()];
  const instrument = of >> 40n;
  const named = (end: bigint) => (instrument << 40n) | end;
  const field = (word: bigint, shift: bigint) => (word >> shift) & ((1n << 40n) - 1n);
  const cut = (parent: bigint, holder: bigint, at: bigint) => {
    const end = field(parent, 0n);
    paths.get(parent)!.push(kept(STEP.REMAINDER, holder, at, end, end));
    starts.set(parent, at);
  };
  for (const log of await lots.queryFilter("*" as never)) {
    const event = lots.interface.parseLog(log)!;
    const args = event.args;
    const {
      step: word,
      background,
      lot,
      child,
      holder,
      from,
    } = args as unknown as {
      [name: string]: bigint;
    } & { background: string };
    const told = { step: word!, background };
    switch (event.name) {
      case "LotIssued":
        if (args.instrument !== instrument) break;
        paths.set(named(field(word!, 96n)), [told]);
        starts.set(named(field(word!, 96n)), 0n);
        break;
      case "LotAssigned": {
        if (args.instrument !== instrument) break;
        const [start, end, parentEnd] = [field(word!, 56n), field(word!, 96n), field(word!, 208n)];
        const before = [...paths.get(named(parentEnd))!];
        if (end !== parentEnd) cut(named(parentEnd), from!, end);
        paths.set(named(end), [...before, told]);
        starts.set(named(end), start);
        break;
      }
      case "LotSplit": {
        if (args.instrument !== instrument) break;
        const [start, at] = [starts.get(lot!)!, field(child!, 0n)];
        paths.set(child!, [...paths.get(lot!)!, kept(STEP.FRONT, holder!, start, at, field(lot!, 0n))]);
        starts.set(child!, start);
        cut(lot!, holder!, at);
        break;
      }
      case "LotsMerged": {
        if (args.instrument !== instrument) break;
        const { 2: into, 3: away } = args as unknown as bigint[];
        paths.get(into!)!.pop();
        starts.set(into!, starts.get(away!)!);
        break;
      }
      case "LotDelivered":
        if (args.instrument === instrument) paths.get(named(field(word!, 96n)))!.push(told);
        break;
      case "LotEnded":
        if (args.instrument === instrument) paths.get(lot!)!.push(told);
        break;
    }
  }
  return paths.get(of)!;
}
