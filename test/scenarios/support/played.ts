import { expect } from "chai";
import type { Line } from "./sums.ts";
import type { Ran } from "./world.ts";

/** An acts file played to its end: what it says is refused was, and each refusal has a note why. Returns their codes. */
export function expectAsWritten(played: Ran, lines: readonly Line[]): string[] {
  expect(played.code, played.stderr).to.equal(0);
  expect(played.lines).to.have.length(lines.length);
  const refused = lines.flatMap(({ expect: asked }) => (asked === undefined ? [] : [asked.error]));
  expect(played.lines.flatMap(({ error }) => (error === undefined ? [] : [error.code]))).to.deep.equal(refused);
  for (const { expect: asked, note } of lines) if (asked !== undefined) expect(note).to.be.a("string");
  return refused;
}
