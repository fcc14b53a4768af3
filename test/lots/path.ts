import { ZeroHash, type BaseContract } from "ethers";
import { step, STEP } from "./trail.ts";

export type Path = { step: bigint; background: string }[];

/** What the ledger's events of lots tell, each some of it. */
interface Told {
  instrument: bigint;
  step: bigint;
  background: string;
  holder: bigint;
  from: bigint;
  lot: bigint;
  parent: bigint;
  child: bigint;
}

/** A field of 40 bits of a step or of a lot's name. */
function unitsAt(word: bigint, shift: bigint): bigint {
  return (word >> shift) & ((1n << 40n) - 1n);
}

/** The lots of one instrument as its events tell them, independently of the SDK. */
class Lots {
  readonly #lots = new Map<bigint, { start: bigint; path: Path }>();

  hear(name: string, told: Told): void {
    const { instrument, step: word } = told;
    if (name === "LotIssued") this.issued(told);
    else if (name === "LotAssigned") this.assigned(told);
    else if (name === "LotSplit") this.split(told);
    else if (name === "LotsMerged") this.merged(told);
    else if (name === "LotDelivered" || name === "LotInscribed")
      this.moved((instrument << 40n) | unitsAt(word, 96n), told);
    else if (name === "LotEnded") this.moved(told.lot, told);
  }

  pathOf(lot: bigint): Path {
    return this.#at(lot).path;
  }

  issued({ instrument, step: word, background }: Told): void {
    const end = unitsAt(word, 96n);
    this.#lots.set((instrument << 40n) | end, { start: 0n, path: [{ step: word, background }] });
  }

  assigned({ instrument, step: word, background, from }: Told): void {
    const [start, end, parentEnd] = [unitsAt(word, 56n), unitsAt(word, 96n), unitsAt(word, 208n)];
    const parent = (instrument << 40n) | parentEnd;
    const path = [...this.pathOf(parent), { step: word, background }];
    if (end !== parentEnd) this.#cut(parent, from, end);
    this.#lots.set((instrument << 40n) | end, { start, path });
  }

  split({ parent, child, holder }: Told): void {
    const [{ start, path }, end, parentEnd] = [this.#at(parent), unitsAt(child, 0n), unitsAt(parent, 0n)];
    const front = step({ act: STEP.FRONT, from: holder, to: holder, start, end, parentEnd });
    this.#lots.set(child, { start, path: [...path, { step: front, background: ZeroHash }] });
    this.#cut(parent, holder, end);
  }

  merged({ parent, child }: Told): void {
    const lot = this.#at(parent);
    lot.path.pop();
    lot.start = this.#at(child).start;
  }

  moved(lot: bigint, { step: word, background }: Told): void {
    this.pathOf(lot).push({ step: word, background });
  }

  #cut(lot: bigint, holder: bigint, start: bigint): void {
    const end = unitsAt(lot, 0n);
    const rest = step({ act: STEP.REMAINDER, from: holder, to: holder, start, end, parentEnd: end });
    this.pathOf(lot).push({ step: rest, background: ZeroHash });
    this.#at(lot).start = start;
  }

  #at(lot: bigint): { start: bigint; path: Path } {
    return this.#lots.get(lot)!;
  }
}

/** The path of a lot from issue to now. */
export async function pathOf(ledger: { lots: BaseContract }, of: bigint): Promise<Path> {
  const [path] = await pathsOf(ledger, [of]);
  return path!;
}

/** The paths of lots from issue to now. */
export async function pathsOf({ lots }: { lots: BaseContract }, of: readonly bigint[]): Promise<Path[]> {
  const known = new Map(of.map((lot) => [lot >> 40n, new Lots()]));
  for (const log of await lots.queryFilter("*")) {
    const { name, args } = lots.interface.parseLog(log)!;
    const told = args as unknown as Told;
    known.get(told.instrument)?.hear(name, told);
  }
  return of.map((lot) => [...known.get(lot >> 40n)!.pathOf(lot)]);
}
