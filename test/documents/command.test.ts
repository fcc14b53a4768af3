import { expect } from "chai";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SELLER, BUYER, ubl } from "./fixtures/ubl.ts";

const SCRIPT = fileURLToPath(new URL("../../scripts/document.ts", import.meta.url));
const KEY = "07".repeat(32);

describe("document command", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "document-"));
    await writeFile(join(folder, "good.xml"), ubl());
    await writeFile(join(folder, "credit.xml"), ubl({ root: "CreditNote" }));
    await writeFile(join(folder, "zero.xml"), ubl({ amount: "0.00" }));
    await writeFile(join(folder, "broken.xml"), ubl().subarray(0, 500));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Runs the command in the folder, under the Node that runs the tests, which strips types. */
  function run(args: readonly string[], environment: Record<string, string> = { TRADELANE_TAG_KEY: KEY }) {
    const inherited = { ...process.env };
    for (const name of ["TRADELANE_TAG_KEY", "npm_lifecycle_event", "NODE_OPTIONS"])
      Reflect.deleteProperty(inherited, name);
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const options = { cwd: folder, env: { ...inherited, ...environment } };
      const command = ["--disable-warning=ExperimentalWarning", SCRIPT, ...args];
      execFile(process.execPath, command, options, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, stdout, stderr });
      });
    });
  }

  const lines = (stdout: string): unknown[] =>
    stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));

  it("prints one line of JSON for an invoice and ends with 0", async () => {
    const { code, stdout, stderr } = await run(["read", "good.xml", "--json"]);
    const [line, ...more] = lines(stdout);
    expect(more).to.deep.equal([]);
    expect(line).to.deep.equal({
      file: "good.xml",
      ok: true,
      number: "LG-2026-0917",
      kind: "Invoice",
      issueDate: "2026-09-17",
      dueDate: "2026-12-30",
      currency: "CNY",
      payableAmount: "1200000.00",
      seller: { name: SELLER.name, id: SELLER.legalId },
      buyer: { name: BUYER.name, id: BUYER.legalId },
      // Computed by another implementation from the rule in docs/guide/documents.md.
      tag: "0xf14b926ffd2a1f46550333eb068db5eb86e52491cb3a0d7c90cc21c79125d9a4",
    });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
  });

  it("goes on after files that are refused, in the order given, and ends with 1", async () => {
    const files = ["none.xml", "good.xml", ".", "credit.xml", "zero.xml", "broken.xml", "good.xml"];
    const { code, stdout, stderr } = await run(["read", "--json", ...files]);
    const outcomes = lines(stdout) as {
      file: string;
      ok: boolean;
      error?: { code: string; message: string; hint: string };
    }[];
    expect(outcomes.map(({ file, ok, error }) => [file, ok ? "ok" : error?.code])).to.deep.equal([
      ["none.xml", "DOCUMENT_FILE_NOT_FOUND"],
      ["good.xml", "ok"],
      [".", "DOCUMENT_FILE_IS_FOLDER"],
      ["credit.xml", "DOCUMENT_IS_CREDIT_NOTE"],
      ["zero.xml", "DOCUMENT_AMOUNT_NOT_POSITIVE"],
      ["broken.xml", "DOCUMENT_MALFORMED_XML"],
      ["good.xml", "ok"],
    ]);
    expect(outcomes[0]).to.deep.equal({
      file: "none.xml",
      ok: false,
      error: {
        code: "DOCUMENT_FILE_NOT_FOUND",
        message: "There is no file none.xml.",
        hint: "Check the path; it is taken from the folder you call from.",
      },
    });
    expect({ code, stderr }).to.deep.equal({ code: 1, stderr: "" });
  });

  it("prints a table and tells of refusals apart, in Chinese when asked", async () => {
    const { code, stdout, stderr } = await run(["read", "good.xml", "zero.xml", "--lang", "zh"]);
    expect(stdout.split("\n")[0]).to.match(/^file +number +issued +due +payable +seller +buyer +tag/);
    expect(stdout).to.include("1200000.00 CNY").and.not.include("zero.xml");
    expect(stderr).to.include("zero.xml: DOCUMENT_AMOUNT_NOT_POSITIVE: 应付金额 0.00 CNY 不为正数");
    expect(code).to.equal(1);
  });

  it("makes the key of --key on first use and gives the same tags with it ever after", async () => {
    const first = await run(["read", "good.xml", "--json", "--key", "my.key"], {});
    expect(existsSync(join(folder, "my.key"))).to.equal(true);
    expect((await run(["read", "good.xml", "--json", "--key", "my.key"], {})).stdout).to.equal(first.stdout);
    const key = (await readFile(join(folder, "my.key"), "utf8")).trim();
    expect((await run(["read", "good.xml", "--json"], { TRADELANE_TAG_KEY: key })).stdout).to.equal(first.stdout);
    expect((await run(["read", "good.xml", "--json"])).stdout).not.to.equal(first.stdout);
  });

  it("reports a bad key for each file", async () => {
    const { code, stdout } = await run(["read", "good.xml", "--json"], { TRADELANE_TAG_KEY: "short" });
    expect(lines(stdout)).to.have.nested.property("[0].error.code", "DOCUMENT_KEY_INVALID");
    expect(code).to.equal(1);
  });

  it("takes paths from where the user called npm", async () => {
    const { stdout } = await run(["read", "good.xml", "--json"], {
      TRADELANE_TAG_KEY: KEY,
      npm_lifecycle_event: "document",
      INIT_CWD: join(folder, "elsewhere"),
    });
    expect(lines(stdout)).to.have.nested.property("[0].error.code", "DOCUMENT_FILE_NOT_FOUND");
  });

  it("proves a field and checks the proof", async () => {
    const { stdout } = await run(["prove", "good.xml", "--field", "amount"]);
    await writeFile(join(folder, "proof.json"), stdout);
    const sound = await run(["check", "proof.json"]);
    expect(sound.code).to.equal(0);
    expect(sound.stdout).to.include('amount = "120000000"');

    await writeFile(join(folder, "proof.json"), stdout.replace("120000000", "120000001"));
    const altered = await run(["check", "proof.json"]);
    expect(altered).to.include({ code: 1, stdout: "" });
    expect(altered.stderr).to.match(/^DOCUMENT_PROOF_REFUSED: .*amount = '120000001'/);
  });

  it("tells of a field it has not, and of a proof that is none", async () => {
    expect((await run(["prove", "good.xml", "--field", "colour"])).stderr).to.match(
      /^DOCUMENT_COMMITMENT_FIELD_UNKNOWN/,
    );
    expect((await run(["check", "none.json"])).stderr).to.match(/^DOCUMENT_PROOF_UNREADABLE/);
    expect((await run(["check", "good.xml"])).code).to.equal(1);
  });

  it("explains itself", async () => {
    for (const args of [["--help"], ["read", "--help"], ["prove", "--help"], ["check", "--help"]]) {
      const { code, stdout } = await run(args);
      expect(stdout).to.match(/^Usage: document/);
      expect(code).to.equal(0);
    }
    expect((await run(["read"])).code).to.equal(1);
  });
}).timeout(60_000);
