import { expect } from "chai";
import { expenseOf, isFloor } from "../../bench/gas/trace/opcodes.ts";
import { itemOf, profileOf } from "../../bench/gas/trace/profile.ts";
import { walk, type TraceStep } from "../../bench/gas/trace/walk.ts";

const OUTER = `0x${"aa".repeat(20)}`;
const INNER = `0x${"bb".repeat(20)}`;

const at = (depth: number, gas: number, op: string, gasCost = 0, stack: string[] = []): TraceStep => {
  return { pc: 0, op, gas, gasCost, depth, stack };
};

/** OUTER reads a slot, calls INNER, which writes one, and stops; what a call forwards is told as its cost. */
const STEPS = [
  at(1, 50_000, "SLOAD"),
  at(1, 47_900, "STATICCALL", 47_000, ["0x0", INNER, "0xffff"]),
  at(2, 45_000, "PUSH1"),
  at(2, 44_997, "SSTORE"),
  at(2, 22_897, "RETURN", 7),
  at(1, 23_190, "STOP", 0),
];

describe("gas profile", () => {
  describe("walk", () => {
    it("charges each step what it cost by itself, and a call without what it called", () => {
      const own = walk(STEPS, OUTER).map(({ op, gas }) => [op, gas]);
      expect(own).to.deep.equal([
        ["SLOAD", 2_100],
        ["PUSH1", 3],
        ["SSTORE", 22_100],
        ["RETURN", 7],
        ["STATICCALL", 2_600],
        ["STOP", 0],
      ]);
    });

    it("knows whose code ran, and in which call", () => {
      const places = walk(STEPS, OUTER).map(({ code, frame }) => [code, frame]);
      expect(places.filter(([code]) => code === INNER)).to.deep.equal([
        [INNER, 1],
        [INNER, 1],
        [INNER, 1],
      ]);
      expect(places.filter(([code]) => code === OUTER)).to.have.lengthOf(3);
    });

    it("takes a call of a precompile for a step without calls", () => {
      const steps = [at(1, 10_000, "STATICCALL", 3_100, ["0x1", "0xffff"]), at(1, 6_900, "STOP")];
      expect(walk(steps, OUTER).map(({ gas, expense }) => [gas, expense])).to.deep.equal([
        [3_100, "signature"],
        [0, "data"],
      ]);
    });
  });

  describe("expenseOf", () => {
    const cases: [string, number, bigint | undefined, string][] = [
      ["SLOAD", 2_100, undefined, "storage read, cold"],
      ["SLOAD", 100, undefined, "storage read, warm"],
      ["SSTORE", 22_100, undefined, "storage write, new slot"],
      ["SSTORE", 20_000, undefined, "storage write, new slot"],
      ["SSTORE", 5_000, undefined, "storage write, change"],
      ["SSTORE", 2_900, undefined, "storage write, change"],
      ["SSTORE", 100, undefined, "storage write, again"],
      ["DELEGATECALL", 2_600, 0xaan << 152n, "contract, cold"],
      ["EXTCODESIZE", 100, 0xaan << 152n, "contract, warm"],
      ["LOG4", 2_387, undefined, "event"],
      ["KECCAK256", 48, undefined, "hash"],
      ["DUP3", 3, undefined, "stack"],
      ["JUMPDEST", 1, undefined, "jumps"],
      ["MSTORE", 6, undefined, "memory"],
      ["CALLDATALOAD", 3, undefined, "data"],
      ["AND", 3, undefined, "arithmetic"],
    ];
    for (const [op, gas, target, expense] of cases) {
      it(`${op} for ${gas} is: ${expense}`, () => expect(expenseOf(op, gas, target)).to.equal(expense));
    }
  });

  describe("profileOf", () => {
    const calldata = Uint8Array.of(0, 0, 1);
    const charged = 21_024 + 26_810;
    const traced = { call: "Outer.act", gasUsed: charged - 4_800, calldata, spent: walk(STEPS, OUTER) };
    const profile = profileOf(traced, (code) => (code === INNER ? "Inner" : "Outer"));

    it("accounts for all that was charged", () => {
      const gas = profile.expenses.reduce((sum, expense) => sum + expense.gas, 0);
      expect(gas - profile.refund).to.equal(profile.gas);
      expect(profile.refund).to.equal(4_800);
      expect(profile.expenses[0]).to.include({ name: "storage write, new slot", gas: 22_100 });
      expect(profile.expenses[1]).to.include({ name: "transaction and calldata", gas: 21_024 });
    });

    it("tells calls in the order in which they began, with what they computed", () => {
      expect(profile.frames).to.deep.equal([
        { name: "Outer", steps: 3, gas: 4_700, computation: 0 },
        { name: "Inner", steps: 3, gas: 22_110, computation: 10 },
      ]);
    });

    it("finds what one more item is paid for between two bulks", () => {
      const items = [
        ...STEPS.slice(0, -1).map((step) => ({ ...step, gas: step.gas + 30_000 })),
        at(1, 53_190, "LOG1"),
        at(1, 52_440, "STOP"),
      ];
      const many = profileOf({ ...traced, spent: walk(items, OUTER) }, () => "");
      const found = itemOf(profile, many, 3).filter(({ gas }) => gas !== 0);
      expect(found).to.deep.equal([{ name: "event", steps: 0, gas: 250, floor: true }]);
    });

    it("has a floor of what is read, written and told", () => {
      expect(profile.floor).to.equal(charged - 10);
      expect(isFloor("storage read, cold")).to.equal(true);
      expect(isFloor("stack")).to.equal(false);
    });
  });
});
