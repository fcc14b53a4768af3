import { TradelaneError, type ErrorCode } from "@tradelane/sdk";
import { expect } from "chai";

/** Waits for a refusal by an error of the catalogue, and returns it. */
export async function refusalOf(task: Promise<unknown>, code: ErrorCode): Promise<TradelaneError> {
  const outcome = await task.then(
    (result: unknown) => ({ result }),
    (error: unknown) => ({ error }),
  );
  if (!("error" in outcome)) return expect.fail(`expected ${code}, but it was done: ${String(outcome.result)}`);
  expect(outcome.error).to.be.instanceOf(TradelaneError);
  const error = outcome.error as TradelaneError;
  expect(error.code, error.message).to.equal(code);
  return error;
}
