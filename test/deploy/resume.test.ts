import { expect } from "chai";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { startLocalChain, type LocalChain } from "../../scripts/deploy/chain/local.ts";
import { readRecord } from "../../scripts/deploy/record.ts";
import { run, start, temporaryFolder, type Outcome } from "./command.ts";

const STEPS = 131;

describe("npm run deploy", function () {
  this.timeout(240_000);

  const folder = temporaryFolder();
  let chain: LocalChain;
  let provider: JsonRpcProvider;
  let deployments: string;

  before(async () => {
    chain = await startLocalChain();
    provider = new JsonRpcProvider(chain.rpc, undefined, { staticNetwork: true, cacheTimeout: -1 });
    deployments = join(folder(), "deployments");
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });

  const options = () => ["--rpc", chain.rpc, "--deployments", deployments];
  const journal = (file: string) => join(deployments, "chain-31337", file);
  const journaled = () =>
    JSON.parse(readFileSync(journal("deployed_addresses.json"), "utf8")) as Record<string, string>;
  const recorded = async () => {
    const genesisHash = (await provider.getBlock(0))!.hash!;
    return readRecord(deployments, { chainId: 31337, genesisHash });
  };
  const sent = async () => provider.getTransactionCount("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  let finished: Outcome;

  for (const step of [3, 39, 78]) {
    it(`can be killed after step ${step}/${STEPS}`, async () => {
      const deploying = start("deploy", options());
      await deploying.says(`[${String(step).padStart(String(STEPS).length)}/${STEPS}]`);
      deploying.child.kill("SIGKILL");
      const { signal, stdout, stderr } = await deploying.ended;
      expect(signal, stderr).to.equal("SIGKILL");
      expect(stdout).to.equal("");
      expect(existsSync(join(deployments, "31337.json"))).to.be.false;
      expect(await sent())
        .to.be.at.least(step)
        .and.below(STEPS);
    });
  }

  it("then goes on where it ended: every contract stays where it was, nothing is done twice", async () => {
    const before = [...readFileSync(journal("journal.jsonl"), "utf8").matchAll(/"result":\{"address":"(0x\w{40})"/g)];
    expect(before).to.not.be.empty;
    // What the kill may leave of the two files: a line and a list that end within.
    appendFileSync(journal("journal.jsonl"), '\n{"futureId":"Wiring#li');
    writeFileSync(journal("deployed_addresses.json"), '{\n  "Authority#AccessManager": "0x5F');
    finished = await run("deploy", [...options(), "--json"]);
    expect(finished.code, finished.stderr).to.equal(0);
    expect(finished.stderr).to.contain(`of ${STEPS}.`);
    expect(Object.values(journaled())).to.include.members(before.map(([, address]) => address));
    expect(await sent()).to.equal(STEPS);
  });

  it("leaves a record of what it printed", async () => {
    const record = await recorded();
    expect(JSON.parse(finished.stdout)).to.deep.equal(record);
    expect(record.deployer).to.equal("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    expect(record.deployedAtBlock).to.equal(1);
    expect(Object.values(journaled())).to.include(record.contracts.redemption.proxy);
  });

  it("has nothing left to do the second time", async () => {
    const before = readFileSync(join(deployments, "31337.json"), "utf8");
    const again = await run("deploy", options());
    expect(again.code).to.equal(0);
    expect(again.stderr).to.equal("Everything is deployed; nothing is left to do.\n");
    expect(again.stdout).to.match(/^accessManager +0x[0-9a-fA-F]{40}\ncouncil /);
    expect(await sent()).to.equal(STEPS);
    expect(readFileSync(join(deployments, "31337.json"), "utf8")).to.equal(before);
  });

  it("refuses other parameters for what is deployed", async () => {
    const again = await run("deploy", [...options(), "--params", "test/deploy/fixtures/other-council.json5"]);
    expect(again.code).to.equal(1);
    expect(again.stderr).to.match(/^DeploymentDiffers: This chain has another build or other parameters: Authority#/);
    expect(await sent()).to.equal(STEPS);
  });

  it("satisfies deploy:check", async () => {
    const checked = await run("deploy-check", options());
    expect(checked).to.include({ code: 0, stderr: "" });
    expect(checked.stdout)
      .to.match(/^chain +3 compared +ok\n/)
      .and.to.match(/\nrules +\d+ compared +ok\n$/);
  });

  it("no longer satisfies deploy:check, which exits with 1, once code differs", async () => {
    const { evidence } = (await recorded()).contracts;
    await provider.send("hardhat_setCode", [evidence.implementation, "0x60016002"]);
    const checked = await run("deploy-check", [...options(), "--json"]);
    const [first] = checked.stderr.split("\n");
    expect(checked.code).to.equal(1);
    expect(first).to.match(
      new RegExp(`^code: evidence: code of the implementation ${evidence.implementation}: expected`),
    );
    const { ok, findings } = JSON.parse(checked.stdout) as { ok: boolean; findings: { ok: boolean }[] };
    expect(ok).to.be.false;
    expect(findings.find((finding) => !finding.ok)).to.include({ area: "code", subject: "evidence" });
  });

  it("is asked for by deploy:check when there is no record", async () => {
    const checked = await run("deploy-check", ["--rpc", chain.rpc, "--deployments", join(folder(), "none")]);
    expect(checked.code).to.equal(1);
    expect(checked.stderr).to.match(/^RecordMissing: There is no record of chain 31337 in /);
  });

  it("sets the journal of a chain that is gone aside, and deploys afresh", async () => {
    await chain.stop();
    chain = await startLocalChain();
    const again = await run("deploy", options());
    expect(again.code, again.stderr).to.equal(0);
    expect(again.stderr).to.contain("is of a chain that is gone (the first block is another one); it was set aside.");
    expect(again.stderr).to.contain(`[${STEPS}/${STEPS}] Handover: renounce_ADMIN`);
    expect(existsSync(join(deployments, "chain-31337-stale", "journal.jsonl"))).to.be.true;
    const checked = await run("deploy-check", options());
    expect(checked.code, checked.stderr).to.equal(0);
  });

  it("says so when no node answers", async () => {
    await chain.stop();
    const again = await run("deploy", [...options(), "--json"]);
    expect(again.code).to.equal(1);
    expect(again.stderr).to.match(/^NodeUnreachable: No node answers at http:\/\/127\.0\.0\.1:\d+: /);
    expect(JSON.parse(again.stdout)).to.have.nested.property("error.code", "NodeUnreachable");
    expect(existsSync(join(deployments, "31337.lock"))).to.be.false;
  });
});
