import { expect } from "chai";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { network } from "hardhat";
import {
  DocumentVault,
  loadTagKey,
  LocalTagProvider,
  readDocument,
  readDocumentFile,
  tagDocument,
} from "@tradelane/sdk/documents";
import { lotName } from "@tradelane/sdk/path";
import { deploySuite, type Suite } from "../helpers/suite.ts";
import { confirmed, fresh, openTrade } from "../helpers/trade.ts";
import { FaultyNode } from "../sdk/helpers/faulty-node.ts";
import { tellStory, type Told } from "./support/acts/story.ts";
import { recordFolder } from "./support/record.ts";
import { runVerb, type VerbOutcome } from "./support/verb.ts";

const INVOICE = join(import.meta.dirname, "../../scenarios/invoices/tier1-gear-lg-2026-0917.xml");
const INVOICES = join(import.meta.dirname, "../../scenarios/invoices");
const NUMBER = "LG-2026-0917";

const chain = await network.create();

describe("verbs", function () {
  this.timeout(120_000);
  let suite: Suite;
  let told: Told;
  let node: FaultyNode;
  let deployments: string;
  let folder: string;
  /** A lot on an invoice whose file the caller has. */
  let invoiced: string;

  const run = (verb: string, ...args: string[]) =>
    runVerb(verb, [...args, "--rpc", node.url, "--deployments", deployments]);
  const json = ({ stdout }: VerbOutcome) => JSON.parse(stdout) as Record<string, unknown>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "verbs-"));
    suite = await deploySuite(chain.ethers);
    const trade = await openTrade(suite);
    told = await tellStory(trade);
    const tags = new LocalTagProvider(await loadTagKey(join(folder, "tag.key")));
    const { tag } = await tagDocument(tags, readDocument(await readDocumentFile(INVOICE)));
    const [supplier] = trade.suppliers;
    await suite.evidence.connect(supplier!.account).register({
      tag,
      seller: supplier!.number,
      buyer: trade.debtor.number,
      currency: 156n,
      kind: 1n,
      amount: 120_000_000n,
      root: fresh("root"),
      fingerprint: 7n,
    });
    invoiced = lotName((await confirmed(trade, { background: tag })).lot);
    deployments = await recordFolder(suite);
    node = await new FaultyNode(chain).start();
  });

  after(async () => {
    await node.kill();
    for (const made of [deployments, folder]) rmSync(made, { recursive: true });
  });

  describe("verify", () => {
    it("ends with 0 and one JSON object when all is as the events say; progress goes to stderr", async () => {
      const outcome = await run("verify", "--json");
      expect(outcome.exitCode, outcome.stderr).to.equal(0);
      expect(outcome.stdout.trim().split("\n")).to.have.length(1);
      expect(json(outcome)).to.include({ ok: true, chainId: 31337 });
      expect(outcome.stderr).to.include("events to block").and.to.include("partition");
    });

    it("says so in a sentence to people", async () => {
      const { exitCode, stdout } = await run("verify");
      expect(exitCode).to.equal(0);
      expect(stdout).to.match(/^All is as the events say \(chain 31337, block \d+, \d+ events\): \d+ comparisons hold/);
    });

    it("ends with 1 and names thing, field and both values when something is not", async () => {
      const lies = (method: string, params: readonly unknown[]) => {
        const [call] = params as [{ data?: string; input?: string } | undefined];
        const data = call?.data ?? call?.input ?? "";
        const asksCount =
          method === "eth_call" && data.startsWith(suite.consortium.interface.getFunction("memberCount").selector);
        return asksCount ? { result: `0x${"3".padStart(64, "0")}` } : undefined;
      };
      node.answer = lies;
      const [people, machines] = await Promise.all([run("verify"), run("verify", "--json")]);
      node.answer = () => undefined;
      const count = String(await suite.consortium.memberCount());
      expect(people.exitCode).to.equal(1);
      expect(people.stdout).to.match(new RegExp(`members\\n  count\\n  expected  ${count}\\n  found     3`));
      expect(machines.exitCode).to.equal(1);
      expect(json(machines)).to.deep.include({
        ok: false,
        difference: { thing: "members", field: "count", expected: count, found: "3" },
      });
    });

    it("compares at the block it is told", async () => {
      const block = (await suite.ethers.provider.getBlockNumber()) - 5;
      const outcome = await run("verify", "--json", "--block", String(block));
      expect(json(outcome)).to.include({ ok: true, block });
    });

    it("ends with 2 when it cannot run: no node, no record, no such option, a node that fails on the way", async () => {
      const [nowhere, unknown, ...misspelled] = await Promise.all([
        runVerb("verify", ["--rpc", "http://127.0.0.1:1", "--deployments", deployments, "--json"]),
        runVerb("verify", ["--rpc", node.url, "--deployments", folder, "--json"]),
        run("verify", "--bogus"),
        run("verify", "--block", "x"),
      ]);
      expect(nowhere.exitCode).to.equal(2);
      expect(json(nowhere)).to.deep.include({ ok: false }).and.have.nested.property("error.code", "NodeUnreachable");
      expect(unknown.exitCode).to.equal(2);
      expect(json(unknown)).to.have.nested.property("error.code", "RecordMissing");
      expect(misspelled.map(({ exitCode }) => exitCode)).to.deep.equal([2, 2]);
      node.answer = (method) =>
        method === "eth_getLogs" ? { error: { code: -32000, message: "no logs" } } : undefined;
      const failing = await run("verify", "--json");
      node.answer = () => undefined;
      expect(failing.exitCode).to.equal(2);
      expect(json(failing)).to.have.nested.property("error.code", "EVENTS_UNREADABLE");
      expect(json(failing)).to.have.nested.property("error.zh.hint").that.is.a("string");
    });

    it("explains itself with --help, what it does not see included", async () => {
      const { exitCode, stdout } = await runVerb("verify", ["--help"]);
      expect(exitCode).to.equal(0);
      expect(stdout).to.include("Exit codes").and.to.include("Views do not enumerate");
    });
  });

  describe("trace", () => {
    it("tells people a lot's life, and that the chain accepts it", async () => {
      const { exitCode, stdout, stderr } = await run("trace", lotName(told.passed));
      expect(exitCode, stderr).to.equal(0);
      expect(stdout).to.include(`Lot ${lotName(told.passed)}`);
      expect(stdout).to.include("Path, 6 steps, accepted by the chain");
      expect(stdout).to.match(/AssignedWithRecourse\s+200\.00 CNY\s+2/);
      expect(stdout).to.match(/Instructed [^,]+, Accepted [^,]+, Final [^;]+; redeemed the lot/);
    });

    it("tells machines the same, with the lot by its name or its number", async () => {
      const outcome = await run("trace", String(told.passed), "--json");
      expect(outcome.exitCode).to.equal(0);
      const trace = json(outcome);
      expect(trace).to.include({ ok: true, lot: lotName(told.passed), tier: "3", live: false });
      expect(trace).to.have.property("path").with.length(6);
      expect(trace).to.have.nested.property("steps[3].kind", "AssignedWithRecourse");
      expect(trace).to.have.nested.property("payments[2].redeemed", true);
    });

    it("shows an invoice's number to whoever has the file and the tag key, and to nobody else", async () => {
      const key = join(folder, "tag.key");
      const [withFile, without, otherKey] = await Promise.all([
        run("trace", invoiced, "--invoices", INVOICES, "--key", key),
        run("trace", invoiced),
        run("trace", invoiced, "--invoices", INVOICE, "--key", join(folder, "other.key")),
      ]);
      expect(withFile.stdout).to.match(new RegExp(`Issued .*${NUMBER}`));
      expect(without.stdout).not.to.include(NUMBER);
      expect(otherKey.stdout).not.to.include(NUMBER);
    });

    it("shows it to whoever has an identity that opens the vault", async () => {
      const identity = await generateX25519Identity();
      const tags = new LocalTagProvider(await loadTagKey(join(folder, "tag.key")));
      const original = await readDocumentFile(INVOICE);
      const document = readDocument(original);
      const { tag, seed } = await tagDocument(tags, document);
      const vault = join(folder, "vault");
      await new DocumentVault(vault).put({ tag, version: 1, original, document, seed }, [
        await identityToRecipient(identity),
      ]);
      const file = join(folder, "identity.txt");
      writeFileSync(file, `# mine\n${identity}\n`);
      const [opened, closed] = await Promise.all([
        run("trace", invoiced, "--vault", vault, "--identity", file, "--json"),
        run("trace", invoiced, "--vault", vault, "--json"),
      ]);
      expect(json(opened)).to.have.nested.property("documents[0].number", NUMBER);
      expect(json(closed)).to.have.nested.property("documents[0].number", null);
    });

    it("ends with 1 when the chain does not accept the path", async () => {
      const { selector } = suite.receivables.interface.getFunction("isPath");
      node.answer = (method, params) => {
        const [call] = params as [{ data?: string; input?: string } | undefined];
        const refuses = method === "eth_call" && (call?.data ?? call?.input ?? "").startsWith(selector);
        return refuses ? { result: `0x${"0".repeat(64)}` } : undefined;
      };
      const { exitCode, stdout } = await run("trace", lotName(told.passed));
      node.answer = () => undefined;
      expect(exitCode).to.equal(1);
      expect(stdout).to.include("NOT ACCEPTED by the chain");
    });

    it("ends with 2 for a lot that is none, or of which no event speaks", async () => {
      const [none, unknown] = await Promise.all([run("trace", "foo", "--json"), run("trace", "0x1:1")]);
      expect(none.exitCode).to.equal(2);
      expect(json(none)).to.have.nested.property("error.code", "LOT_NAME_INVALID");
      expect(unknown.exitCode).to.equal(2);
      expect(unknown.stderr).to.include("PATH_LOT_UNKNOWN");
    });
  });
});
