import { createServer } from "node:net";
import { DeploymentError } from "../errors.ts";

const ATTEMPTS = 100;

/** The first port from `from` on that nobody listens on. @throws DeploymentError `PortsTaken` */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < Math.min(from + ATTEMPTS, 65_536); port++) {
    if (await isFree(port)) return port;
  }
  throw new DeploymentError(
    "PortsTaken",
    `No port from ${from} on is free.`,
    { from },
    "Name another port with --port, or stop what listens there.",
  );
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
