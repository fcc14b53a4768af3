import { styleText } from "node:util";
import { tell } from "../cli/verb.ts";
import type { Played } from "../play/scene.ts";

/** Tells what became of one act, numbered. */
export function showOutcome(outcome: Played, number: number, of: number): void {
  const { as, act, status, earlier, note } = outcome;
  const place = `[${String(number).padStart(String(of).length)}/${of}]`;
  const who = as === undefined ? act : `${as}: ${act}`;
  const colour = (name: "green" | "yellow" | "red", text: string) => styleText(name, text, { stream: process.stderr });
  const again = earlier ? " (in an earlier run)" : "";
  if (status === "done") {
    tell(`${place} ${colour("green", "done   ")} ${who}${again}`);
  } else if (status === "refused") {
    tell(
      `${place} ${colour("yellow", "refused")} ${who}: ${note ?? outcome.error.message} (${outcome.error.code})${again}`,
    );
  } else {
    const { code, message, hint } = outcome.error;
    tell(
      `${place} ${colour("red", "FAILED ")} ${who}, ${outcome.file} line ${outcome.line}\n${code}: ${message}\n  ${hint}`,
    );
  }
}
