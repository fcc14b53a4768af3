import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Chain } from "./connections.ts";

/** A request as JSON-RPC has it. */
interface Request {
  id: number;
  method: string;
  params?: unknown[];
}

type Outcome = { result: unknown } | { error: unknown };

/** What goes wrong with a request: it never reaches the node, or its answer never comes back. */
export type Fault = "request lost" | "answer lost";

/** A node that answers over HTTP for a chain in this process, and fails as told. Its chain survives its death. */
export class FaultyNode {
  readonly #chain: Chain;
  #server: Server | undefined;
  #port = 0;
  /** How often each method was asked for. */
  readonly asked = new Map<string, number>();
  /** Decides what goes wrong with a request; nothing unless told. */
  fault: (method: string) => Fault | undefined = () => undefined;
  /** Answers in the node's stead, where it returns something. */
  answer: (method: string, params: readonly unknown[]) => Outcome | undefined = () => undefined;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port.toString()}`;
  }

  /** Starts to listen: on a free port at first, later on the same one. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Dies at once: what was asked is never answered. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Request | Request[];
    const answers: unknown[] = [];
    for (const one of [asked].flat()) {
      const fault = this.fault(one.method);
      this.asked.set(one.method, (this.asked.get(one.method) ?? 0) + 1);
      const outcome = fault === "request lost" ? undefined : await this.#outcomeOf(one);
      if (outcome === undefined || fault === "answer lost") return void request.socket.destroy();
      answers.push({ jsonrpc: "2.0", id: one.id, ...outcome });
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
  }

  async #outcomeOf({ method, params = [] }: Request): Promise<Outcome> {
    const given = this.answer(method, params);
    if (given !== undefined) return given;
    try {
      return { result: await this.#chain.provider.request({ method, params }) };
    } catch (error) {
      const { code = -32000, message, data } = error as { code?: number; message: string; data?: unknown };
      return { error: { code, message, data } };
    }
  }
}
