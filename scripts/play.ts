// Plays an acts file: one JSON object a line in, one line of JSON an act out.
import { Command } from "commander";
import type { Outcome } from "@tradelane/sdk/actsfile";
import { findSuite, withChainOptions, type ChainOptions } from "./cli/chain.ts";
import { openKeyring } from "./cli/keyring.ts";
import { readParties } from "./cli/parties.ts";
import { fromCaller, printJson, runVerb, tell } from "./cli/verb.ts";
import { enterRepository } from "./deploy/cli.ts";
import { lineOf } from "./play/line.ts";
import { Scene } from "./play/scene.ts";

interface Options extends ChainOptions {
  keys?: string;
  state?: string;
  fresh?: true;
}

const command = withChainOptions(new Command("play"))
  .description(
    "Play an acts file against a chain. Prints one line of JSON an act: its result, or the error's code, values and " +
      "hint. Ends with 1 at the first failure that the file does not expect; a second run goes on there, and does " +
      "nothing twice.",
  )
  .argument("<file>", "acts file (JSON Lines)")
  .option("--keys <file>", "JSON file, name to private key (development chains know those of the scenarios)")
  .option("--fresh", "play the file anew instead of going on where an earlier run ended")
  .option("--state <folder>", "folder of journals and outboxes (default: .tradelane)")
  .addHelpText(
    "after",
    "\nExamples:\n  npm run --silent play -- scenarios/receivables.jsonl\n" +
      "  npm run --silent play -- acts.jsonl --rpc http://node:8545 --keys keys.json\n\n" +
      "A key can also be in the environment: TRADELANE_KEY_BANK_PEARL is that of bank-pearl.\n" +
      "docs/guide/acts-file.md explains the file.",
  )
  .parse();
const { keys, state, fresh, ...chain } = command.opts<Options>();
const [file = ""] = command.args;

await runVerb(true, async () => {
  const path = fromCaller(file);
  enterRepository();
  const suite = await findSuite(chain);
  const parties = readParties();
  const keyring = openKeyring({
    chainId: suite.record.chainId,
    parties,
    file: keys === undefined ? undefined : fromCaller(keys),
  });
  const options = { suite, keyring, parties, ...(state !== undefined && { state: fromCaller(state) }) };
  await Scene.on(options, (scene) => print(scene.play(path, { fresh: fresh === true })));
});

async function print(outcomes: AsyncIterable<Outcome>): Promise<void> {
  const counts: Record<Outcome["status"] | "earlier", number> = { done: 0, refused: 0, failed: 0, earlier: 0 };
  for await (const outcome of outcomes) {
    printJson(lineOf(outcome));
    counts[outcome.status] += 1;
    if (outcome.earlier) counts.earlier += 1;
    if (outcome.status !== "failed") continue;
    const { code, message, hint } = outcome.error;
    tell(`Line ${outcome.line}, ${outcome.act}: ${code}: ${message}\n  ${hint}`);
    process.exitCode = 1;
  }
  const { done, refused, failed, earlier } = counts;
  tell(`${done} acts done, ${refused} refused as expected, ${failed} failed; ${earlier} of them in an earlier run.`);
}
