import type { Command } from "commander";
import { printJson, runVerb, tell } from "../cli/verb.ts";

const HOLDS = 0;
const DOES_NOT_HOLD = 1;
const COULD_NOT_RUN = 2;

/** Ends with 2, not with 1, where the command line is wrong: 1 is a judgement. */
export function withJudgement(command: Command): Command {
  return command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? HOLDS : COULD_NOT_RUN));
}

/** Runs a verb that judges: exit code 0 when all holds, 1 when something does not, 2 when it could not run. */
export async function runJudgement(json: boolean, judge: () => Promise<boolean>): Promise<void> {
  let holds: boolean | undefined;
  try {
    await runVerb(json, async () => {
      holds = await judge();
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (json) printJson({ ok: false, error: { message } });
    tell(message);
  }
  process.exitCode = holds === undefined ? COULD_NOT_RUN : holds ? HOLDS : DOES_NOT_HOLD;
}
