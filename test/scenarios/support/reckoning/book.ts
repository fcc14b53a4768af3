/** A payment that was instructed, in cents. */
export interface Payment {
  readonly payer: string;
  readonly payee: string;
  readonly currency: string;
  readonly amount: bigint;
  /** What the cash brings about, and what its failing does. */
  readonly final: () => void;
  readonly failed: () => void;
}

/** Sums under names. */
export class Book {
  readonly sums = new Map<string, bigint>();

  add(name: string, amount: bigint): void {
    if (amount !== 0n) this.sums.set(name, (this.sums.get(name) ?? 0n) + amount);
  }
}
