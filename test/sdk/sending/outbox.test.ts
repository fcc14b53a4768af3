import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { decodeJson, encodeJson, MemoryOutbox, type Outbox, type OutboxRecord } from "@tradelane/sdk";
import { FolderOutbox } from "@tradelane/sdk/node";
import { expect } from "chai";
import { refusalOf } from "../helpers/refusals.ts";

const ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SCOPE = "31337-abcdef01";

function record(businessId: string, more: Partial<OutboxRecord> = {}): OutboxRecord {
  const kept = { act: "rules.sync", fingerprint: "0x01", signedAt: "2026-01-01T00:00:00Z", to: ACCOUNT, data: "0x" };
  return { businessId, status: "signed", attempt: "one", nonce: 0, hash: "0xaa", raw: "0xbb", ...kept, ...more };
}

describe("an outbox", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "tradelane-outbox-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const forms: [string, () => Promise<Outbox>][] = [
    ["in memory", async () => new MemoryOutbox()],
    ["in a folder", () => FolderOutbox.open(folder, SCOPE, ACCOUNT)],
  ];
  for (const [form, open] of forms) {
    describe(form, () => {
      it("finds a record by its business id, whatever the id looks like", async () => {
        const outbox = await open();
        for (const businessId of ["a", "../../etc/passwd", "合同/2026", "x".repeat(500)]) {
          await outbox.put(record(businessId));
          expect(await outbox.find(businessId)).to.deep.equal(record(businessId));
        }
        expect(await outbox.find("b")).to.equal(undefined);
        await outbox.close();
      });

      it("lists what is unfinished in the order of numbers, and forgets nothing that ended", async () => {
        const outbox = await open();
        await outbox.put(record("late", { nonce: 10 }));
        await outbox.put(record("early", { nonce: 9 }));
        await outbox.put(record("ended", { nonce: 8 }));
        await outbox.put(record("ended", { nonce: 8, status: "done", result: { amount: 5n } }));
        expect((await outbox.unfinished()).map(({ businessId }) => businessId)).to.deep.equal(["early", "late"]);
        expect((await outbox.find("ended"))?.result).to.deep.equal({ amount: 5n });
        await outbox.close();
      });

      it("finds the new try after one that failed", async () => {
        const outbox = await open();
        await outbox.put(record("again", { status: "failed" }));
        await outbox.put(record("again", { attempt: "two" }));
        expect((await outbox.find("again"))?.attempt).to.equal("two");
        expect(await outbox.unfinished()).to.have.length(1);
        await outbox.close();
      });
    });
  }

  it("keeps its files from other users, for they hold what can be sent", async () => {
    const outbox = await FolderOutbox.open(folder, SCOPE, ACCOUNT);
    await outbox.put(record("secret"));
    const own = join(folder, SCOPE, ACCOUNT.toLowerCase());
    const [name] = readdirSync(join(own, "pending"));
    expect(statSync(join(own, "pending", name!)).mode & 0o077).to.equal(0);
    expect(statSync(own).mode & 0o077).to.equal(0);
    await outbox.close();
  });

  it("names a record that cannot be read, and does not touch it", async () => {
    const outbox = await FolderOutbox.open(folder, SCOPE, ACCOUNT);
    await outbox.put(record("damaged"));
    const pending = join(folder, SCOPE, ACCOUNT.toLowerCase(), "pending");
    const place = join(pending, readdirSync(pending)[0]!);
    writeFileSync(place, "{ half");
    const error = await refusalOf(outbox.find("damaged"), "OutboxUnreadable");
    expect(error.values).to.have.property("place", place);
    expect(readFileSync(place, "utf8")).to.equal("{ half");
    await outbox.close();
  });

  describe("lock of a key", () => {
    const lock = () => join(folder, SCOPE, ACCOUNT.toLowerCase(), "lock");

    /** A process that lives until it is told to end. */
    async function otherProcess(): Promise<ChildProcess> {
      const script = join(folder, "wait.mjs");
      writeFileSync(script, "process.send('up'); setInterval(() => undefined, 1000);");
      const child = fork(script);
      await once(child, "message");
      return child;
    }

    it("admits one owner, and the next one when it is released", async () => {
      const first = await FolderOutbox.open(folder, SCOPE, ACCOUNT);
      const error = await refusalOf(FolderOutbox.open(folder, SCOPE, ACCOUNT), "AccountBusy");
      expect(error.values).to.deep.equal({
        account: ACCOUNT,
        owner: `process ${process.pid.toString()} on ${hostname()}`,
      });
      await first.close();
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
    });

    it("is another process's as long as that lives, and is taken over when it is dead", async () => {
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      const child = await otherProcess();
      writeFileSync(lock(), JSON.stringify({ host: hostname(), pid: child.pid, token: "other" }));
      await refusalOf(FolderOutbox.open(folder, SCOPE, ACCOUNT), "AccountBusy");
      child.kill("SIGKILL");
      await once(child, "exit");
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
    });

    it("is taken over from an earlier process that had this one's number", async () => {
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      writeFileSync(lock(), JSON.stringify({ host: hostname(), pid: process.pid, token: "earlier" }));
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
    });

    it("of another host, or one that cannot be read, is not taken over", async () => {
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      writeFileSync(lock(), JSON.stringify({ host: "elsewhere", pid: 1, token: "other" }));
      await refusalOf(FolderOutbox.open(folder, SCOPE, ACCOUNT), "AccountBusy");
      writeFileSync(lock(), "?");
      await refusalOf(FolderOutbox.open(folder, SCOPE, ACCOUNT), "AccountBusy");
    });

    it("is taken without what processes left that died while they took it", async () => {
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      writeFileSync(`${lock()}.draft-dead`, JSON.stringify({ host: hostname(), pid: process.pid, token: "dead" }));
      writeFileSync(`${lock()}.draft-torn`, "");
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      expect(readdirSync(dirname(lock())).sort()).to.deep.equal(["done", "pending"]);
    });

    it("is one owner's when many come at once to a dead process's key", async () => {
      await (await FolderOutbox.open(folder, SCOPE, ACCOUNT)).close();
      writeFileSync(lock(), JSON.stringify({ host: hostname(), pid: process.pid, token: "earlier" }));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => FolderOutbox.open(folder, SCOPE, ACCOUNT)),
      );
      expect(outcomes.filter(({ status }) => status === "fulfilled")).to.have.length(1);
    });
  });
});

describe("encodeJson", () => {
  it("keeps whole numbers of any size", () => {
    const value = { amount: 2n ** 200n, list: [1n, { deep: -3n }], text: "1", number: 1, nothing: null };
    expect(decodeJson(encodeJson(value))).to.deep.equal(value);
  });
});
