import { expect } from "chai";
import { StateError, type StateErrorCode } from "@tradelane/sdk/events";

/** The error that an act ends with, which must be of this code and carry these values. */
export function expectStateError(code: StateErrorCode, values: Readonly<Record<string, unknown>>, act: () => unknown) {
  try {
    act();
  } catch (error) {
    expect(error).to.be.instanceOf(StateError);
    const found = error as StateError;
    expect(found.code).to.equal(code);
    expect(found.values).to.include(values);
    expect(found.message, "a sentence without holes").not.to.match(/\{\w+\}/);
    return;
  }
  expect.fail(`nothing was refused; ${code} was expected`);
}
