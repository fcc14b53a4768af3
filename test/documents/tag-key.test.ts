import { expect } from "chai";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTagKey, tagKeyOfEnvironment } from "@tradelane/sdk/documents";
import { expectRefusal, expectRejection } from "./fixtures/refusal.ts";

describe("tag key", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "key-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is made on first use, for its owner only, and stays the same", async () => {
    const path = join(folder, "a", "b", "tag.key");
    const key = await loadTagKey(path);
    expect(key.length).to.equal(32);
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    expect(await readFile(path, "utf8")).to.match(/^[0-9a-f]{64}\n$/);
    expect(await loadTagKey(path)).to.deep.equal(key);
  });

  it("is another in another place", async () => {
    expect(await loadTagKey(join(folder, "one"))).not.to.deep.equal(await loadTagKey(join(folder, "two")));
  });

  it("is one key when many make it at once, and no draft stays", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadTagKey(join(folder, "tag.key"))));
    for (const key of keys) expect(key).to.deep.equal(keys[0]);
    expect(await readdir(folder)).to.deep.equal(["tag.key"]);
  });

  it("refuses a file that holds no key, and keeps it", async () => {
    const source = join(folder, "tag.key");
    for (const text of ["", "secret", "0".repeat(63), "g".repeat(64)]) {
      await writeFile(source, text);
      await expectRejection(loadTagKey(source), "DOCUMENT_KEY_INVALID", { source });
      expect(await readFile(source, "utf8")).to.equal(text);
    }
  });

  it("refuses a path that cannot be read", async () => {
    const source = join(folder, "folder");
    await mkdir(source);
    await expectRejection(loadTagKey(source), "DOCUMENT_KEY_UNREADABLE", { source, reason: "EISDIR" });
  });

  it("comes from the environment where it is set", () => {
    expect(tagKeyOfEnvironment({})).to.equal(null);
    expect(tagKeyOfEnvironment({ TRADELANE_TAG_KEY: "" })).to.equal(null);
    expect(tagKeyOfEnvironment({ TRADELANE_TAG_KEY: `0x${"0A".repeat(32)}` })).to.deep.equal(
      new Uint8Array(32).fill(10),
    );
    expectRefusal(() => tagKeyOfEnvironment({ TRADELANE_TAG_KEY: "x" }), "DOCUMENT_KEY_INVALID", {
      source: "TRADELANE_TAG_KEY",
    });
  });
});
