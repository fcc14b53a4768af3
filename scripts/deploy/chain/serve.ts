// Serves a fresh development chain on a port of the loopback interface until its stdin ends, that is, until the process
// that started it stops it or dies: `serve.ts PORT`.
import { randomInt } from "node:crypto";
import { network } from "hardhat";

const RICH = 10n ** 22n;

const port = Number(process.argv[2]);
// Two chains of one second would have the same first block, and what is kept of chains goes by that.
const accountsBalance = RICH + BigInt(randomInt(2 ** 48 - 1));
const server = await network.createServer(
  { network: "node", override: { accounts: { accountsBalance } } },
  "127.0.0.1",
  port,
);
await server.listen();
process.send?.("listening");

// A terminal sends its interrupt to everybody; whoever started the chain decides when it ends.
process.on("SIGINT", () => undefined);
process.stdin.resume().on("end", () => process.exit(0));
