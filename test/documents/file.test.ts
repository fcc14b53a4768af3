import { expect } from "chai";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocumentFile } from "@tradelane/sdk/documents";
import { expectRejection } from "./fixtures/refusal.ts";

describe("readDocumentFile", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "file-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("reads a file up to the limit and not one byte more", async () => {
    const file = join(folder, "a.xml");
    await writeFile(file, "12345");
    expect(Buffer.from(await readDocumentFile(file, 5)).toString()).to.equal("12345");
    await expectRejection(readDocumentFile(file, 4), "DOCUMENT_TOO_LARGE", { limitBytes: 4 });
  });

  it("does not fill the memory from an endless file", async function () {
    if (process.platform === "win32") this.skip();
    await expectRejection(readDocumentFile("/dev/zero"), "DOCUMENT_TOO_LARGE");
  });

  it("names a file that is not there and a folder", async () => {
    const file = join(folder, "none.xml");
    await expectRejection(readDocumentFile(file), "DOCUMENT_FILE_NOT_FOUND", { file });
    await expectRejection(readDocumentFile(folder), "DOCUMENT_FILE_IS_FOLDER", { file: folder });
  });

  it("names what it may not read", async () => {
    const file = join(folder, "a\0b");
    await expectRejection(readDocumentFile(file), "DOCUMENT_FILE_UNREADABLE", {
      file,
      reason: "ERR_INVALID_ARG_VALUE",
    });
  });
});
