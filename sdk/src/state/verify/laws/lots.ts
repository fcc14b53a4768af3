import type { History } from "../../../path/history.js";
import { endOf, instrumentName, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, HANDED_OVER, PASSED_ON, StepAct } from "../../../path/step.js";
import { BillState } from "../../bills/records.js";
import { LEDGERS, type LedgerContract } from "../../../path/ledger.js";
import { isLive, ReceivableState, type LedgerState, type LotRecord } from "../../lots/records.js";
import { ledgerOf, tokensOf, type SuiteState } from "../../suite.js";
import { memberAddress } from "../../token.js";
import { mustEqual, mustHold, type Law } from "./law.js";

type NamedLot = readonly [id: bigint, lot: LotRecord];

function byInstrument({ lots }: LedgerState): ReadonlyMap<bigint, NamedLot[]> {
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

/** A law about lots of whatever kind, tried on both ledgers. */
function ofEachLedger(law: (state: LedgerState, ledger: LedgerContract) => number): Law<SuiteState> {
  return (suite) => LEDGERS.reduce((count, ledger) => count + law(ledgerOf(suite, ledger), ledger), 0);
}

/** Where instruments end: paid, or unpaid. */
const LAST_STATES = {
  receivables: { settled: ReceivableState.Settled, unpaid: ReceivableState.Cancelled },
  bills: { settled: BillState.Settled, unpaid: BillState.Terminated },
} as const satisfies Readonly<Record<LedgerContract, unknown>>;

/** The lots of an instrument, live and ended, cover its face without gap or overlap. */
export const partition = ofEachLedger((state) => {
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
});

/** Live lots add up to what is not redeemed yet; an instrument is settled when that is nothing. */
export const liveUnits = ofEachLedger((state, ledger) => {
  const { settled: paid, unpaid } = LAST_STATES[ledger];
  const grouped = byInstrument(state);
  for (const [instrument, { face, redeemed, state: standing }] of state.instruments) {
    const name = `instrument ${instrumentName(instrument)}`;
    const live = (grouped.get(instrument) ?? [])
      .filter(([, lot]) => isLive(lot))
      .reduce((sum, [id, { start }]) => sum + endOf(id) - start, 0n);
    mustEqual(name, "live units are face less redeemed", standing === unpaid ? 0n : face - redeemed, live);
    const settled = standing === paid;
    mustHold(name, "settled once all is redeemed", settled === (redeemed === face), `${redeemed} of ${face} redeemed`);
  }
  return state.instruments.size;
});

/** Each lot's holder and tier are what its path says, and the instrument's limits are kept. */
export const holdersAndTiers = ofEachLedger((state) => {
  for (const [id, { holder, tier, history }] of state.lots) {
    const name = `lot ${lotName(id)}`;
    const { moves, last } = movesIn(history);
    mustEqual(name, "tier counts the assignments in its path", moves, tier);
    mustEqual(name, "held by the one who received it last", last, holder);
    const highest = state.instruments.get(instrumentOf(id))?.highestTier ?? 0n;
    mustHold(name, "tier within the instrument's limit", tier <= highest, `tier ${tier} of at most ${highest}`);
  }
  return state.lots.size;
});

function movesIn(history: History): { readonly moves: bigint; readonly last: bigint } {
  let moves = 0n;
  let last: bigint | undefined;
  for (let at: History | null = history; at !== null; at = at.previous) {
    const { act, to } = decodeStep(at.step);
    const moved = PASSED_ON.has(act);
    if (moved) moves++;
    if (moved || act === StepAct.Issued || HANDED_OVER.has(act)) last ??= to;
  }
  return { moves, last: last ?? 0n };
}

/** The token face shows each live lot of a confirmed instrument with its holder and its units, and nothing else. */
export function tokenFace(suite: SuiteState): number {
  return LEDGERS.reduce((count, ledger) => count + tokenFaceOf(suite, ledger), 0);
}

function tokenFaceOf(suite: SuiteState, ledger: LedgerContract): number {
  const { lots, instruments } = ledgerOf(suite, ledger);
  const { balances } = tokensOf(suite, ledger);
  for (const [id, lot] of lots) {
    const balance = balances.get(id);
    const name = `token ${lotName(id)}`;
    // A bill's lot stands for a claim from acceptance on.
    const drawn = ledger === "bills" && instruments.get(instrumentOf(id))?.state === BillState.Issued;
    const shows = isLive(lot) && !drawn;
    mustEqual(name, "balance is the live lot's units", shows ? endOf(id) - lot.start : 0n, balance?.units ?? 0n);
    if (shows) mustEqual(name, "owner is the lot's holder", memberAddress(lot.holder), balance?.owner ?? "nobody");
  }
  for (const [id, { units }] of balances) {
    if (!lots.has(id)) mustEqual(`token ${lotName(id)}`, "stands for a lot", 0n, units);
  }
  return balances.size;
}
