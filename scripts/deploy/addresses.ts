import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "./replace-file.ts";

/** What Ignition's journal says of a contract that stands. */
const standing = z.union([
  z
    .object({
      type: z.literal("DEPLOYMENT_EXECUTION_STATE_COMPLETE"),
      futureId: z.string(),
      result: z.object({ type: z.literal("SUCCESS"), address: z.string() }),
    })
    .transform(({ futureId, result }) => [futureId, result.address] as const),
  z
    .object({
      type: z.literal("CONTRACT_AT_EXECUTION_STATE_INITIALIZE"),
      futureId: z.string(),
      contractAddress: z.string(),
    })
    .transform(({ futureId, contractAddress }) => [futureId, contractAddress] as const),
]);

/**
 * Mends what a kill may have torn and tells which contracts stand. Ignition appends to its journal, so at most the last
 * line is half written, and then nothing was done for it; the list of addresses it rewrites in place, and the journal
 * has them all.
 * @param journal Folder of the journal.
 * @returns addresses by what Ignition calls a contract
 */
export function mendAddresses(journal: string): Readonly<Record<string, string>> {
  const file = join(journal, "journal.jsonl");
  if (!existsSync(file)) return {};
  const addresses = Object.fromEntries(
    readMessages(file).flatMap((message) => {
      const { data } = standing.safeParse(message);
      return data === undefined ? [] : [data];
    }),
  );
  replaceFile(join(journal, "deployed_addresses.json"), JSON.stringify(addresses, null, 2));
  return addresses;
}

/** The messages of a journal; a last line that is half written is cut off. */
function readMessages(file: string): unknown[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const last = lines.pop() ?? "";
  const messages = lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
  try {
    if (last !== "") messages.push(JSON.parse(last));
  } catch {
    replaceFile(file, lines.join("\n"));
  }
  return messages;
}
