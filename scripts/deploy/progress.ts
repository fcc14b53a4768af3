import { ExecutionEventType, FutureType, type ExecutionEventListener } from "@nomicfoundation/ignition-core";
import type { IgnitionModule } from "@nomicfoundation/ignition-core";

export type Log = (line: string) => void;

/** Tells each finished transaction of a deployment, numbered. */
export function progress(module: IgnitionModule, log: Log): ExecutionEventListener {
  const steps = transactionsOf(module);
  const width = String(steps.size).length;
  let done = 0;
  const tell = (futureId: string, address?: string) => {
    const place = `[${String(++done).padStart(width)}/${steps.size}]`;
    log(`${place} ${futureId.replace("#", ": ")}${address === undefined ? "" : ` at ${address}`}`);
  };
  const listeners: Partial<ExecutionEventListener> = {
    async batchInitialize({ batches }) {
      done = steps.size - batches.flat().filter((id) => steps.has(id)).length;
      if (done === steps.size) log("Everything is deployed; nothing is left to do.");
      else if (done > 0) log(`Going on after step ${done} of ${steps.size}.`);
    },
    async deploymentExecutionStateComplete({ futureId, result }) {
      tell(futureId, "result" in result ? result.result : undefined);
    },
    async callExecutionStateComplete({ futureId }) {
      tell(futureId);
    },
  };
  const silent = async () => undefined;
  const names = Object.values(ExecutionEventType).map(camelCase);
  return { ...Object.fromEntries(names.map((name) => [name, silent])), ...listeners } as ExecutionEventListener;
}

/** The steps that send a transaction, of a module and those it uses. */
function transactionsOf(module: IgnitionModule): Set<string> {
  const own = [...module.futures].filter(
    ({ type }) => type === FutureType.NAMED_ARTIFACT_CONTRACT_DEPLOYMENT || type === FutureType.CONTRACT_CALL,
  );
  const used = [...module.submodules].flatMap((submodule) => [...transactionsOf(submodule)]);
  return new Set([...own.map(({ id }) => id), ...used]);
}

function camelCase(name: string): string {
  return name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
