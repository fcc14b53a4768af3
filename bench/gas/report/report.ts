import type { Act, ActId } from "../acts/act.ts";
import type { Measured } from "../measure.ts";
import type { Peer, PeerKey, PeerSteps } from "../peers/peer.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

/** Gas and the calls it was spent on. */
export interface Figure {
  readonly gas: number;
  /** Of a bulk: by how many items the second call exceeds the first. */
  readonly items?: number;
  readonly calls: readonly { readonly call: string; readonly gas: number }[];
}

/** The cheapest suite that does the same step, and our gas as a share of its. */
export interface Best {
  readonly peer: PeerKey;
  readonly gas: number;
  readonly ratio: number;
}

export interface Row extends Figure {
  readonly id: ActId;
  readonly act: string;
  readonly target?: number;
  readonly stretch?: number;
  readonly verdict: Verdict;
  readonly best?: Best;
  readonly peers: Partial<Record<PeerKey, Figure>>;
}

export interface PeerResult {
  readonly peer: Peer;
  readonly steps: PeerSteps;
}

/** One row of the report from what was measured. */
export function rowOf(act: Act, measured: Measured, peers: readonly PeerResult[]): Row {
  const { id, name, target, stretch } = act;
  const known = peers.flatMap(({ peer, steps }) => {
    const step = steps[id];
    return step === undefined ? [] : [{ peer, figure: figureOf(step) }];
  });
  const best = bestOf(measured.gas, known);
  return {
    id,
    act: name,
    ...figureOf(measured),
    ...(target !== undefined && { target }),
    ...(stretch !== undefined && { stretch }),
    verdict: verdictOf(measured.gas, act),
    ...(best !== undefined && { best }),
    peers: Object.fromEntries(known.map(({ peer, figure }) => [peer.key, figure])),
  };
}

/** Plain tokens check nothing, so they are shown and never the best peer. */
function bestOf(gas: number, known: readonly { peer: Peer; figure: Figure }[]): Best | undefined {
  const rivals = known.filter(({ peer }) => peer.plain !== true);
  const [first] = rivals.sort((a, b) => a.figure.gas - b.figure.gas);
  if (first === undefined) return undefined;
  return { peer: first.peer.key, gas: first.figure.gas, ratio: Math.round((100 * gas) / first.figure.gas) / 100 };
}

function figureOf({ gas, sent, items }: Measured): Figure {
  const calls = sent.map(({ call, gas: own }) => ({ call, gas: own }));
  return { gas, ...(items !== undefined && { items }), calls };
}

/** The rows above their target. */
export function missedOf(rows: readonly Row[]): Row[] {
  return rows.filter(({ verdict }) => verdict === "missed");
}
