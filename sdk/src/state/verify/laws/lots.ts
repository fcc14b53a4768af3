import type { History } from "../../../path/history.js";
import { endOf, instrumentName, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { isLive, ReceivableState, type LotRecord, type LotsState } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { memberAddress } from "../../token.js";
import { mustEqual, mustHold } from "./law.js";

type NamedLot = readonly [id: bigint, lot: LotRecord];

function byInstrument({ lots }: LotsState): ReadonlyMap<bigint, NamedLot[]> {
  const groups = new Map<bigint, NamedLot[]>();
  for (const named of lots) {
    const group = groups.get(instrumentOf(named[0]));
    if (group === undefined) groups.set(instrumentOf(named[0]), [named]);
    else group.push(named);
  }
  return groups;
}

function byStart([, a]: NamedLot, [, b]: NamedLot): number {
  return a.start < b.start ? -1 : 1;
}

/** The lots of an instrument, live and ended, cover its face without gap or overlap. */
export function partition({ lots: state }: SuiteState): number {
  const grouped = byInstrument(state);
  for (const [instrument, { face }] of state.instruments) {
    let covered = 0n;
    for (const [id, { start }] of [...(grouped.get(instrument) ?? [])].sort(byStart)) {
      mustEqual(`lot ${lotName(id)}`, "begins where the lot before it ends", covered, start);
      covered = endOf(id);
    }
    mustEqual(`instrument ${instrumentName(instrument)}`, "lots cover its face", face, covered);
  }
  return state.instruments.size;
}

/** Live lots add up to what is not redeemed yet; a receivable is settled when that is nothing. */
export function liveUnits({ lots: state }: SuiteState): number {
  const grouped = byInstrument(state);
  for (const [instrument, { face, redeemed, state: standing }] of state.instruments) {
    const name = `instrument ${instrumentName(instrument)}`;
    const live = (grouped.get(instrument) ?? [])
      .filter(([, lot]) => isLive(lot))
      .reduce((sum, [id, { start }]) => sum + endOf(id) - start, 0n);
    const cancelled = standing === ReceivableState.Cancelled;
    mustEqual(name, "live units are face less redeemed", cancelled ? 0n : face - redeemed, live);
    const settled = standing === ReceivableState.Settled;
    mustHold(name, "settled once all is redeemed", settled === (redeemed === face), `${redeemed} of ${face} redeemed`);
  }
  return state.instruments.size;
}

/** Each lot's holder and tier are what its path says, and the instrument's limits are kept. */
export function holdersAndTiers({ lots: state }: SuiteState): number {
  for (const [id, { holder, tier, history }] of state.lots) {
    const name = `lot ${lotName(id)}`;
    const { moves, last } = movesIn(history);
    mustEqual(name, "tier counts the assignments in its path", moves, tier);
    mustEqual(name, "held by the one who received it last", last, holder);
    const highest = state.instruments.get(instrumentOf(id))?.highestTier ?? 0n;
    mustHold(name, "tier within the instrument's limit", tier <= highest, `tier ${tier} of at most ${highest}`);
  }
  return state.lots.size;
}

const DELIVERED: ReadonlySet<bigint> = new Set([StepAct.Sold, StepAct.SoldWithRecourse, StepAct.Recovered]);

function movesIn(history: History): { readonly moves: bigint; readonly last: bigint } {
  let moves = 0n;
  let last: bigint | undefined;
  for (let at: History | null = history; at !== null; at = at.previous) {
    const { act, to } = decodeStep(at.step);
    const moved = act === StepAct.Assigned || act === StepAct.AssignedWithRecourse;
    if (moved) moves++;
    if (moved || act === StepAct.Issued || DELIVERED.has(act)) last ??= to;
  }
  return { moves, last: last ?? 0n };
}

/** The token face shows each live lot with its holder and its units, and nothing else. */
export function tokenFace({ lots: { lots }, token: { balances } }: SuiteState): number {
  for (const [id, lot] of lots) {
    const balance = balances.get(id);
    const name = `token ${lotName(id)}`;
    mustEqual(name, "balance is the live lot's units", isLive(lot) ? endOf(id) - lot.start : 0n, balance?.units ?? 0n);
    if (isLive(lot))
      mustEqual(name, "owner is the lot's holder", memberAddress(lot.holder), balance?.owner ?? "nobody");
  }
  for (const [id, { units }] of balances) {
    if (!lots.has(id)) mustEqual(`token ${lotName(id)}`, "stands for a lot", 0n, units);
  }
  return balances.size;
}
