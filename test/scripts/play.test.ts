import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { deploySuite } from "../../scripts/deploy/suite.ts";
import type { DeploymentRecord } from "../../scripts/deploy/record.ts";
import { runVerb, type Told } from "../scenarios/support/world.ts";
import { FaultyNode } from "../sdk/helpers/faulty-node.ts";

describe("npm run play", function () {
  this.timeout(120_000);
  let node: FaultyNode;
  let folder: string;
  let record: DeploymentRecord;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "tradelane-play-"));
    node = await new FaultyNode(await network.create()).start();
    record = await deploySuite({ rpc: node.url, network: "local", deployments: join(folder, "deployments") });
  });
  afterEach(() => {
    node.fault = () => undefined;
    writeRecord("31337.json", record);
  });
  after(async () => {
    await node.kill();
    rmSync(folder, { recursive: true });
  });

  const play = (file: string, watch?: Parameters<typeof runVerb>[2]) => {
    const places = ["--deployments", join(folder, "deployments"), "--state", join(folder, "state")];
    return runVerb("play", [file, "--rpc", node.url, ...places], watch);
  };
  const sent = () => node.asked.get("eth_sendRawTransaction") ?? 0;
  /** Each journal that is kept, and what stands in it. */
  function journals(): [string, string][] {
    const root = join(folder, "state", "play");
    const files = existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }) : [];
    const places = files.filter((file) => file.endsWith(".jsonl")).map((file) => join(root, file));
    return places.map((place) => [place, readFileSync(place, "utf8")]);
  }

  function writeRecord(file: string, content: object): void {
    writeFileSync(join(folder, "deployments", file), JSON.stringify(content));
  }

  /** A file by which parties apply for membership, which each can once. */
  function application(name: string, parties: readonly string[]): string {
    const file = join(folder, name);
    const acts = parties.map((as) => ({ act: "members.apply", as, id: as, entity: as, kind: "Enterprise" }));
    writeFileSync(file, acts.map((act) => JSON.stringify(act)).join("\n"));
    return file;
  }

  const told = ({ line, ok, earlier }: Told) => [line, ok, earlier === true];

  it("ends with 1 and ChainUnreachable at the act before which the node died, and goes on there", async () => {
    const file = application("dead.jsonl", ["gear", "axle", "steel", "copper"]);
    // A name asks for the chain's id before its first act: the third finds nobody.
    const before = sent();
    node.fault = (method) => {
      if (method !== "eth_chainId" || sent() - before < 2) return undefined;
      void node.kill();
      return "request lost";
    };
    const dead = await play(file);
    expect(dead.code).to.equal(1);
    expect(dead.lines.map(told)).to.deep.equal([
      [1, true, false],
      [2, true, false],
      [3, false, false],
    ]);
    const error = dead.lines[2]?.error;
    expect(error).to.include({ code: "ChainUnreachable" });
    expect(error?.values).to.have.all.keys("url", "reason");
    expect(error?.values).to.include({ url: node.url });
    expect(dead.stderr).to.contain(`Line 3, members.apply: ChainUnreachable: The node at ${node.url} does not answer`);
    expect(dead.stderr).to.contain("2 acts done, 0 refused as expected, 1 failed; 0 of them in an earlier run.");

    node.fault = () => undefined;
    await node.start();
    const again = await play(file);
    expect(again.code, again.stderr).to.equal(0);
    expect(again.lines.map(told)).to.deep.equal([
      [1, true, true],
      [2, true, true],
      [3, true, false],
      [4, true, false],
    ]);
    expect(sent() - before).to.equal(4);
  });

  it("goes on behind a line that a crash tore out of its journal, and does not do its act twice", async () => {
    const file = application("torn.jsonl", ["ore", "alloy"]);
    expect((await play(file)).code).to.equal(0);
    const [place, text] = journals().find(([name]) => name.includes("torn"))!;
    writeFileSync(place, text.slice(0, -60));
    const before = sent();
    const again = await play(file);
    expect(again.code, again.stderr).to.equal(0);
    expect(again.lines.map(told)).to.deep.equal([
      [1, true, true],
      [2, true, false],
    ]);
    expect(sent()).to.equal(before);
    expect(readFileSync(place, "utf8")).to.equal(text);
  });

  it("ends with 1 and ChainWrong, and touches nothing, when the record is of another chain", async () => {
    const file = application("wrong.jsonl", ["forging"]);
    const kept = journals();
    writeRecord("31337.json", { ...record, chainId: 1337 });
    const before = sent();
    const wrong = await play(file);
    expect(wrong.code).to.equal(1);
    expect(wrong.lines).to.have.length(1);
    expect(wrong.lines[0]).to.include({ ok: false });
    expect(wrong.lines[0]?.error).to.deep.include({ code: "ChainWrong", values: { expected: 1337, actual: 31337 } });
    expect(wrong.stderr).to.contain("ChainWrong: The node is of chain 31337, not of chain 1337.");
    expect(sent()).to.equal(before);
    expect(journals()).to.deep.equal(kept);
  });

  it("ends with 1 and RecordMissing when all records are of other chains", async () => {
    const file = application("missing.jsonl", ["bearings"]);
    const place = (name: string) => join(folder, "deployments", name);
    renameSync(place("31337.json"), place("1337.json"));
    const missing = await play(file);
    rmSync(place("1337.json"));
    expect(missing.code).to.equal(1);
    const values = { chainId: 31337, file: place("31337.json") };
    expect(missing.lines[0]?.error).to.deep.include({ code: "RecordMissing", values });
  });
});
