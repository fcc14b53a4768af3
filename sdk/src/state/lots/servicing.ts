import type { SuiteEvent } from "../../events/types.js";
import { lotId } from "../../path/lot-name.js";
import { receivablesTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { cancellationDeal } from "./deals.js";
import { knownInstrument, owedBy } from "./explain.js";
import { ReceivableState, type InstrumentRecord, type LotsState } from "./records.js";
import { ask, close, forget, instrumentUnexplained, type InstrumentRequests } from "./requests.js";

const CANCEL = BigInt(receivablesTable.acts.requestCancellation.number);

/** What the servicing desk reports: receivables given up, extended and overdue. */
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
    record.maturity = to;
  },
  ReceivableOverdue: (state, { instrument, debtor }, event) => {
    owedBy(confirmed(state, instrument, event), instrument, debtor, event).state = ReceivableState.Overdue;
  },
  RequestClosed: (state, closing, event) => close(state, "servicing", closing, event),
};

function on(instrument: bigint): InstrumentRequests {
  return { keeper: "servicing", instrument };
}

function confirmed(state: LotsState, instrument: bigint, event: SuiteEvent): InstrumentRecord {
  const record = knownInstrument(state, instrument, event);
  if (record.state === ReceivableState.Confirmed) return record;
  throw instrumentUnexplained(event, instrument, `its state is ${record.state}, not Confirmed`);
}
