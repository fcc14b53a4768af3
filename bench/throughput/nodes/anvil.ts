import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../scripts/deploy/chain/port.ts";
import { root } from "../../../scripts/launcher/paths.mjs";
import { installPeers } from "../../gas/build/install.ts";
import { ACCOUNTS, BLOCK_GAS, CHAIN_ID, MNEMONIC, type BenchNode } from "./node.ts";

const FIRST_PORT = 8645;
const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/** Foundry's anvil, from npm: mines whatever waits as soon as it can. */
export async function startAnvil(): Promise<BenchNode> {
  await installPeers();
  const port = await freePort(FIRST_PORT);
  const settings = {
    port,
    "chain-id": CHAIN_ID,
    mnemonic: MNEMONIC,
    accounts: ACCOUNTS,
    hardfork: "cancun",
    "gas-limit": BLOCK_GAS,
    "block-base-fee-per-gas": 0,
    "gas-price": 0,
    // Sequences of several accounts keep the order in which they came.
    order: "fifo",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(binary(), [...options, "--quiet"], { stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);
  const rpc = `http://127.0.0.1:${port}`;
  const stop = async () => {
    process.off("exit", end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill();
    await ended;
  };
  try {
    await answering(child, rpc);
  } catch (cause) {
    await stop();
    throw new Error(`anvil did not start: ${complaint.trim()}`, { cause });
  }
  return { rpc, stop };
}

/** The wrapper around it would not pass every signal on. */
function binary(): string {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const file = process.platform === "win32" ? "anvil.exe" : "anvil";
  return join(root, "bench", "node_modules", "@foundry-rs", `anvil-${process.platform}-${arch}`, "bin", file);
}

async function answering(child: ChildProcess, rpc: string): Promise<void> {
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  await Promise.race([asked(child, rpc), failed]);
}

async function asked(child: ChildProcess, rpc: string): Promise<void> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  const request = { method: "POST", headers: { "content-type": "application/json" }, body };
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(rpc, request).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(PAUSE_MS);
  }
  throw new Error(`it was silent for ${PATIENCE_MS / 1_000} seconds`);
}
