import { expect } from "chai";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { network } from "hardhat";
import { freePort } from "../../scripts/deploy/chain/port.ts";
import { checkDeployment } from "../../scripts/deploy/check/deployment.ts";
import { firstDifferences } from "../../scripts/deploy/check/report.ts";
import { DeploymentError } from "../../scripts/deploy/errors.ts";
import { readParams } from "../../scripts/deploy/params/read.ts";
import { deploySuite, type DeploySuiteOptions } from "../../scripts/deploy/suite.ts";
import { temporaryFolder } from "./command.ts";

const CHAIN_ID = 2026;
const COUNCIL = [11, 12, 13, 14, 15].map((n) => `0x${String(n).padStart(40, "0")}`);

/** A chain as a consortium has it: blocks by the clock, no fees, accounts without a balance. */
describe("the parameters of a consortium", function () {
  this.timeout(120_000);

  const folder = temporaryFolder();
  let rpc: string;
  let provider: JsonRpcProvider;
  let close: () => Promise<void>;
  const params = readParams("deploy/params/consortium.json5", { TRADELANE_COUNCIL: COUNCIL.join(",") });

  before(async () => {
    const port = await freePort(20_545);
    const mnemonic = "test test test test test test test test test test test junk";
    const server = await network.createServer(
      {
        network: "node",
        override: {
          chainId: CHAIN_ID,
          accounts: { mnemonic, accountsBalance: "0" },
          mining: { auto: false, interval: 200 },
          allowBlocksWithSameTimestamp: true,
        },
      },
      "127.0.0.1",
      port,
    );
    await server.listen();
    close = () => server.close();
    rpc = `http://127.0.0.1:${port}`;
    provider = new JsonRpcProvider(rpc, undefined, { staticNetwork: true, cacheTimeout: -1 });
  });
  after(async () => {
    provider.destroy();
    await close();
  });

  // Rehearsed with the build of the tests: that of production takes a minute and differs in nothing that shows here.
  const deploy = (options: Partial<DeploySuiteOptions> = {}) =>
    deploySuite({
      rpc,
      network: "consortium",
      profile: "default",
      params,
      deployments: join(folder(), "deployments"),
      ...options,
    });

  async function refused(options: Partial<DeploySuiteOptions>): Promise<unknown> {
    const error: unknown = await deploy(options).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DeploymentError);
    return error;
  }

  it("are refused the accounts of development, whose keys everybody knows", async () => {
    expect(await refused({ network: "local" })).to.deep.include({
      code: "ChainNotForDevelopment",
      values: { chainId: CHAIN_ID, network: "local" },
    });
  });

  it("are refused a council in which the deployer has a seat", async () => {
    const deployer = await (await provider.getSigner(0)).getAddress();
    const council = { accounts: [...params.council.accounts, deployer], threshold: 3 };
    expect(await refused({ params: { ...params, council } })).to.deep.include({
      code: "DeployerInCouncil",
      values: { deployer },
    });
  });

  it("deploy from an account without a balance, each transaction at price zero", async () => {
    const record = await deploy();
    expect(record).to.deep.include({ chainId: CHAIN_ID, name: "consortium", gasPrice: "0", council: params.council });
    const deployer = record.deployer;
    expect(await provider.getBalance(deployer)).to.equal(0n);
    const last = await provider.getBlockNumber();
    let seen = 0;
    for (let number = record.deployedAtBlock; number <= last; number++) {
      const block = (await provider.getBlock(number, true))!;
      for (const { from, gasPrice } of block.prefetchedTransactions) {
        expect({ from, gasPrice }).to.deep.equal({ from: deployer, gasPrice: 0n });
        seen++;
      }
    }
    expect(seen).to.equal(await provider.getTransactionCount(deployer));
  });

  it("are what the check then finds on the chain", async () => {
    const findings = await checkDeployment(provider, await deploy(), params);
    expect(firstDifferences(findings)).to.deep.equal([]);
    expect(
      findings.find(({ area, subject, what }) => area === "roles" && subject === "UPGRADES" && what === "council"),
    ).to.include({ actual: "after 604800 s" });
    expect(findings.find(({ what }) => what === "threshold")).to.include({ actual: "3" });
  });

  it("refuse a chain that was started anew instead of setting anything aside", async () => {
    const { contracts } = await deploy();
    await provider.send("hardhat_setCode", [contracts.redemption.proxy, "0x"]);
    const error = await refused({});
    expect(error).to.have.property("code", "ChainReset");
    expect(error)
      .to.have.property("message")
      .that.contains(`Receivables#RedemptionProxy is not at ${contracts.redemption.proxy}`);
  });
});
