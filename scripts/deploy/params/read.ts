import { readFileSync } from "node:fs";
import JSON5 from "json5";
import { DeploymentError } from "../errors.ts";
import { fromEnvironment, type Environment } from "./environment.ts";
import { params, type Params } from "./schema.ts";

/**
 * Reads a params file (JSON5).
 * @throws DeploymentError `ParamsUnreadable`, `EnvironmentMissing`, `ParamsInvalid` (naming the path of what is wrong)
 */
export function readParams(file: string, environment: Environment = process.env): Params {
  return parseParams(fromEnvironment(readJson5(file), file, environment), file);
}

/**
 * Checks parameters.
 * @param file where they stand, for the error
 * @throws DeploymentError `ParamsInvalid`
 */
export function parseParams(content: unknown, file: string): Params {
  const parsed = params.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") ?? "";
  const problem = issue?.message ?? "unreadable";
  throw new DeploymentError(
    "ParamsInvalid",
    `${path === "" ? file : `${file}: ${path}`}: ${problem}.`,
    { file, path, problem },
    "Compare with deploy/params/local.json5; docs/guide/deployment.md explains every entry.",
    parsed.error,
  );
}

function readJson5(file: string): unknown {
  try {
    return JSON5.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new DeploymentError(
      "ParamsUnreadable",
      `${file} cannot be read: ${problem}.`,
      { file, problem },
      "Name an existing JSON5 file with --params, or a network that has one in deploy/params/.",
      cause,
    );
  }
}
