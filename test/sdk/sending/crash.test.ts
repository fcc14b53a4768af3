import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tradelane } from "@tradelane/sdk";
import { diskFiles, FolderOutbox, type DurableFiles } from "@tradelane/sdk/node";
import { expect } from "chai";
import { computeAddress } from "ethers";
import { refusalOf } from "../helpers/refusals.ts";
import { keyOf, startChain, type TestChain } from "../helpers/connections.ts";

const ACCOUNT = 30;
const SCOPE = "31337-test";

class PowerCut extends Error {}

/** Files on a disk that loses its power at the step of that number, before or after it took effect. */
function failingFiles(at: number, moment: "before" | "after"): { files: DurableFiles; steps: () => number } {
  let step = 0;
  const failing =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      step += 1;
      if (step > at || (step === at && moment === "before")) throw new PowerCut();
      const result = await act(...args);
      if (step === at) throw new PowerCut();
      return result;
    };
  const { makeFolder, list, read, write, rename, remove, syncFolder } = diskFiles;
  const changing = {
    write: failing(write),
    rename: failing(rename),
    remove: failing(remove),
    syncFolder: failing(syncFolder),
  };
  return { files: { makeFolder, list, read, ...changing }, steps: () => step };
}

describe("an outbox whose process stops", () => {
  let world: TestChain;
  let folder: string;
  const account = computeAddress(keyOf(ACCOUNT));

  before(async () => (world = await startChain()));
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "tradelane-crash-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const sent = () => world.chain.ethers.provider.getTransactionCount(account);

  /** Sends an act with files that fail at a step; tells how many steps there were. */
  async function crashAt(at: number, moment: "before" | "after"): Promise<number> {
    const { files, steps } = failingFiles(at, moment);
    const outbox = await FolderOutbox.open(folder, SCOPE, account, files);
    const tl = await world.as(ACCOUNT, { outbox });
    await tl.rules.sync({}, { businessId: "the act" }).catch(() => undefined);
    // The process is gone; a lock of a dead process is taken over, which closing stands for here.
    await outbox.close();
    return steps();
  }

  async function restart(): Promise<Tradelane> {
    const outbox = await FolderOutbox.open(folder, SCOPE, account);
    const tl = await world.as(ACCOUNT, { outbox });
    await tl.settled();
    return tl;
  }

  it("takes several steps to keep an act and its end", async () => {
    expect(await crashAt(Infinity, "before")).to.equal(7);
  });

  for (let step = 1; step <= 7; step += 1) {
    for (const moment of ["before", "after"] as const) {
      it(`has carried the act out once after a stop ${moment} step ${step.toString()} and a repetition`, async () => {
        const before = await sent();
        await crashAt(step, moment);
        const tl = await restart();
        const { transaction } = await tl.rules.sync({}, { businessId: "the act" });
        expect(await sent()).to.equal(before + 1);
        expect((await tl.rules.sync({}, { businessId: "the act" })).transaction).to.deep.equal(transaction);
        const own = join(folder, SCOPE, account.toLowerCase());
        expect(readdirSync(join(own, "pending")).filter((name) => name.endsWith(".json"))).to.deep.equal([]);
        await tl.close();
      });
    }
  }

  it("sends what was kept but not sent by itself when it starts again", async () => {
    const before = await sent();
    // The fourth step is the first after the signed bytes are kept: nothing was sent yet.
    await crashAt(3, "after");
    expect(await sent()).to.equal(before);
    const tl = await restart();
    expect(await sent()).to.equal(before + 1);
    await tl.close();
  });

  it("sends nothing that it cannot keep, and says so", async () => {
    const before = await sent();
    const { files } = failingFiles(1, "before");
    const outbox = await FolderOutbox.open(folder, SCOPE, account, files);
    const tl = await world.as(ACCOUNT, { outbox });
    const error = await refusalOf(tl.rules.sync({}), "OutboxUnwritable");
    expect(error.values).to.have.property("place").that.contains(join(folder, SCOPE));
    expect(await sent()).to.equal(before);
    await tl.close();
  });

  it("sends nothing that was not kept", async () => {
    const before = await sent();
    await crashAt(2, "before");
    const tl = await restart();
    expect(await sent()).to.equal(before);
    await tl.close();
  });
});
