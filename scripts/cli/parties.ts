import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../deploy/networks.ts";

const partySchema = z.object({
  /** What scripts and acts files call it. */
  key: z.string(),
  name: z.string(),
  nameZh: z.string(),
  /** Its legal entity number. */
  id: z.string(),
  kind: z.string(),
  region: z.int(),
});

/** A party of the scenarios. */
export type Party = z.output<typeof partySchema>;

export const PARTIES_FILE = join(ROOT, "scenarios", "parties.json");

/** The parties of the scenarios, in the order of their file. */
export function readParties(): Party[] {
  return z.array(partySchema).parse(JSON.parse(readFileSync(PARTIES_FILE, "utf8")));
}

/** What connect() calls the parties: each with its legal entity number. */
export function partyNames(parties: readonly Party[]): Record<string, string> {
  return Object.fromEntries(parties.map(({ key, id }) => [key, id]));
}
