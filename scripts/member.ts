// Shows members: all of them, or one with its accounts, mandate and attestations.
import { Command } from "commander";
import { connect, formatTime, sdkError, type Tradelane } from "@tradelane/sdk";
import { findSuite, withChainOptions, type ChainOptions } from "./cli/chain.ts";
import { describe } from "./cli/describe.ts";
import { partyNames, readParties } from "./cli/parties.ts";
import { printJson, runVerb } from "./cli/verb.ts";
import { enterRepository } from "./deploy/cli.ts";
import { readRoll, type MemberOnRoll } from "./member/roll.ts";
import { table } from "./report/table.ts";

interface Options extends ChainOptions {
  json?: true;
}

const program = new Command("member")
  .description(
    "Show members. To apply, admit, suspend and the like, write acts: npm run play -- FILE (docs/guide/acts-file.md).",
  )
  .addHelpText("after", "\nExamples:\n  npm run member -- list\n  npm run member -- show huaxing --json");

withChainOptions(program.command("list").description("all members: number, name, kind, region, state"))
  .option("--json", "print one line of JSON")
  .action((options: Options) =>
    onChain(options, async (_, roll) => {
      if (options.json === true)
        printJson(roll.map(({ member, name, kind, state, region }) => ({ member, name, kind, state, region })));
      else
        console.log(
          table(
            ["number:", "name", "kind", "region", "state", "since"],
            roll.map(({ member, name, kind, region, state, since }) => [
              String(member),
              name ?? "-",
              kind,
              region === 0 ? "-" : String(region),
              state,
              formatTime(since),
            ]),
          ).join("\n"),
        );
    }),
  );

withChainOptions(program.command("show <member>"))
  .description("one member, by name, number or legal entity number: accounts, state, mandate, attestations")
  .option("--json", "print one line of JSON")
  .action((given: string, options: Options) =>
    onChain(options, async (tl, roll) => {
      const member = await tl.directory.resolve(/^\d+$/.test(given) ? Number(given) : given);
      const found = roll.find((entry) => entry.member === member);
      if (found === undefined) throw sdkError("MemberUnknown", { reference: given });
      if (options.json === true) printJson(found);
      else console.log(describe({ ...found, since: formatTime(found.since) }));
    }),
  );

await program.parseAsync();

async function onChain(options: Options, task: (tl: Tradelane, roll: readonly MemberOnRoll[]) => Promise<void>) {
  await runVerb(options.json === true, async () => {
    enterRepository();
    const suite = await findSuite(options);
    const parties = readParties();
    const tl = await connect({ rpc: suite.rpc, deployment: suite.record, members: partyNames(parties) });
    try {
      await task(tl, await readRoll(suite, parties));
    } finally {
      await tl.close();
    }
  });
}
