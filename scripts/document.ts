// Read invoices (UBL 2.1), name them by their tags, prove single fields
import { DocumentError, FIELD_NAMES } from "@tradelane/sdk/documents";
import { Command, Option } from "commander";
import { DEFAULT_KEY } from "./document/input.ts";
import { check, prove } from "./document/proof.ts";
import { read } from "./document/read.ts";

const keyOption = () =>
  new Option(
    "--key <file>",
    `file with the tag key, made when absent (default: TRADELANE_TAG_KEY, else ${DEFAULT_KEY})`,
  );

const program = new Command("document")
  .description("Read invoices (UBL 2.1), name them by their tags, prove single fields.")
  .showHelpAfterError();

program
  .command("read")
  .description("Read invoices as grounds of receivables. Exits with 1 when one of them is refused.")
  .argument("<file...>", "UBL 2.1 invoices")
  .option("--json", "one line of JSON a file, in the order given")
  .addOption(keyOption())
  .addOption(new Option("--lang <language>", "language of errors").choices(["en", "zh"]).default("en"))
  .addHelpText("after", "\nExample:\n  npm run --silent document -- read scenarios/invoices/*.xml --json")
  .action(read);

program
  .command("prove")
  .description("Write a proof (JSON) that discloses one field of a document and nothing else.")
  .argument("<file>", "a UBL 2.1 invoice or credit note")
  .requiredOption("--field <name>", `one of ${FIELD_NAMES.join(", ")}`)
  .addOption(keyOption())
  .addHelpText("after", "\nExample:\n  npm run --silent document -- prove invoice.xml --field amount > amount.json")
  .action(prove);

program
  .command("check")
  .description("Check a proof made by prove. Exits with 1 when it does not hold.")
  .argument("<proof>", "the JSON file")
  .addHelpText("after", "\nExample:\n  npm run --silent document -- check amount.json")
  .action(check);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof DocumentError)) throw error;
  console.error(`${error.code}: ${error.message}\n  ${error.hint}`);
  process.exitCode = 1;
}
