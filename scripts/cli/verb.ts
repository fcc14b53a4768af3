import { TradelaneError } from "@tradelane/sdk";
import { DocumentError } from "@tradelane/sdk/documents";
import { StateError } from "@tradelane/sdk/events";
import { resolve } from "node:path";
import { DeploymentError } from "../deploy/errors.ts";

/** An error that is told in two lines: what was wrong, and what to do. */
type Told = Error & { code: string; hint: string };

function isTold(error: unknown): error is Told {
  return [TradelaneError, DeploymentError, DocumentError, StateError].some((kind) => error instanceof kind);
}

/** Runs a verb: an expected fault is told in two lines, with --json as one line of JSON as well; the exit code is 1. */
export async function runVerb(json: boolean, verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!isTold(error)) throw error;
    if (json) printJson({ ok: false, error });
    tell(`${error.code}: ${error.message}\n  ${error.hint}`);
    process.exitCode = 1;
  }
}

/** Progress belongs on stderr: stdout is the result. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line of JSON on stdout; whole numbers of any size as decimal text. */
export function printJson(value: unknown): void {
  process.stdout.write(`${toJson(value)}\n`);
}

export function toJson(value: unknown, space?: number): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? item.toString() : item), space);
}

// npm runs scripts in the repository's root; the paths a user gives are meant from where the user is.
const { npm_lifecycle_event: npmScript, INIT_CWD: calledFrom } = process.env;
const base = npmScript !== undefined && calledFrom !== undefined ? calledFrom : process.cwd();

/** A path of the command line, made absolute. */
export function fromCaller(path: string): string {
  return resolve(base, path);
}
