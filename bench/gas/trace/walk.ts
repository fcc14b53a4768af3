import { expenseOf, targetDepth, type Expense } from "./opcodes.ts";

/** A step as `debug_traceTransaction` tells it; `gas` is what was left before it. */
export interface TraceStep {
  readonly pc: number;
  readonly op: string;
  readonly gas: number;
  readonly gasCost: number;
  readonly depth: number;
  readonly stack?: readonly string[];
}

/** A step with what it cost by itself, without what it called. */
export interface Spent {
  /** The contract whose code ran, in lower case. */
  readonly code: string;
  /** The call it belongs to: 0 is the transaction's own. */
  readonly frame: number;
  readonly pc: number;
  readonly op: string;
  readonly expense: Expense;
  readonly gas: number;
}

/** A call within a transaction. */
interface Frame {
  readonly code: string;
  readonly number: number;
  readonly depth: number;
}

/** Goes over a transaction's steps and tells what each cost by itself. */
export function walk(steps: readonly TraceStep[], to: string): Spent[] {
  const spent: Spent[] = [];
  let frames = 0;
  // Answers where the frame ends and what all of it cost.
  const enter = (start: number, code: string): { next: number; gas: number } => {
    const frame: Frame = { code, number: frames++, depth: steps[start]?.depth ?? 0 };
    let gas = 0;
    let at = start;
    for (let step = steps[at]; step?.depth === frame.depth; step = steps[at]) {
      const target = targetOf(step);
      const called = steps[at + 1]?.depth === frame.depth + 1;
      const inner = called ? enter(at + 1, addressOf(target ?? 0n)) : { next: at + 1, gas: 0 };
      const after = steps[inner.next];
      const own = after?.depth === frame.depth ? step.gas - after.gas - inner.gas : step.gasCost;
      spent.push({ ...place(frame, step), expense: expenseOf(step.op, own, target), gas: own });
      gas += own + inner.gas;
      at = inner.next;
    }
    return { next: at, gas };
  };
  if (steps.length > 0) enter(0, to.toLowerCase());
  return spent;
}

function place({ code, number: frame }: Frame, { pc, op }: TraceStep) {
  return { code, frame, pc, op };
}

function targetOf({ op, stack = [] }: TraceStep): bigint | undefined {
  const depth = targetDepth(op);
  if (depth === undefined) return undefined;
  const word = stack[stack.length - 1 - depth];
  return word === undefined ? undefined : BigInt.asUintN(160, BigInt(word.startsWith("0x") ? word : `0x${word}`));
}

function addressOf(target: bigint): string {
  return `0x${target.toString(16).padStart(40, "0")}`;
}
