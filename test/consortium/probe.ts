import type { contracts } from "@tradelane/sdk";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Interface } from "ethers";
import type { Refusal } from "./gate-oracle.ts";

/** A question to the gate and the answer it should give. */
export interface Question {
  method: "enter" | "meet" | "enterMandated";
  args: readonly unknown[];
  /** What the gate returns, or why it refuses. */
  expected: readonly bigint[] | Refusal;
}

const BATCH = 1_500;
// A whole table of differences says no more than a few.
const MOST_SHOWN = 5;

/** Asks the gate all questions; returns the first that it answers otherwise than expected, as text. */
export async function wrongAnswers(
  ethers: HardhatEthers,
  consortium: contracts.Consortium,
  questions: readonly Question[],
): Promise<string[]> {
  const batch = (await ethers.deployContract("ViewBatch")) as unknown as contracts.ViewBatch;
  const gate: Interface = consortium.interface;
  const wrong: string[] = [];
  for (let start = 0; start < questions.length; start += BATCH) {
    const asked = questions.slice(start, start + BATCH);
    const calls = asked.map(({ method, args }) => gate.encodeFunctionData(method, args));
    const answers = await batch.tryAll(consortium, calls);
    asked.forEach((question, i) => {
      const { success, data } = answers[i]!;
      const answer = success ? [...gate.decodeFunctionResult(question.method, data)] : refusal(gate, data);
      if (text(answer) !== text(question.expected)) {
        wrong.push(`${question.method}(${text(question.args)}): ${text(answer)} instead of ${text(question.expected)}`);
      }
    });
  }
  return wrong.slice(0, MOST_SHOWN);
}

function refusal(gate: Interface, data: string): unknown[] {
  const error = gate.parseError(data);
  return error === null ? [data] : [error.name, ...error.args];
}

function text(values: readonly unknown[]): string {
  return values.map(String).join(" ");
}
