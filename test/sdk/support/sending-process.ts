// Sends a series of acts in a process of its own, which may die at any moment: told by a message what to do.
import { once } from "node:events";
import { connect, type DeploymentRecord, type Patience } from "@tradelane/sdk";
import { ConnectedStage, FileJournal, playLines, readActsFile } from "@tradelane/sdk/actsfile";
import { FolderOutbox } from "@tradelane/sdk/node";
import { computeAddress } from "ethers";
import type { Item } from "../helpers/lists.ts";
import { Doom, DoomedProvider, doomedFiles, doomedJournal, type Death } from "./death.ts";
import { businessIdOf, subjectOf } from "./series.ts";

/** What the process is told. */
export interface SendingTask {
  /** Acts sent by themselves, several at a time; the lines of an acts file, one after the other; or one list. */
  form: "acts" | "acts file" | "list";
  rpc: string;
  account: string;
  deployment: DeploymentRecord;
  folder: string;
  series: string;
  acts: number;
  list?: SentList;
  death?: Death | undefined;
}

/** A list of assignments that takes several transactions. */
export interface SentList {
  items: Item[];
  consents: string[];
  members: Readonly<Record<string, string>>;
  transactionGas: number;
}

const AT_ONCE = 4;
const SCOPE = "killed";
const PATIENCE: Partial<Patience> = { inclusionSeconds: 30, resendSeconds: 1 };

type Prepared = Omit<SendingTask, "death"> & { doom: Doom; provider: DoomedProvider; outbox: FolderOutbox };

async function sendActs({ provider, account, deployment, outbox, series, acts }: Prepared): Promise<void> {
  const tl = await connect({ provider, account, deployment, outbox, patience: PATIENCE });
  let next = 0;
  const inTurn = async () => {
    while (next < acts) {
      const businessId = businessIdOf(series, next++);
      await tl.members.setAccount({ account: subjectOf(businessId), rights: ["Prepare"] }, { businessId });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  await tl.settled();
  await tl.close();
}

async function playFile({
  provider,
  account,
  deployment,
  outbox,
  series,
  acts,
  folder,
  doom,
}: Prepared): Promise<void> {
  const lines = Array.from({ length: acts }, (_, at) => {
    const businessId = businessIdOf(series, at);
    const subject = { account: subjectOf(businessId), rights: ["Prepare"] };
    return JSON.stringify({ act: "members.setAccount", as: "supplier", businessId, ...subject });
  });
  const journal = await FileJournal.open({ folder, scope: SCOPE, name: "acts.jsonl" });
  const accountOf = () => account;
  const stage = await ConnectedStage.open({ provider, deployment, outbox, patience: PATIENCE, accountOf });
  for await (const outcome of playLines(readActsFile(lines.join("\n")), stage, doomedJournal(journal, doom)))
    if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  await stage.close();
  await journal.close();
}

async function sendList({ provider, account, deployment, outbox, series, list }: Prepared): Promise<void> {
  if (list === undefined) throw new Error("There is no list.");
  const { items, consents, members, transactionGas } = list;
  const options = { provider, account, deployment, outbox, members, transactionGas, patience: PATIENCE };
  const tl = await connect(options);
  await tl.receivables.assignMany({ items, consents }, { businessId: series });
  await tl.close();
}

const FORMS = { acts: sendActs, "acts file": playFile, list: sendList } as const;

process.send?.("ready");
const [{ death, ...task }] = (await once(process, "message")) as [SendingTask];
const doom = new Doom(death);
const provider = new DoomedProvider(task.rpc, task.deployment.chainId, doom);
const outbox = await FolderOutbox.open(task.folder, SCOPE, computeAddress(task.account), doomedFiles(doom));
await FORMS[task.form]({ ...task, doom, provider, outbox });
provider.destroy();
process.disconnect();
