import type { SuiteEvent } from "../events/types.js";
import { decodeStep, StepAct } from "../path/step.js";
import { area, unexplained } from "./area.js";

export interface ObligationsState {
  /** How many confirmed receivables each debtor has not settled: `obligationsOf` of the receivables. */
  readonly receivables: Map<bigint, bigint>;
  /** How many payments of each payer are on their way: `obligationsOf` of settlement. */
  readonly payments: Map<bigint, bigint>;
  /** Who owes each open thing: an instrument, or an instruction. */
  readonly debtors: Map<bigint | string, bigint>;
}

type Book = "receivables" | "payments";

function owe(state: ObligationsState, book: Book, thing: bigint | string, debtor: bigint): void {
  state.debtors.set(thing, debtor);
  state[book].set(debtor, (state[book].get(debtor) ?? 0n) + 1n);
}

function discharge(state: ObligationsState, book: Book, thing: bigint | string, event: SuiteEvent): void {
  const debtor = state.debtors.get(thing);
  if (debtor === undefined) throw unexplained(event, `${book} ${thing}`, "nobody owes it");
  state.debtors.delete(thing);
  state[book].set(debtor, (state[book].get(debtor) ?? 0n) - 1n);
}

/** What members still owe, as the obligation books count it. */
export const obligationsArea = area<ObligationsState>(
  "obligations",
  () => ({ receivables: new Map(), payments: new Map(), debtors: new Map() }),
  {
    receivables: {
      LotIssued: (state, { instrument, obligor }) => owe(state, "receivables", instrument, obligor),
      ReceivableSettled: (state, { instrument }, event) => discharge(state, "receivables", instrument, event),
      LotEnded: (state, { instrument, step }, event) => {
        if (decodeStep(step).act === StepAct.Cancelled) discharge(state, "receivables", instrument, event);
      },
    },
    settlement: {
      PaymentInstructed: (state, { instruction, payer }) => owe(state, "payments", instruction, payer),
      PaymentFinal: (state, { instruction }, event) => discharge(state, "payments", instruction, event),
      PaymentRejected: (state, { instruction }, event) => discharge(state, "payments", instruction, event),
      PaymentExpired: (state, { instruction }, event) => discharge(state, "payments", instruction, event),
    },
  },
);
