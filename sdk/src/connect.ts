import { ActContext } from "./acts/context.js";
import { ActRunner, councilCall, readResult, type Sending } from "./acts/runner.js";
import { checkDeployment } from "./chain/checks.js";
import { ChainClock } from "./chain/clock.js";
import { contractsOf } from "./chain/contracts.js";
import { History } from "./chain/history.js";
import { TransactionLimits } from "./chain/limits.js";
import { genesisOf, openNode, type Node, type NodeInput } from "./chain/provider.js";
import { parseDeployment, type Deployment, type DeploymentRecord } from "./deployments/record.js";
import { Directory, type MemberInput } from "./directory.js";
import type { TagProvider } from "./documents/tag.js";
import { asTradelaneError } from "./errors/node-fault.js";
import { openAccount, type Account, type AccountInput } from "./sending/account.js";
import { Gateway } from "./sending/gateway.js";
import { MemoryOutbox } from "./sending/memory-outbox.js";
import type { Outbox } from "./sending/outbox.js";
import { Sender, type Patience } from "./sending/sender.js";
import { Series } from "./sending/series.js";
import { tradelaneOf, type Tradelane } from "./tradelane.js";

/** Where to connect, and as whom. */
export interface ConnectOptions {
  /** Address of a node. */
  readonly rpc?: string;
  /** Instead of an address: an ethers provider, or an EIP-1193 one of a wallet or of Hardhat. */
  readonly provider?: Exclude<NodeInput, string>;
  /** Who acts: a private key or an ethers signer. Without it the connection only reads. */
  readonly account?: AccountInput;
  /** The deployment: its record, or the folder of records; `deploy/deployments` unless told otherwise. */
  readonly deployment?: DeploymentRecord | string;
  /** Folder that keeps what was signed, so that a crash loses and repeats nothing. Without it memory does. */
  readonly outbox?: string | Outbox;
  /** What the caller calls members, each with its number or legal entity number. */
  readonly members?: Readonly<Record<string, MemberInput>>;
  /** Makes the tags of documents; only acts on documents need it. */
  readonly tags?: TagProvider;
  /** How long to wait for the node and for blocks. */
  readonly patience?: Partial<Patience>;
  /**
   * The most gas one transaction may take, where the network's own cap differs from that of EIP-7825 or smaller
   * transactions are wanted. Lists are cut to it. Without it the node and the chain are asked.
   */
  readonly transactionGas?: number | bigint;
}

const PATIENCE: Patience = { reconnectSeconds: 30, inclusionSeconds: 120, resendSeconds: 10 };

/**
 * Connects to the suite on a chain.
 *
 * @throws ChainUnreachable, ChainWrong, ChainRestarted, ContractsOtherVersion, DeploymentMissing, DeploymentInvalid,
 * AccountBusy, ParameterInvalid
 * @example
 * const tl = await connect({ rpc: "http://127.0.0.1:8545", account: privateKey, outbox: "outbox" });
 * const { instrument } = await tl.receivables.submit(terms, { businessId: "AP-2026-0815" });
 * await tl.close();
 */
export async function connect(options: ConnectOptions): Promise<Tradelane> {
  const node = await openNode(options.rpc ?? options.provider ?? "http://127.0.0.1:8545");
  try {
    const deployment = await deploymentOf(node, options.deployment);
    await checkDeployment(node, deployment);
    return await join(node, deployment, options);
  } catch (error) {
    node.close();
    throw asTradelaneError(error, node.url);
  }
}

async function deploymentOf(node: Node, given: ConnectOptions["deployment"]): Promise<Deployment> {
  if (typeof given === "object") return parseDeployment(given, "given to connect()");
  // Only records on disk need a file system; a browser brings the record.
  const { readDeployment } = await import("./deployments/folder.js");
  return readDeployment(node.chainId, given, await genesisOf(node));
}

async function join(node: Node, deployment: Deployment, options: ConnectOptions): Promise<Tradelane> {
  const { provider, url } = node;
  const contracts = contractsOf(deployment, provider);
  const limits = new TransactionLimits(provider, options.transactionGas);
  const account = options.account === undefined ? undefined : await openAccount(options.account, provider);
  const context: ActContext = new ActContext({
    provider,
    deployment,
    contracts,
    account,
    clock: new ChainClock(provider, contracts),
    directory: new Directory(contracts, options.members),
    history: new History(provider, deployment),
    limits,
    tags: options.tags,
    councilCall: (act, params) => councilCall(context, act, params),
  });
  const sending = account === undefined ? undefined : await sendingOf(node, deployment, account, limits, options);
  const told = (error: unknown, wording = {}) => asTradelaneError(error, url, wording);
  return tradelaneOf({
    context,
    runner: new ActRunner(context, sending, told),
    account: account?.address,
    resumed: sending?.sender.resume() ?? Promise.resolve(),
    told,
    async close() {
      await sending?.sender.close();
      node.close();
    },
  });
}

async function sendingOf(
  node: Node,
  deployment: Deployment,
  account: Account,
  limits: TransactionLimits,
  options: ConnectOptions,
): Promise<Sending> {
  // A chain id may come again, as development chains do; the hash of the first block does not.
  const scope = `${node.chainId}-${(await genesisOf(node)).slice(2, 10)}`;
  const outbox = await openOutbox(options.outbox, scope, account.address);
  const turn = `${scope}/${account.address}`;
  const sender = new Sender({
    gateway: new Gateway(node, deployment, limits),
    account,
    outbox,
    patience: { ...PATIENCE, ...options.patience },
    turn,
    readResult: (act, receipt) => readResult(act, receipt, deployment),
  });
  return { sender, series: new Series(sender, outbox, turn) };
}

async function openOutbox(given: ConnectOptions["outbox"], scope: string, account: string): Promise<Outbox> {
  if (given === undefined) return new MemoryOutbox();
  if (typeof given === "object") return given;
  const { FolderOutbox } = await import("./sending/folder-outbox.js");
  return FolderOutbox.open(given, scope, account);
}
