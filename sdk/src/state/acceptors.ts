import type { SuiteEvent } from "../events/types.js";
import { withMoment } from "../values/overdue.js";
import { area, unexplained } from "./area.js";

/** An acceptor as `IAcceptors.acceptorAt` returns it. */
export interface AcceptorRecord {
  totalAssets: bigint;
  deposits: bigint;
  asOf: bigint;
  until: bigint;
  outstanding: bigint;
  margins: bigint;
}

/** What an acceptor had as something was booked, and the rules that judged it. */
export type Judged = Pick<AcceptorRecord, "totalAssets" | "deposits" | "outstanding" | "margins"> & {
  readonly acceptor: bigint;
  readonly epoch: bigint;
};

/** Amounts of bills and of the margin deposits for them. */
export interface Moved {
  amount: bigint;
  margin: bigint;
}

export interface AcceptorsState {
  readonly acceptors: Map<bigint, AcceptorRecord>;
  /** All that was ever booked and released, by acceptor. */
  readonly booked: Map<bigint, Moved>;
  readonly released: Map<bigint, Moved>;
  /** Every acceptance, as it was judged. */
  readonly judged: Judged[];
  /** The last moments at which acceptances became overdue, by acceptor, as `IAcceptors.overdueOf` packs them. */
  readonly overdue: Map<bigint, bigint>;
  /** When each instrument was recorded as overdue. */
  readonly overdueSince: Map<bigint, bigint>;
  /** Contracts that may book. */
  readonly desks: Map<string, boolean>;
}

function empty(): AcceptorsState {
  return {
    acceptors: new Map(),
    booked: new Map(),
    released: new Map(),
    judged: [],
    overdue: new Map(),
    overdueSince: new Map(),
    desks: new Map(),
  };
}

function recordAt({ acceptors }: AcceptorsState, acceptor: bigint): AcceptorRecord {
  const none = { totalAssets: 0n, deposits: 0n, asOf: 0n, until: 0n, outstanding: 0n, margins: 0n };
  const record = acceptors.get(acceptor) ?? none;
  acceptors.set(acceptor, record);
  return record;
}

function add(sums: Map<bigint, Moved>, acceptor: bigint, { amount, margin }: Readonly<Moved>): void {
  const sum = sums.get(acceptor) ?? { amount: 0n, margin: 0n };
  sums.set(acceptor, { amount: sum.amount + amount, margin: sum.margin + margin });
}

interface Change extends Moved {
  readonly acceptor: bigint;
  readonly outstanding: bigint;
  readonly margins: bigint;
}

/** What is outstanding and held becomes what the events before say; `sign` tells in which direction. */
function move(state: AcceptorsState, change: Change, sign: bigint, event: SuiteEvent): AcceptorRecord {
  const { acceptor, outstanding, margins } = change;
  const record = recordAt(state, acceptor);
  const thing = `acceptor ${acceptor}`;
  const expected = {
    outstanding: record.outstanding + sign * change.amount,
    margins: record.margins + sign * change.margin,
  };
  if (outstanding !== expected.outstanding) {
    throw unexplained(event, thing, `${expected.outstanding} is outstanding, not ${outstanding}`);
  }
  if (margins !== expected.margins) throw unexplained(event, thing, `${expected.margins} is held, not ${margins}`);
  return Object.assign(record, { outstanding, margins });
}

/** Acceptors of bills: their figures, what they owe, and what became overdue. */
export const acceptorsArea = area<AcceptorsState>("acceptors", empty, {
  acceptors: {
    AcceptorFiguresSet: (state, { acceptor, totalAssets, deposits, asOf, until }) =>
      void Object.assign(recordAt(state, acceptor), { totalAssets, deposits, asOf, until }),
    AcceptanceBooked: (state, { epoch, ...change }, event) => {
      const { totalAssets, deposits, outstanding, margins } = move(state, change, 1n, event);
      add(state.booked, change.acceptor, change);
      state.judged.push({ acceptor: change.acceptor, epoch, totalAssets, deposits, outstanding, margins });
    },
    AcceptanceReleased: (state, change, event) => {
      move(state, change, -1n, event);
      add(state.released, change.acceptor, change);
    },
    AcceptanceOverdue: (state, { acceptor, instrument, time }, event) => {
      if (state.overdueSince.has(instrument)) {
        throw unexplained(event, `instrument ${instrument}`, "it was recorded as overdue before");
      }
      state.overdueSince.set(instrument, time);
      state.overdue.set(acceptor, withMoment(state.overdue.get(acceptor) ?? 0n, time));
    },
    AcceptorDeskSet: (state, { desk, listed }) => void state.desks.set(desk, listed),
  },
});
