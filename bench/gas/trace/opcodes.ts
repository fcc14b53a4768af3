/** What a step of the machine is paid for. */
export type Expense =
  | "transaction and calldata"
  | "contract, cold"
  | "contract, warm"
  | "storage read, cold"
  | "storage read, warm"
  | "storage write, new slot"
  | "storage write, change"
  | "storage write, again"
  | "event"
  | "signature"
  | "hash"
  | "stack"
  | "jumps"
  | "memory"
  | "data"
  | "arithmetic";

/** What no rewriting saves as long as the act reads, writes and tells the same; the rest is computation. */
const FLOOR: ReadonlySet<Expense> = new Set<Expense>([
  "transaction and calldata",
  "contract, cold",
  "storage read, cold",
  "storage write, new slot",
  "storage write, change",
  "event",
  "signature",
]);

export function isFloor(expense: Expense): boolean {
  return FLOOR.has(expense);
}

const COLD_CONTRACT = 2_600;
const COLD_SLOT = 2_100;
const NEW_SLOT = 20_000;
const CHANGED_SLOT = 2_900;
const LAST_PRECOMPILE = 10n;

/**
 * What an opcode is paid for, by its name and what it cost without what it called.
 * @param target The contract it looks at or calls, if it does.
 */
export function expenseOf(op: string, gas: number, target?: bigint): Expense {
  if (op === "SLOAD") return gas >= COLD_SLOT ? "storage read, cold" : "storage read, warm";
  if (op === "SSTORE") return writeOf(gas);
  if (op.startsWith("LOG")) return "event";
  if (op === "KECCAK256" || op === "SHA3") return "hash";
  if (target !== undefined) {
    if (target > 0n && target <= LAST_PRECOMPILE) return "signature";
    return gas >= COLD_CONTRACT ? "contract, cold" : "contract, warm";
  }
  if (/^(PUSH|DUP|SWAP|POP)/.test(op)) return "stack";
  if (op.startsWith("JUMP")) return "jumps";
  if (/^(MLOAD|MSTORE|MCOPY|MSIZE)/.test(op)) return "memory";
  if (/^(CALLDATA|RETURNDATA|CODE)|^(RETURN|STOP|REVERT)$/.test(op)) return "data";
  return "arithmetic";
}

function writeOf(gas: number): Expense {
  if (gas >= NEW_SLOT) return "storage write, new slot";
  return gas >= CHANGED_SLOT ? "storage write, change" : "storage write, again";
}

/** How deep on the stack an opcode finds the contract it looks at or calls; undefined where it is about none. */
export function targetDepth(op: string): number | undefined {
  if (/^(CALL|CALLCODE|DELEGATECALL|STATICCALL)$/.test(op)) return 1;
  return /^(EXTCODESIZE|EXTCODEHASH|EXTCODECOPY|BALANCE)$/.test(op) ? 0 : undefined;
}
