import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@tradelane/sdk";
import { readDeployment } from "@tradelane/sdk/node";
import { expect } from "chai";
import { startLocalChain, type LocalChain } from "../../scripts/deploy/chain/local.ts";
import type { DeploymentRecord } from "../../scripts/deploy/record.ts";
import { deploySuite } from "../../scripts/deploy/suite.ts";
import { run, start, temporaryFolder } from "./command.ts";

interface Deployed {
  record: DeploymentRecord;
  /** What the deployment told. */
  told: string[];
}

const besideOf = ({ chainId, genesisHash }: DeploymentRecord) => `${chainId}-${genesisHash.slice(2, 10)}`;

describe("two development chains of one id", function () {
  this.timeout(240_000);
  const folder = temporaryFolder();
  const chains: LocalChain[] = [];
  after(() => Promise.all(chains.map((chain) => chain.stop())));

  const place = (name: string) => join(folder(), "deployments", name);
  const text = (name: string) => readFileSync(place(name), "utf8");
  /** What is kept, in the order of names. */
  const kept = () => readdirSync(place("")).sort();

  async function deployTo({ rpc }: LocalChain): Promise<Deployed> {
    const told: string[] = [];
    const log = (line: string) => told.push(line);
    return { record: await deploySuite({ rpc, network: "local", deployments: place(""), log }), told };
  }

  async function startChain(): Promise<LocalChain> {
    const chain = await startLocalChain();
    chains.push(chain);
    return chain;
  }

  let first: LocalChain;
  let second: LocalChain;
  let usual: DeploymentRecord;
  let beside: DeploymentRecord;

  it("start at the same moment on ports of their own, with first blocks of their own", async () => {
    [first, second] = await Promise.all([startChain(), startChain()]);
    expect(first.port).to.not.equal(second.port);
    const [one, other] = await Promise.all([first, second].map(({ rpc }) => firstBlockOf(rpc)));
    expect(one).to.not.equal(other);
  });

  it("have a record each: that of the second is beside that of the first, which stays as it was", async () => {
    ({ record: usual } = await deployTo(first));
    const before = text("31337.json");
    const deployed = await deployTo(second);
    beside = deployed.record;
    expect(deployed.told[0]).to.equal(
      `Another chain 31337 runs at ${first.rpc}; the record of this one is ${besideOf(beside)}.json.`,
    );
    expect(text("31337.json")).to.equal(before);
    expect(JSON.parse(text(`${besideOf(beside)}.json`))).to.deep.equal(beside);
    expect(beside.genesisHash).to.not.equal(usual.genesisHash);
    expect(kept()).to.deep.equal(
      [`${besideOf(beside)}.json`, "31337.json", `chain-${besideOf(beside)}`, "chain-31337"].sort(),
    );
  });

  it("are each found by their own first block, by commands and by connect", async () => {
    for (const [chain, record] of [
      [first, usual],
      [second, beside],
    ] as const) {
      const checked = await run("deploy-check", ["--rpc", chain.rpc, "--deployments", place("")]);
      expect(checked.code, checked.stderr).to.equal(0);
      const tl = await connect({ rpc: chain.rpc, deployment: place("") });
      expect(tl.deployment.genesisHash).to.equal(record.genesisHash);
      await tl.close();
      expect((await readDeployment(31337, place(""), record.genesisHash)).genesisHash).to.equal(record.genesisHash);
    }
    expect((await readDeployment(31337, place(""))).genesisHash).to.equal(usual.genesisHash);
  });

  it("have nothing left to do when they are deployed to again", async () => {
    const before = kept();
    for (const chain of [second, first]) {
      expect((await deployTo(chain)).told).to.deep.equal(["Everything is deployed; nothing is left to do."]);
    }
    expect(kept()).to.deep.equal(before);
  });

  it("lose what was beside once that chain is gone, and a third takes its place", async () => {
    await second.stop();
    const before = text("31337.json");
    const { record: third } = await deployTo(await startChain());
    expect(kept()).to.deep.equal(
      [`${besideOf(third)}.json`, "31337.json", `chain-${besideOf(third)}`, "chain-31337"].sort(),
    );
    expect(text("31337.json")).to.equal(before);
  });

  it("lose what was in the usual place once that chain is gone, and the next takes it", async () => {
    await first.stop();
    const { record, told } = await deployTo(await startChain());
    expect(told[0]).to.contain("is of a chain that is gone (the first block is another one); it was set aside.");
    expect(JSON.parse(text("31337.json"))).to.deep.equal(record);
    expect(existsSync(place("chain-31337-stale"))).to.be.true;
  });
});

describe("npm start beside one that runs", function () {
  this.timeout(300_000);
  const folder = temporaryFolder();

  it("plays on a chain of its own; the first chain's record, journals and acts stay usable", async () => {
    const scenario = join(folder(), "acts.jsonl");
    writeFileSync(scenario, '{"act":"clock.advance","to":"+1h"}\n');
    const places = ["--deployments", join(folder(), "deployments"), "--state", join(folder(), "state")];
    const running = start("start", [...places, "--scenario", scenario]);
    await running.says("Ctrl-C ends the chain.");
    const record = readFileSync(join(folder(), "deployments", "31337.json"), "utf8");

    const once = await run("start", [...places, "--scenario", scenario, "--once"]);
    expect(once.code, once.stderr).to.equal(0);
    const [, rpc = ""] = /Another chain 31337 runs at (\S+);/.exec(once.stderr) ?? [];
    expect(rpc).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(readFileSync(join(folder(), "deployments", "31337.json"), "utf8")).to.equal(record);

    const again = await run("play", [scenario, "--rpc", rpc, ...places]);
    expect(again.code, again.stderr).to.equal(0);
    expect(again.stderr).to.contain("1 acts done, 0 refused as expected, 0 failed; 1 of them in an earlier run.");
    running.child.kill("SIGINT");
    expect((await running.ended).code).to.equal(0);
  });
});

async function firstBlockOf(rpc: string): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: ["0x0", false] });
  const response = await fetch(rpc, { method: "POST", headers: { "content-type": "application/json" }, body });
  return ((await response.json()) as { result: { hash: string } }).result.hash;
}
