// Serves a fresh development chain on a port of the loopback interface until its stdin ends, that is, until the process
// that started it stops it or dies: `serve.ts PORT`.
import { network } from "hardhat";

const port = Number(process.argv[2]);
const server = await network.createServer("node", "127.0.0.1", port);
await server.listen();
process.send?.("listening");

// A terminal sends its interrupt to everybody; whoever started the chain decides when it ends.
process.on("SIGINT", () => undefined);
process.stdin.resume().on("end", () => process.exit(0));
