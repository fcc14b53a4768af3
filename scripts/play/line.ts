import type { Outcome } from "@tradelane/sdk/actsfile";

/** What play prints of one act. `ok` is whether it was carried out, `expected` whether the file wants it so. */
export function lineOf(outcome: Outcome): object {
  const { line, act, as, id, earlier, status } = outcome;
  const place = { line, act, as, id };
  const told = status === "done" ? { result: outcome.result } : { error: outcome.error };
  return { ...place, ok: status === "done", expected: status !== "failed", ...(earlier && { earlier }), ...told };
}
