import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { computeAddress } from "ethers";
import { keyOf, startChain, type TestChain } from "../helpers/connections.ts";
import { FaultyNode } from "../helpers/faulty-node.ts";
import type { SenderTask } from "../helpers/sender-process.ts";

const ACCOUNT = 30;
const ACTS = 12;
const SCRIPT = join(import.meta.dirname, "..", "helpers", "sender-process.ts");

describe("a process that sends acts and is killed", () => {
  let world: TestChain;
  let node: FaultyNode;
  let folder: string;

  before(async () => {
    world = await startChain();
    node = await new FaultyNode(world.chain).start();
    folder = mkdtempSync(join(tmpdir(), "tradelane-kill-"));
  });
  after(async () => {
    await node.kill();
    rmSync(folder, { recursive: true });
  });

  /** Lets the process send until it asks a method for the given time, and kills it there; true when it was done first. */
  async function runUntil(method: string, times: number): Promise<boolean> {
    const { record } = world;
    const task: SenderTask = { rpc: node.url, account: keyOf(ACCOUNT), deployment: record, outbox: folder, acts: ACTS };
    const child = fork(SCRIPT, [JSON.stringify(task)], { execArgv: ["--disable-warning=ExperimentalWarning"] });
    const exit = once(child, "exit") as Promise<[number | null]>;
    let asked = 0;
    node.fault = (name) => {
      if (name === method && ++asked === times) child.kill("SIGKILL");
      return undefined;
    };
    const [code] = await exit;
    expect(code).to.be.oneOf([0, null]);
    return code === 0;
  }

  it("has done each act once when it was started again until it was done", async () => {
    const kills = ["eth_estimateGas", "eth_sendRawTransaction", "eth_getTransactionReceipt", "eth_getTransactionCount"];
    for (const method of kills) expect(await runUntil(method, 3), method).to.equal(false);
    expect(await runUntil("none", 1)).to.equal(true);
    expect(await world.chain.ethers.provider.getTransactionCount(computeAddress(keyOf(ACCOUNT)))).to.equal(ACTS);
  });
});
