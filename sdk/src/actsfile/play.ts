import type { z } from "zod";
import { sdkError, type TradelaneError } from "../errors/tradelane-error.js";
import { asTradelaneError } from "../errors/node-fault.js";
import { parseParams } from "../acts/runner.js";
import { fingerprintOf } from "../sending/json.js";
import { clockAdvance } from "./envelope.js";
import type { Journal, JournalEntry } from "./journal.js";
import type { Fate, Outcome } from "./outcome.js";
import type { ActsLine } from "./read.js";
import { resolveReferences } from "./reference.js";
import type { Stage } from "./stage.js";

/**
 * Plays the acts of a file one after the other and tells what became of each. What an earlier run did, by the journal,
 * is told again and not done again. Ends after the first act that fails.
 *
 * @throws LineChanged when an act that was played is not in the file any more
 * @example
 * for await (const outcome of playLines(readActsFile(text), stage, journal)) console.log(outcome.act, outcome.status);
 */
export async function* playLines(
  lines: readonly ActsLine[],
  stage: Stage,
  journal: Journal,
): AsyncGenerator<Outcome, void, undefined> {
  const kept = playedBefore(lines, journal);
  const results = new Map<string, unknown>();
  for (const [index, line] of lines.entries()) {
    const { number, envelope } = line;
    const { act, as, id, note } = envelope;
    const known = kept.get(index);
    const fate = known?.fate ?? (await new LinePlayer(line, index, stage, journal, known).play(results));
    if (fate.status === "done" && id !== undefined) results.set(id, fate.result);
    yield { line: number, act, as, id, note, earlier: known?.fate !== undefined, ...fate };
    if (fate.status === "failed") return;
  }
}

/** The journal's entries by index. What was played must still be there; what only was begun may have been corrected. */
function playedBefore(lines: readonly ActsLine[], journal: Journal): Map<number, JournalEntry> {
  const entries = [...journal.entries()].sort((a, b) => a.index - b.index);
  const fitting = entries.filter(({ index, line, fingerprint, fate }) => {
    const now = lines[index];
    if (now !== undefined && fingerprintOfLine(now) === fingerprint) return true;
    if (fate === undefined) return false;
    throw sdkError("LineChanged", { line: now?.number ?? line, place: journal.place });
  });
  return new Map(fitting.map((entry) => [entry.index, entry]));
}

/** What makes a line what it is: all but the words for the reader. */
function fingerprintOfLine({ envelope, parameters }: ActsLine): string {
  return fingerprintOf(envelope.act, { envelope: { ...envelope, note: undefined }, parameters });
}

/** Plays one line that no earlier run finished. */
class LinePlayer {
  readonly #line: ActsLine;
  readonly #index: number;
  readonly #stage: Stage;
  readonly #journal: Journal;
  #moments: Readonly<Record<string, number>>;

  constructor(line: ActsLine, index: number, stage: Stage, journal: Journal, begun: JournalEntry | undefined) {
    this.#line = line;
    this.#index = index;
    this.#stage = stage;
    this.#journal = journal;
    this.#moments = begun?.moments ?? {};
  }

  /** Judges what became of the act by what the file expects, and keeps it unless it failed. */
  async play(results: ReadonlyMap<string, unknown>): Promise<Fate> {
    const { number: line, envelope } = this.#line;
    const { act, expect } = envelope;
    const fate = await this.#perform(results).then(
      (result): Fate =>
        expect === undefined
          ? { status: "done", result }
          : failed(sdkError("ActNotRefused", { line, act, expected: expect.error })),
      (thrown: unknown): Fate => {
        const error = asTradelaneError(thrown, "");
        if (expect === undefined) return failed(error);
        if (error.code === expect.error) return { status: "refused", error: error.toJSON() };
        const values = { line, act, expected: expect.error, actual: error.code, reason: error.message };
        return failed(sdkError("ActRefusedOtherwise", values, error));
      },
    );
    if (fate.status !== "failed") await this.#keep({ fate });
    return fate;
  }

  async #perform(results: ReadonlyMap<string, unknown>): Promise<unknown> {
    const { envelope, parameters } = this.#line;
    const { act, as = "", id, via, at, businessId } = envelope;
    const resolved = resolveReferences(parameters, results);
    if (at !== undefined) await this.#stage.reach(await this.#moment(at, "at"));
    if (act === clockAdvance.name) return this.#advance(parseParams(clockAdvance.params, resolved));
    return this.#stage.perform({
      act,
      as,
      via,
      parameters: resolved,
      businessId: businessId ?? `${this.#journal.run}#${id ?? this.#index + 1}`,
    });
  }

  async #advance({ to }: z.output<typeof clockAdvance.params>): Promise<{ now: number }> {
    await this.#stage.advance(await this.#moment(to, "to"));
    return { now: await this.#stage.moment("now") };
  }

  /** The moment a line is about. Kept before the clock moves, so that a second run does not move it again. */
  async #moment(time: string | number, parameter: string): Promise<number> {
    const fixed = this.#moments[parameter];
    if (fixed !== undefined) return fixed;
    const moment = await this.#stage.moment(time);
    this.#moments = { ...this.#moments, [parameter]: moment };
    await this.#keep({ moments: this.#moments });
    return moment;
  }

  #keep(part: Pick<JournalEntry, "moments" | "fate">): Promise<void> {
    const fingerprint = fingerprintOfLine(this.#line);
    return this.#journal.keep({ index: this.#index, line: this.#line.number, fingerprint, ...part });
  }
}

function failed(error: TradelaneError): Fate {
  return { status: "failed", error: error.toJSON() };
}
