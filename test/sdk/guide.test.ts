import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { id } from "ethers";
import ts from "typescript";
import { keyOf } from "./helpers/connections.ts";
import { FaultyNode } from "./helpers/faulty-node.ts";
import { startStory } from "./helpers/parties.ts";

const GUIDE = join(import.meta.dirname, "..", "..", "docs", "guide", "sdk.md");
/** What the guide says is the reader's own. */
const GIVEN = `export interface Given {
  rpc: string; deployment: DeploymentRecord; folder: string;
  supplierKey: string; buyerKey: string; receiverKey: string;
  invoiceTag: string; invoiceRoot: string; groundTag: string; groundRoot: string;
}`;

/** The samples of the guide as one program, in their order. */
function programOf(guide: string): string {
  const lines = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].flatMap(([, code = ""]) => code.split("\n"));
  const imports = lines.filter((line) => line.startsWith("import "));
  const body = lines.filter((line) => !line.startsWith("import "));
  const names = [...GIVEN.matchAll(/(\w+):/g)].map(([, name]) => name).join(", ");
  return [
    ...imports,
    `import type { DeploymentRecord } from "@tradelane/sdk";`,
    GIVEN,
    `export async function guide({ ${names} }: Given, console: { log(...told: unknown[]): void }) {`,
    ...body,
    "}",
  ].join("\n");
}

/** What the compiler has against a file, with the settings of the tests. */
function complaints(file: string): string[] {
  const settings = ts.readConfigFile(join(import.meta.dirname, "..", "..", "tsconfig.base.json"), (path) =>
    ts.sys.readFile(path),
  ).config as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson(settings.compilerOptions, import.meta.dirname);
  const program = ts.createProgram([file], { ...options, noEmit: true, types: ["node"] });
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("the guide to the SDK", () => {
  // Beside the tests, so that the samples find the SDK as its users do.
  const folder = mkdtempSync(join(import.meta.dirname, ".guide-"));
  const file = join(folder, "guide.ts");
  before(() => writeFileSync(file, programOf(readFileSync(GUIDE, "utf8"))));
  after(() => rmSync(folder, { recursive: true }));

  it("has samples that compile", () => {
    expect(complaints(file)).to.deep.equal([]);
  }).timeout(120_000);

  it("has samples that run and print what it says", async () => {
    const story = await startStory();
    const node = await new FaultyNode(story.chain).start();
    const told: unknown[][] = [];
    const { guide } = (await import(pathToFileURL(file).href)) as {
      guide: (given: object, console: object) => Promise<void>;
    };
    const { gear, debtor, forging } = story.accounts;
    const given = {
      ...{ rpc: node.url, deployment: story.record, folder: join(folder, "outbox") },
      ...{ supplierKey: keyOf(gear), buyerKey: keyOf(debtor), receiverKey: keyOf(forging) },
      ...{ invoiceTag: id("invoice"), invoiceRoot: id("fields"), groundTag: id("ground"), groundRoot: id("more") },
    };
    try {
      await guide(given, { log: (...line: unknown[]) => told.push(line) });
    } finally {
      // Else what a sample left open would keep the tests from ending.
      await node.kill();
    }
    const [first, again, moved, refusal, ...rest] = told;
    expect(first?.[1]).to.equal(100_000n);
    expect(again).to.deep.equal([true]);
    expect(moved).to.deep.equal([40_000n, true]);
    expect(refusal?.[0]).to.contain("supplier-1 (member 3)").and.contain("core-1 (member 2)");
    expect(rest).to.deep.equal([["LotsNotHolder"], ["supplier-2"], [["Issued", "Assigned"]], [true]]);
  }).timeout(120_000);
});
