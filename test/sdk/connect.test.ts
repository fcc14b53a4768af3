import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type DeploymentRecord } from "@tradelane/sdk";
import { expect } from "chai";
import { keccak256, ZeroHash } from "ethers";
import { keyOf, startChain, type TestChain } from "./helpers/connections.ts";
import { FaultyNode } from "./helpers/faulty-node.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("connect", () => {
  let world: TestChain;
  let folder: string;
  const free = "0x00000000000000000000000000000000000000fe";

  before(async () => {
    world = await startChain();
    folder = mkdtempSync(join(tmpdir(), "tradelane-connect-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The record with one contract's entry changed. */
  function changed(name: keyof DeploymentRecord["contracts"], entry: object): DeploymentRecord {
    const { contracts } = world.record;
    return { ...world.record, contracts: { ...contracts, [name]: { ...contracts[name], ...entry } } };
  }

  const open = (deployment?: DeploymentRecord | string) =>
    connect({ provider: world.chain.provider, ...(deployment !== undefined && { deployment }) });

  it("reads without an account, and refuses acts then", async () => {
    const tl = await open(world.record);
    expect(tl.account).to.equal(undefined);
    expect(await tl.members.memberCount()).to.equal(1);
    const error = await refusalOf(tl.rules.sync({}), "AccountMissing");
    expect(error.values).to.deep.equal({ act: "rules.sync" });
  });

  it("connects over HTTP and finds the record by chain id", async () => {
    const node = await new FaultyNode(world.chain).start();
    writeFileSync(join(folder, "31337.json"), JSON.stringify(world.record));
    const tl = await connect({ rpc: node.url, account: keyOf(30), deployment: folder });
    expect((await tl.rules.sync({})).transaction.hash).to.match(/^0x[0-9a-f]{64}$/);
    await tl.close();
    await node.kill();
  });

  it("says when the node does not answer", async () => {
    const node = await new FaultyNode(world.chain).start();
    const { url } = node;
    await node.kill();
    const error = await refusalOf(connect({ rpc: url, deployment: world.record }), "ChainUnreachable");
    expect(error.values).to.have.property("url", url);
    expect(error.message).to.contain(url);
  });

  it("says when what answers is no node", async () => {
    const node = await new FaultyNode(world.chain).start();
    node.answer = () => ({ result: null });
    await refusalOf(connect({ rpc: node.url, deployment: world.record }), "ChainUnreachable");
    await node.kill();
  });

  it("says when the node is of another chain", async () => {
    const error = await refusalOf(open({ ...world.record, chainId: 1337 }), "ChainWrong");
    expect(error.values).to.deep.equal({ expected: 1337, actual: 31337 });
  });

  it("says when it is another chain of the same id", async () => {
    const genesis = await world.chain.ethers.provider.getBlock(0);
    await open({ ...world.record, genesisHash: genesis!.hash! });
    const error = await refusalOf(open({ ...world.record, genesisHash: ZeroHash }), "ChainRestarted");
    expect(error.values).to.deep.equal({ chainId: 31337, expected: ZeroHash, actual: genesis!.hash });
  });

  it("says which contract is not there", async () => {
    const error = await refusalOf(open(changed("evidence", { proxy: free })), "ContractsOtherVersion");
    expect(error.values).to.deep.include({ contract: "evidence", problem: "there is no code" });
  });

  it("says which contract has other code behind its proxy, or another implementation", async () => {
    const { ethers } = world.chain;
    const slot = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
    const word = await ethers.provider.getStorage(await world.suite.evidence.getAddress(), slot);
    const implementation = ethers.getAddress(`0x${word.slice(-40)}`);
    const codeHash = keccak256(await ethers.provider.getCode(implementation));
    await open(changed("evidence", { implementation, codeHash }));

    const upgraded = await refusalOf(open(changed("evidence", { implementation: free })), "ContractsOtherVersion");
    expect(upgraded.values.problem).to.contain(`not ${ethers.getAddress(free)}`);
    const other = await refusalOf(
      open(changed("evidence", { implementation, codeHash: ZeroHash })),
      "ContractsOtherVersion",
    );
    expect(other.values.problem).to.equal(`its code has the hash ${codeHash}, not ${ZeroHash}`);
  });

  it("says when there is no record of the chain, or none that can be read", async () => {
    const empty = join(folder, "empty");
    const missing = await refusalOf(open(empty), "DeploymentMissing");
    expect(missing.values).to.deep.equal({ chainId: 31337, place: empty });
    writeFileSync(join(folder, "31337.json"), "{");
    await refusalOf(open(folder), "DeploymentInvalid");
    writeFileSync(join(folder, "31337.json"), JSON.stringify({ ...world.record, chainId: 7 }));
    expect((await refusalOf(open(folder), "DeploymentInvalid")).message).to.contain("it is of chain 7");
    const incomplete = { ...world.record, contracts: {} } as DeploymentRecord;
    expect((await refusalOf(open(incomplete), "DeploymentInvalid")).message).to.contain("contracts.");
  });

  it("refuses what is no private key, without repeating it", async () => {
    const secret = `${keyOf(30)}00`;
    const error = await refusalOf(
      connect({ provider: world.chain.provider, account: secret, deployment: world.record }),
      "ParameterInvalid",
    );
    expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.to.contain(secret);
  });
});
