import type { Encumbrance, MemberKindName } from "./lots.js";

/** A party of an act: who it is to the instrument and which members may be it. */
export interface TableParty {
  readonly who: string;
  /** Null for members of every kind. */
  readonly kinds: readonly MemberKindName[] | null;
  /** Whether a member on its way out may not be it. */
  readonly mustBeActive: boolean;
  readonly right: "PREPARE" | "ACT" | "SIGN" | "ADMINISTER";
}

/** One row of a state table. */
export interface TableAct<State extends string = string> {
  readonly number: number;
  readonly on: "instrument" | "lot" | "request";
  readonly class: "start" | "answer" | "close" | "report";
  readonly from: readonly State[];
  /** The instrument's state while the request stands; null where it is no request about the instrument. */
  readonly requested: State | null;
  /** The instrument's state once the act is done; null where it stays. */
  readonly after: State | null;
  /** The request that this act agrees to. */
  readonly answers: string | null;
  readonly when: "anyTime" | "beforeMaturity" | "fromMaturity";
  /** Encumbrances any of which blocks the act. */
  readonly blockedBy: readonly Encumbrance[];
  /** Encumbrances the lot must have; the act clears them. */
  readonly requires: readonly Encumbrance[];
  /** Encumbrances the act lays on the lot. */
  readonly sets: readonly Encumbrance[];
  readonly actor: TableParty;
  readonly counterparty: TableParty | null;
  readonly note: string;
}

/** The states of an instrument and every act on it, its lots and its requests. */
export interface StateTable {
  readonly area: string;
  readonly business: string;
  readonly instrument: string;
  readonly states: Readonly<Record<string, number>>;
  readonly acts: Readonly<Record<string, TableAct>>;
  /** What time alone changes, and the act that records it. */
  readonly byTime: readonly {
    readonly from: string;
    readonly to: string;
    readonly when: string;
    readonly act: string;
  }[];
  /** What time alone makes of an encumbrance, to null where it ends, and the act that records it. */
  readonly lotsByTime: readonly {
    readonly from: Encumbrance;
    readonly to: Encumbrance | null;
    readonly when: string;
    readonly act: string;
  }[];
  /** Where a request that ends without agreement leads back. */
  readonly endings: readonly {
    readonly from: readonly string[];
    readonly to: string;
    readonly by: readonly string[];
  }[];
  readonly lastRedemption: { readonly from: readonly string[]; readonly to: string; readonly by: string } | null;
}
