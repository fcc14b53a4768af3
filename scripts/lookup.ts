// Looks things up on the chain: a receivable, a bill, a lot, a quota, a financing, a credit line, a document, an instruction, a rule.
import { Command, Option } from "commander";
import { connect, type Tradelane } from "@tradelane/sdk";
import { findSuite, withChainOptions, type ChainOptions } from "./cli/chain.ts";
import { partyNames, readParties } from "./cli/parties.ts";
import { describe } from "./cli/describe.ts";
import { printJson, runVerb } from "./cli/verb.ts";
import { enterRepository } from "./deploy/cli.ts";
import { DeploymentError } from "./deploy/errors.ts";
import { findBill, findLot } from "./lookup/bill.ts";
import { findFinancing } from "./lookup/financing.ts";
import type { Found } from "./lookup/found.ts";
import { findLiable } from "./lookup/liable.ts";
import { findLine } from "./lookup/line.ts";
import { findQuota } from "./lookup/quota.ts";
import { findReceivable } from "./lookup/receivable.ts";

interface Options extends ChainOptions {
  json?: true;
}

const program = new Command("lookup")
  .description("Look something up on the chain. Ends with 1 when there is no such thing.")
  .addHelpText(
    "after",
    "\nExamples:\n  npm run lookup -- receivable 0x7db1178db280359ac9988862\n" +
      "  npm run lookup -- receivable huaxing HX-2026-0917\n" +
      "  npm run lookup -- lot 0x7db1178db280359ac9988862:120000000 --json\n" +
      "  npm run lookup -- bill 530758400799820261125000000013\n" +
      "  npm run lookup -- financing blades HH-FIN-01\n" +
      "  npm run lookup -- line bank-yangtze yunling EUR Financing",
  );

verb(
  "receivable <numberOrDebtor> [reference]",
  "a receivable, by its number or by debtor and reference",
  findReceivable,
);
verb("bill <number>", "a bill, by its package number, with its lots and what lies on each", findBill);
verb("lot <lot>", "a lot, of a receivable or a bill: holder, range, tier, flags, trail", findLot);
verb("quota <bank> [label]", "a bank's quota for rediscount, in whole or for a label such as Green", findQuota);
verb("document <tag>", "a document: parties, amount, what is left of it", (tl, tag) => tl.evidence.documentAt(tag));
verb("instruction <id>", "a payment instruction", (tl, id) => tl.settlement.instructionAt(id));
verb("request <lotOrReceivable>", "the request that waits for an answer", findRequest);
verb(
  "financing <numberOrApplicant> [reference]",
  "a financing, by its number or by applicant and reference",
  findFinancing,
);
verb("line <bank> <debtor> <currency> [purpose]", "a credit line, for Confirmation or for Financing", findLine);
verb("liable <lot>", "who is liable in recourse to the holder of a lot, of a receivable or a bill", findLiable);
verb("rule <parameter>", 'a rule parameter in force, such as "receivables.longestTermDays"', findRule);

await program.parseAsync();

function verb(usage: string, summary: string, find: (tl: Tradelane, ...args: string[]) => Promise<Found>): void {
  withChainOptions(program.command(usage).description(summary))
    .addOption(new Option("--json", "print one line of JSON"))
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.opts<Options>();
      await runVerb(options.json === true, async () => {
        enterRepository();
        const { rpc, record } = await findSuite(options);
        const tl = await connect({ rpc, deployment: record, members: partyNames(readParties()) });
        try {
          const found = await find(tl, ...command.args);
          if (found === undefined) throw nothing(command);
          if (options.json === true) printJson(found);
          else console.log(describe(found));
        } finally {
          await tl.close();
        }
      });
    });
}

function nothing(command: Command): DeploymentError {
  const subject = command.args.join(" ");
  const kind = command.name();
  return new DeploymentError("NothingFound", `There is no ${kind} ${subject}.`, { kind, subject }, "Check the name.");
}

async function findRequest(tl: Tradelane, subject: string): Promise<Found> {
  if (!subject.includes(":")) return tl.receivables.requestAt({ instrument: subject });
  return (await tl.receivables.requestAt({ lot: subject })) ?? tl.bills.requestAt(subject);
}

async function findRule(tl: Tradelane, parameter: string): Promise<Found> {
  const value = await tl.rules.valueAt(parameter);
  return value === undefined ? undefined : { parameter, value, epoch: await tl.rules.epoch() };
}
