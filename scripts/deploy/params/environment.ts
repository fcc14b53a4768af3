import { z } from "zod";
import { DeploymentError } from "../errors.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const referring = z.looseObject({
  council: z.looseObject({ accounts: z.strictObject({ environment: z.string().min(1) }) }),
});

/**
 * Puts the council's accounts in where a params file leaves them to the environment.
 * @throws DeploymentError `EnvironmentMissing`
 */
export function fromEnvironment(content: unknown, file: string, environment: Environment): unknown {
  const parsed = referring.safeParse(content);
  if (!parsed.success) return content;
  const { council, ...rest } = parsed.data;
  const variable = council.accounts.environment;
  const text = environment[variable]?.trim();
  if (text === undefined || text === "") {
    throw new DeploymentError(
      "EnvironmentMissing",
      `${file} takes the council's accounts from ${variable}, which is not set.`,
      { file, variable },
      `Set ${variable} to the addresses, separated by commas, in the environment or in .env.`,
    );
  }
  return { ...rest, council: { ...council, accounts: text.split(",").map((account) => account.trim()) } };
}
