/** Sums under names. */
export class Book {
  readonly sums = new Map<string, bigint>();

  add(name: string, amount: bigint): void {
    if (amount !== 0n) this.sums.set(name, (this.sums.get(name) ?? 0n) + amount);
  }
}
