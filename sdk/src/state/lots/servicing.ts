import type { SuiteEvent } from "../../events/types.js";
import { lotId } from "../../path/lot-name.js";
import { receivablesTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { cancellationDeal } from "./deals.js";
import { knownInstrument, owedBy } from "./explain.js";
import { ReceivableState, type InstrumentRecord, type LotsState } from "./records.js";
import { ask, close, forget, instrumentUnexplained, type InstrumentRequests } from "./requests.js";

const CANCEL = BigInt(receivablesTable.acts.requestCancellation.number);

/** What the servicing desk reports: receivables given up, extended, disputed and overdue. */
export const servicingHandlers: Handlers<"servicing", LotsState> = {
  CancellationRequested: (state, { instrument, from, to, deadline }, event) => {
    const { face } = confirmed(state, instrument, event);
    const root = state.lots.get(lotId(instrument, face));
    if (root === undefined) throw instrumentUnexplained(event, instrument, "it has no root lot");
    const deal = cancellationDeal(instrument, root.history.trail, deadline);
    ask(state, on(instrument), { act: CANCEL, from, to, deadline, deal }, event);
  },
  ReceivableCancelled: (state, { instrument, background }, event) => {
    const record = confirmed(state, instrument, event);
    if (background !== state.confirmations.get(instrument)?.background) {
      throw instrumentUnexplained(event, instrument, `it does not stand on document ${background}`);
    }
    record.state = ReceivableState.Cancelled;
    forget(state, on(instrument));
  },
  ReceivableExtended: (state, { instrument, debtor, from, to }, event) => {
    const record = owedBy(confirmed(state, instrument, event), instrument, debtor, event);
    if (record.maturity !== from || to <= from) {
      throw instrumentUnexplained(event, instrument, `it falls due at ${record.maturity}`);
    }
    const flagged = state.flagged.get(instrument);
    if (flagged !== undefined && flagged !== to) {
      throw instrumentUnexplained(event, instrument, `it was flagged as due at ${flagged}`);
    }
    state.flagged.delete(instrument);
    record.maturity = to;
  },
  ReceivableTermFlagged: (state, { instrument, maturity, usualLatest }, event) => {
    // Flagged as the term is about to be extended.
    const record = confirmed(state, instrument, event);
    if (maturity <= record.maturity || usualLatest >= maturity) {
      throw instrumentUnexplained(event, instrument, `it falls due at ${record.maturity}`);
    }
    state.flagged.set(instrument, maturity);
  },
  ReceivableOverdue: (state, { instrument, debtor }, event) => {
    owedBy(confirmed(state, instrument, event), instrument, debtor, event).state = ReceivableState.Overdue;
  },
  ReceivableAccelerated: (state, { instrument, debtor, maturity, time }, event) => {
    const record = owedBy(confirmed(state, instrument, event), instrument, debtor, event);
    if (record.maturity !== maturity) {
      throw instrumentUnexplained(event, instrument, `it falls due at ${record.maturity}`);
    }
    record.state = ReceivableState.Overdue;
    record.maturity = time;
  },
  ReceivableDisputed: (state, { instrument, debtor }, event) => {
    const record = owedBy(standing(state, instrument, MAY_BE_DISPUTED, event), instrument, debtor, event);
    record.state = ReceivableState.Disputed;
  },
  ReceivableDisputeEnded: (state, { instrument }, event) => {
    standing(state, instrument, [ReceivableState.Disputed], event).state = ReceivableState.Confirmed;
  },
  RequestClosed: (state, closing, event) => close(state, "servicing", closing, event),
};

function on(instrument: bigint): InstrumentRequests {
  return { keeper: "servicing", instrument };
}

function stateName(state: bigint): string {
  return Object.entries(ReceivableState).find(([, number]) => number === state)?.[0] ?? String(state);
}

const MAY_BE_DISPUTED = [ReceivableState.Confirmed, ReceivableState.Overdue];

function confirmed(state: LotsState, instrument: bigint, event: SuiteEvent): InstrumentRecord {
  return standing(state, instrument, [ReceivableState.Confirmed], event);
}

function standing(
  state: LotsState,
  instrument: bigint,
  allowed: readonly bigint[],
  event: SuiteEvent,
): InstrumentRecord {
  const record = knownInstrument(state, instrument, event);
  if (allowed.includes(record.state)) return record;
  const names = allowed.map((state) => stateName(state));
  throw instrumentUnexplained(event, instrument, `its state is ${record.state}, not ${names.join(" or ")}`);
}
