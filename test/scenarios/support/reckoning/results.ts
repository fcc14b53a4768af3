import type { Deal } from "./deals.ts";
import type { Lot, Receivable } from "./lots.ts";
import type { Payment } from "./payments.ts";

/** What acts returned, as later lines refer to it: `$id.field.0.field`. */
export class Results {
  readonly #byId = new Map<string, unknown>();

  keep(id: string | undefined, result: unknown): void {
    if (id !== undefined) this.#byId.set(id, result);
  }

  any(reference: unknown): unknown {
    if (typeof reference !== "string") throw new Error("a reference is text");
    const [id = "", ...fields] = reference.slice(1).split(".");
    return fields.reduce<unknown>((value, field) => (value as Record<string, unknown>)[field], this.#byId.get(id));
  }

  lot(reference: unknown): Lot {
    return this.any(reference) as Lot;
  }

  receivable(reference: unknown): Receivable {
    return this.any(reference) as Receivable;
  }

  deal(reference: unknown): Deal {
    return this.any(reference) as Deal;
  }

  payments(references: unknown): Payment[] {
    return (references as string[]).map((reference) => this.any(reference) as Payment);
  }
}
