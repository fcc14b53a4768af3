import type { SuiteEvent } from "../../events/types.js";
import type { StateTable, TableAct } from "../../tables/index.js";
import type { InstrumentRecord, LedgerState } from "./records.js";

/** A transfer as it was offered, or as it came about. */
export interface Moved {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  /** The kind of step by which it passes on. */
  readonly act: bigint;
  readonly background: string;
}

/** Who holds a root lot at first, and the document that its issue names. */
export interface Issue {
  readonly holder: bigint;
  readonly background: string;
}

/** What makes the lots of one kind of instrument differ from those of another; all else they share. */
export interface LedgerKind<State extends LedgerState> {
  readonly table: StateTable;
  /** The rows of the table by which lots are cut, put together, passed on, offered, and end unpaid. */
  readonly rows: Readonly<Record<"split" | "merge" | "pass" | "offer" | "acceptOffer" | "end", TableAct>>;
  /** What the desk of issue has told before; undefined where it has not. */
  readonly issueOf: (state: State, instrument: bigint) => Issue | undefined;
  /** The steps by which holders pass lots on, with the marks that the lot then has. */
  readonly passes: ReadonlyMap<bigint, bigint>;
  /** The encumbrances under which a desk hands a lot over, by the step that makes. */
  readonly deliveries: ReadonlyMap<bigint, bigint>;
  /** The encumbrances under which a lot with these flags is redeemed; zero where it cannot be. */
  readonly redeemedUnder: (flags: bigint) => bigint;
  /** The deal that an offer of a transfer commits to. */
  readonly dealOf: (moved: Moved, trail: string, deadline: bigint) => string;
  /** A lot passes on: checks what its kind wants beyond what all want. */
  readonly passing: (state: State, moved: Moved, event: SuiteEvent) => void;
  /** A desk hands a lot over: checks what its kind wants beyond what all want. */
  readonly delivering: (state: State, moved: Moved, event: SuiteEvent) => void;
  /** A lot is redeemed: checks what its kind wants beyond what all want. */
  readonly redeeming: (state: State, lot: bigint, obligor: bigint, event: SuiteEvent) => void;
  /** A whole instrument ends unpaid: checks that it may, and moves it to its last state. */
  readonly ending: (state: State, instrument: bigint, record: InstrumentRecord, event: SuiteEvent) => void;
}
