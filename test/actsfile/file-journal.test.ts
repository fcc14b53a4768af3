import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileJournal } from "@tradelane/sdk/actsfile";
import { expect } from "chai";
import { refusalOf } from "../sdk/helpers/refusals.ts";

const SCOPE = "31337-test";
const NAME = "acts.jsonl";

describe("a journal on disk", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "tradelane-journal-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (fresh = false) => FileJournal.open({ folder, scope: SCOPE, name: NAME, fresh });

  it("is named when it cannot be read, not taken for an empty one, and given up", async () => {
    const place = join(folder, `${NAME}.1.jsonl`);
    mkdirSync(place);
    const error = await refusalOf(open(), "JournalUnreadable");
    expect(error.values).to.have.property("place", place);
    await refusalOf(open(), "JournalUnreadable");
  });

  it("is one process's", async () => {
    const first = await open();
    await refusalOf(open(), "JournalBusy");
    await first.close();
  });

  it("begins a new playing beside the last one when told, under another name", async () => {
    const first = await open();
    await first.keep({ index: 0, line: 1, fingerprint: "0x01", fate: { status: "done", result: {} } });
    await first.close();
    const second = await open(true);
    expect(second.entries()).to.deep.equal([]);
    expect([first.run, second.run]).to.deep.equal([`${SCOPE}/${NAME}`, `${SCOPE}/${NAME}@2`]);
    await second.close();
  });
});
