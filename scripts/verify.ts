// Recomputes all state from the suite's events alone and compares it with the chain.
import { verify, type VerifyReport } from "@tradelane/sdk/state";
import { Command, InvalidArgumentError } from "commander";
import { withChainOptions, type ChainOptions } from "./cli/chain.ts";
import { printJson, tell } from "./cli/verb.ts";
import { runJudgement, withJudgement } from "./state/judgement.ts";
import { withSuite } from "./state/suite.ts";

interface Options extends ChainOptions {
  block?: number;
  atOnce: number;
  json?: true;
}

const command = withJudgement(withChainOptions(new Command("verify")))
  .description(
    "Recompute every lot, instrument, request, document, instruction, member, account, mandate, attestation and rule " +
      "parameter from the suite's events alone, compare them with the contracts' views at one block, and try the laws " +
      "that hold across them. Stops at the first difference.",
  )
  .option("--block <number>", "compare at this block (default: the latest)", parseCount)
  .option("--at-once <number>", "calls asked at the same time", parseCount, 100)
  .option("--json", "one JSON object on stdout")
  .addHelpText(
    "after",
    `
Exit codes: 0 all is as the events say; 1 something is not, and it is named; 2 the comparison could not be made.

What it looks at
  compared     code and authority of each contract; members, accounts, mandates, halts; rule epochs and parameters;
               attestations; documents; instruments, lots and the requests on both; the token face; payment
               instructions; what members owe; and each lot's path, which the chain itself must accept
  laws         lots partition each face; live lots are face less redeemed; tier and holder follow from the path;
               the token face shows the live lots; a document is used by what was issued or moved on it, less what
               was given back; overdrawing alerts; final cash is what was redeemed; every redeemed lot was paid,
               in full, to its holder, by its debtor; returns take no more than was paid
  in passing   nothing encumbered moved, and every event fits those before it

What it does not see
  Views do not enumerate: a slot of which no event speaks is not looked at. Lists of desks have no view at all.
  Reasons, roots and hashes of articles are kept by events only, so nothing can contradict them.

Examples
  npm run verify
  npm run --silent verify -- --rpc http://node:8545 --json`,
  )
  .parse();
const { block, atOnce, json, ...chain } = command.opts<Options>();

await runJudgement(json === true, () =>
  withSuite(chain, async ({ provider, chainId, addresses, fromBlock }) => {
    const report = await verify(provider, addresses, {
      fromBlock,
      atOnce,
      ...(block !== undefined && { toBlock: block }),
      onProgress: (step, count) => tell(`${step}: ${count}`),
    });
    if (json === true) printJson({ chainId, ...report });
    else console.log(told(chainId, report));
    return report.ok;
  }),
);

function told(chainId: number, { block: at, events, checked, paths, difference }: VerifyReport): string {
  const place = `chain ${chainId}, block ${at}, ${events} events`;
  if (difference !== undefined) {
    const { thing, field, expected, found } = difference;
    return `Not as the events say (${place}):\n  ${thing}\n  ${field}\n  expected  ${expected}\n  found     ${found}`;
  }
  const claims = Object.values(checked).reduce((sum, count) => sum + count, 0);
  const byTrail = paths.byTrail === 0 ? "" : `, ${paths.byTrail} more proven by their trails`;
  return `All is as the events say (${place}): ${claims} comparisons hold, ${paths.onChain} paths accepted${byTrail}.`;
}

function parseCount(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("a whole number is needed");
}
