import { appendFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { encodeJson } from "@tradelane/sdk";
import type { Journal } from "@tradelane/sdk/actsfile";
import { diskFiles, type DurableFiles } from "@tradelane/sdk/node";
import { JsonRpcProvider, Network } from "ethers";

/** Moments in the sending of an act at which a process can die, in their order. */
export const SENDING_MOMENTS = [
  "signed, nothing kept",
  "signed bytes half written",
  "signed bytes written under no name",
  "signed bytes named, folder not flushed",
  "kept, not sent",
  "sent, no answer",
  "before the receipt was asked for",
  "receipt there, no record",
  "end half written",
  "end written under no name",
  "end named, folder not flushed",
  "end kept, beginning still there",
  "beginning removed",
] as const;

/** Further moments of an acts file. */
export const JOURNAL_MOMENTS = ["carried out, no entry", "entry half written", "entry kept"] as const;

export type Moment = (typeof SENDING_MOMENTS)[number] | (typeof JOURNAL_MOMENTS)[number];

/** When to die: at a moment, the so-manieth time it comes. */
export interface Death {
  readonly moment: Moment;
  readonly time: number;
}

/** Ends this process as `kill -9` does when its time has come. */
export class Doom {
  readonly #death: Death | undefined;
  #times = 0;

  constructor(death: Death | undefined) {
    this.#death = death;
  }

  reach(moment: Moment, lastDeed: () => void = () => undefined): void {
    if (this.#death?.moment !== moment || ++this.#times < this.#death.time) return;
    lastDeed();
    process.kill(process.pid, "SIGKILL");
  }
}

/** The disk, of a process that may die while it writes. */
export function doomedFiles(doom: Doom): DurableFiles {
  const isEnd = (path: string) => basename(dirname(path)) === "done";
  return {
    ...diskFiles,
    async write(path, text) {
      if (!isEnd(path)) doom.reach("signed, nothing kept");
      const half = () => writeFileSync(path, text.slice(0, text.length / 2));
      doom.reach(isEnd(path) ? "end half written" : "signed bytes half written", half);
      await diskFiles.write(path, text);
    },
    async rename(from, to) {
      doom.reach(isEnd(to) ? "end written under no name" : "signed bytes written under no name");
      await diskFiles.rename(from, to);
    },
    async syncFolder(path) {
      doom.reach(
        basename(path) === "done" ? "end named, folder not flushed" : "signed bytes named, folder not flushed",
      );
      await diskFiles.syncFolder(path);
    },
    async remove(path) {
      doom.reach("end kept, beginning still there");
      await diskFiles.remove(path);
      doom.reach("beginning removed");
    },
  };
}

/** A node over HTTP, asked by a process that may die before or after the answer. */
export class DoomedProvider extends JsonRpcProvider {
  readonly #doom: Doom;

  constructor(url: string, chainId: number, doom: Doom) {
    const network = Network.from(chainId);
    super(url, network, { staticNetwork: network, cacheTimeout: -1, batchStallTime: 0 });
    this.#doom = doom;
  }

  override async send(method: string, params: unknown[]): Promise<unknown> {
    if (method === "eth_sendRawTransaction") this.#doom.reach("kept, not sent");
    if (method === "eth_getTransactionReceipt") this.#doom.reach("before the receipt was asked for");
    const answer: unknown = await super.send(method, params);
    if (method === "eth_sendRawTransaction") this.#doom.reach("sent, no answer");
    if (method === "eth_getTransactionReceipt" && answer !== null) this.#doom.reach("receipt there, no record");
    return answer;
  }
}

/** A journal, of a process that may die while it writes. */
export function doomedJournal(journal: Journal, doom: Doom): Journal {
  return {
    place: journal.place,
    run: journal.run,
    entries: () => journal.entries(),
    close: () => journal.close(),
    async keep(entry) {
      doom.reach("carried out, no entry");
      const line = encodeJson(entry);
      doom.reach("entry half written", () => appendFileSync(journal.place, line.slice(0, line.length / 2)));
      await journal.keep(entry);
      doom.reach("entry kept");
    },
  };
}
