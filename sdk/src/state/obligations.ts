import type { SuiteEvent } from "../events/types.js";
import { area, unexplained } from "./area.js";
import { lineKey, LinePurpose, type LineName } from "./credit-lines.js";

export interface ObligationsState {
  /** How many payments of each payer are on their way: `obligationsOf` of settlement. */
  readonly payments: Map<bigint, bigint>;
  /** How many lines for confirmation that are in use each member granted, or was granted: `obligationsOf` of them. */
  readonly lines: Map<bigint, bigint>;
  /** Who pays each open instruction. */
  readonly payers: Map<string, bigint>;
  /** The lines for confirmation of which something is used. */
  readonly inUse: Set<string>;
}

function add(book: Map<bigint, bigint>, member: bigint, count: bigint): void {
  book.set(member, (book.get(member) ?? 0n) + count);
}

function conclude(state: ObligationsState, instruction: string, event: SuiteEvent): void {
  const payer = state.payers.get(instruction);
  if (payer === undefined) throw unexplained(event, `instruction ${instruction}`, "nobody is to pay it");
  state.payers.delete(instruction);
  add(state.payments, payer, -1n);
}

interface LineUse extends LineName {
  readonly used: bigint;
}

/** A line counts for both its sides from its first use until all of it is given back. */
function count(state: ObligationsState, { used, ...line }: LineUse): void {
  if (line.purpose !== LinePurpose.Confirmation) return;
  const key = lineKey(line);
  const counted = state.inUse.has(key);
  if (counted === used > 0n) return;
  if (counted) state.inUse.delete(key);
  else state.inUse.add(key);
  for (const member of [line.bank, line.debtor]) add(state.lines, member, counted ? -1n : 1n);
}

/** What members still owe, as the obligation books count it. */
export const obligationsArea = area<ObligationsState>(
  "obligations",
  () => ({ payments: new Map(), lines: new Map(), payers: new Map(), inUse: new Set() }),
  {
    creditLines: {
      CreditLineUsed: (state, use) => count(state, use),
      CreditLineReleased: (state, use) => count(state, use),
    },
    settlement: {
      PaymentInstructed: (state, { instruction, payer }) => {
        state.payers.set(instruction, payer);
        add(state.payments, payer, 1n);
      },
      PaymentFinal: (state, { instruction }, event) => conclude(state, instruction, event),
      PaymentRejected: (state, { instruction }, event) => conclude(state, instruction, event),
      PaymentExpired: (state, { instruction }, event) => conclude(state, instruction, event),
    },
  },
);
