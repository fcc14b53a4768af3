// Shows one lot's whole path, from the invoice to its redemption.
import { contracts, parseLot } from "@tradelane/sdk";
import { readEvents } from "@tradelane/sdk/events";
import { instrumentName, lotName, parseLotName, traceLot, type LotTrace } from "@tradelane/sdk/path";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import { Command, Option } from "commander";
import { withChainOptions, type ChainOptions } from "./cli/chain.ts";
import { readParties } from "./cli/parties.ts";
import { printJson, tell } from "./cli/verb.ts";
import { runJudgement, withJudgement } from "./state/judgement.ts";
import { withSuite, type OpenSuite } from "./state/suite.ts";
import { memberNames } from "./trace/members.ts";
import { documentNumbers, type NumberSources } from "./trace/numbers.ts";
import { tracePage, type Words } from "./trace/page.ts";

interface Options extends ChainOptions, NumberSources {
  json?: true;
}

const command = withJudgement(withChainOptions(new Command("trace")))
  .description(
    "Show one lot's whole path: the invoice it began with, who confirmed the receivable or accepted the bill under " +
      "which rules, each split, transfer and sale, the documents these stand on, and the payments instructed for it, on " +
      "its financings, discounts and rediscounts, and in recourse. The chain is asked whether it accepts the path.",
  )
  .argument("<lot>", "<instrument or package number>:<end>, or the lot's number; decimal or hexadecimal")
  .option("--invoices <path...>", "UBL files, or folders of them, whose numbers are shown where their tags match")
  .addOption(new Option("--key <file>", "file with the tag key (default: TRADELANE_TAG_KEY, else .tradelane/tag.key)"))
  .option("--vault <folder>", "vault of documents whose numbers are shown")
  .option("--identity <file>", "age identities that open the vault's entries")
  .option("--json", "one JSON object on stdout")
  .addHelpText(
    "after",
    `
Exit codes: 0 the path is told and the chain accepts it; 1 the chain does not accept it; 2 it could not be told.

Examples
  npm run trace -- 0x1458ccffeff8fd319ffa5ee0:17000 --invoices scenarios/invoices
  npm run --silent trace -- 0x1458ccffeff8fd319ffa5ee0:17000 --json`,
  )
  .parse();
/** A lot of a bill by its package number. */
const PACKAGE_LOT = /^\d{30}:/;

const { json, invoices, key, vault, identity, ...chain } = command.opts<Options>();
const sources: NumberSources = { invoices, key, vault, identity };
const [name = ""] = command.args;

await runJudgement(json === true, async () => {
  const lot = PACKAGE_LOT.test(name) ? parseLot(name) : parseLotName(name);
  return withSuite(chain, async (suite) => {
    const block = await suite.provider.getBlockNumber();
    const state = await rebuild(suite, block);
    const trace = traceLot(state, lot);
    const ledger = contracts.ILots__factory.connect(suite.addresses[trace.ledger], suite.provider);
    const accepted = await ledger.isPath(lot, [...trace.path], { blockTag: block });
    const documents = await documentNumbers(trace, sources);
    const words: Words = { members: memberNames(state, readParties()), documents, accepted };
    if (json === true) printJson({ ok: accepted, chainId: suite.chainId, block, ...told(trace, words) });
    else console.log(tracePage(trace, words));
    return accepted;
  });
});

async function rebuild({ provider, addresses, fromBlock }: OpenSuite, toBlock: number): Promise<SuiteState> {
  const state = emptyState();
  for await (const { range, events } of readEvents(provider, addresses, fromBlock, toBlock)) {
    for (const event of events) fold(state, event);
    tell(`events to block ${range.to}`);
  }
  return state;
}

/** The trace for machines: lots and instruments by their names, documents with their numbers, members with names. */
function told(
  { lot, parents, receivable, bill, steps, documents, ...rest }: LotTrace,
  { members, documents: numbers }: Words,
) {
  return {
    lot: lotName(lot),
    ...rest,
    ...(receivable && { receivable: { ...receivable, instrument: instrumentName(receivable.instrument) } }),
    ...(bill && { bill: { ...bill, instrument: instrumentName(bill.instrument) } }),
    parents: parents.map(lotName),
    steps: steps.map((step) => ({ ...step, lot: lotName(step.lot) })),
    documents: documents.map((document) => ({ ...document, number: numbers.get(document.tag) ?? null })),
    members: Object.fromEntries([...members].map(([number, member]) => [String(number), member])),
  };
}
