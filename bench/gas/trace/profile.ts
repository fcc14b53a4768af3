import { isFloor, type Expense } from "./opcodes.ts";
import type { Spent } from "./walk.ts";

/** What a transaction was charged, and its steps. */
export interface Traced {
  readonly call: string;
  /** As the receipt says, refunds taken off. */
  readonly gasUsed: number;
  readonly calldata: Uint8Array;
  readonly spent: readonly Spent[];
}

export interface Share {
  readonly name: string;
  readonly steps: number;
  readonly gas: number;
}

/** Where the gas of one transaction went. */
export interface Profile {
  readonly call: string;
  readonly gas: number;
  readonly refund: number;
  readonly expenses: readonly (Share & { readonly floor: boolean })[];
  /** One a call, in the order in which they began. */
  readonly frames: readonly (Share & { readonly computation: number })[];
  readonly floor: number;
}

const BASE = 21_000;
const ZERO_BYTE = 4;
const BYTE = 16;

export function profileOf({ call, gasUsed, calldata, spent }: Traced, nameOf: (code: string) => string): Profile {
  const intrinsic = calldata.reduce((sum, byte) => sum + (byte === 0 ? ZERO_BYTE : BYTE), BASE);
  const execution = sum(spent);
  const transaction: Expense = "transaction and calldata";
  const expenses = [...groups(spent, ({ expense }) => expense)].map(([name, steps]) => ({
    ...share(name, steps),
    floor: isFloor(name),
  }));
  const all = [{ name: transaction, steps: 1, gas: intrinsic, floor: true }, ...expenses].sort((a, b) => b.gas - a.gas);
  const frames = [...groups(spent, ({ frame }) => frame)]
    .sort(([a], [b]) => a - b)
    .map(([, steps]) => ({
      ...share(nameOf(steps[0]?.code ?? ""), steps),
      computation: sum(steps.filter(({ expense }) => !isFloor(expense))),
    }));
  const floor = all.filter((one) => one.floor).reduce((gas, one) => gas + one.gas, 0);
  return { call, gas: gasUsed, refund: intrinsic + execution - gasUsed, expenses: all, frames, floor };
}

/** Steps by key, keys in the order in which they first occur. */
export function groups<Key>(spent: readonly Spent[], keyOf: (step: Spent) => Key): Map<Key, Spent[]> {
  const found = new Map<Key, Spent[]>();
  for (const step of spent) {
    const key = keyOf(step);
    const known = found.get(key);
    if (known === undefined) found.set(key, [step]);
    else known.push(step);
  }
  return found;
}

export function sum(spent: readonly Spent[]): number {
  return spent.reduce((gas, step) => gas + step.gas, 0);
}

function share(name: string, steps: readonly Spent[]): Share {
  return { name, steps: steps.length, gas: sum(steps) };
}

/** What one more item of a bulk is paid for, from two bulks that differ by so many items. */
export function itemOf(few: Profile, many: Profile, items: number): (Share & { readonly floor: boolean })[] {
  const before = new Map(few.expenses.map((expense) => [expense.name, expense]));
  return many.expenses
    .map(({ name, steps, gas, floor }) => {
      const less = before.get(name) ?? { steps: 0, gas: 0 };
      return {
        name,
        steps: Math.round((steps - less.steps) / items),
        gas: Math.round((gas - less.gas) / items),
        floor,
      };
    })
    .sort((a, b) => b.gas - a.gas);
}
