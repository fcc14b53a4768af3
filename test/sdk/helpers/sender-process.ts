// Sends acts one after the other in a process of its own and reports each: `sender-process.ts JSON`.
import { connect, type DeploymentRecord } from "@tradelane/sdk";

/** What the process is told. */
export interface SenderTask {
  rpc: string;
  account: string;
  deployment: DeploymentRecord;
  outbox: string;
  acts: number;
}

const { acts, ...options } = JSON.parse(process.argv[2] ?? "") as SenderTask;
const tl = await connect(options);
for (let act = 0; act < acts; act += 1) {
  await tl.rules.sync({}, { businessId: `act ${act.toString()}` });
  process.send?.(act);
}
await tl.close();
process.disconnect();
