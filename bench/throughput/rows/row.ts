import type { Stage } from "../stage.ts";

/** An act that is on its way. */
export interface Begun {
  /** Settles when the chain has it: gas of its transactions. Rejects when the chain refuses it. */
  readonly settled: Promise<number>;
}

/** A pair of members that does the same act again and again. */
export interface Lane {
  /** Signs and sends the next act. */
  begin(): Promise<Begun>;
}

/** What is measured. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** Transactions of one `begin`. */
  readonly transactions: number;
  /** Acts of one `begin`; one unless told. */
  readonly acts?: number;
  /** Acts of the suite that the row leaves in the events, for the judgement; none for what is no act of the suite. */
  readonly leaves?: "LotAssigned" | "DocumentRegistered";
  /** Makes everything ready, for each lane what it needs. */
  open(stage: Stage): Promise<Lane[]>;
}
