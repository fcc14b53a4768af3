import { expect } from "chai";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DocumentVault, LocalTagProvider, readDocument, tagDocument, type VaultEntry } from "@tradelane/sdk/documents";
import { expectRejection } from "./fixtures/refusal.ts";
import { ubl } from "./fixtures/ubl.ts";

async function party() {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

describe("DocumentVault", () => {
  const original = ubl();
  const document = readDocument(original);
  let folder: string;
  let vault: DocumentVault;
  let entry: VaultEntry;
  let seller: Awaited<ReturnType<typeof party>>;
  let bank: Awaited<ReturnType<typeof party>>;
  let stranger: Awaited<ReturnType<typeof party>>;

  before(async () => {
    [seller, bank, stranger] = await Promise.all([party(), party(), party()]);
    const { tag, seed } = await tagDocument(new LocalTagProvider(new Uint8Array(32).fill(7)), document);
    entry = { tag, version: 1, original, document, seed };
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vault-"));
    vault = new DocumentVault(join(folder, "vault"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const files = () => readdir(join(folder, "vault"));
  const path = (version = 1) => join(folder, "vault", `${entry.tag.slice(2)}.v${version}.age`);
  const put = () => vault.put(entry, [seller.recipient, bank.recipient]);
  const at = () => ({ tag: entry.tag, version: 1 });

  describe("put and get", () => {
    it("gives each party the file, the read document and the seed back", async () => {
      await put();
      for (const { identity } of [seller, bank]) expect(await vault.get(at(), [identity])).to.deep.equal(entry);
    });

    it("tries each of the given keys", async () => {
      await put();
      expect(await vault.get(at(), [stranger.identity, bank.identity])).to.deep.equal(entry);
    });

    it("keeps versions beside one another and never overwrites one", async () => {
      const second = { ...entry, version: 2, original: ubl({ amount: "5.00" }) };
      await put();
      await vault.put(second, [seller.recipient]);
      await expectRejection(put(), "DOCUMENT_VAULT_ENTRY_EXISTS", at());
      expect((await vault.get({ ...at(), version: 2 }, [seller.identity])).original).to.deep.equal(second.original);
    });

    it("lets one of many at once keep a version and leaves no drafts", async () => {
      const results = await Promise.allSettled(Array.from({ length: 8 }, put));
      expect(results.filter(({ status }) => status === "fulfilled").length).to.equal(1);
      expect(await files()).to.deep.equal([`${entry.tag.slice(2)}.v1.age`]);
    });

    it("takes a tag in capital letters for the same", async () => {
      await put();
      const tag = `0x${entry.tag.slice(2).toUpperCase()}` as const;
      expect(await vault.get({ tag, version: 1 }, [bank.identity])).to.deep.equal(entry);
    });
  });

  describe("what others see", () => {
    it("is tag and version in the name, for the owner's eyes only, and nothing of the contents", async () => {
      await put();
      expect((await stat(path())).mode & 0o777).to.equal(0o600);
      expect((await stat(join(folder, "vault"))).mode & 0o777).to.equal(0o700);
      const bytes = await readFile(path(), "latin1");
      for (const secret of [document.number, document.seller.name, "1200000", entry.seed.slice(2), "Invoice"])
        expect(bytes).not.to.include(secret);
    });

    it("is an index of tags, versions and sizes", async () => {
      await put();
      await vault.put({ ...entry, version: 10 }, [seller.recipient]);
      await vault.put({ ...entry, version: 2 }, [seller.recipient]);
      await writeFile(join(folder, "vault", "notes.txt"), "not an entry");
      const listed = await vault.list();
      expect(listed.map(({ tag, version }) => [tag, version])).to.deep.equal([1, 2, 10].map((v) => [entry.tag, v]));
      expect(Object.keys(listed[0] ?? {})).to.deep.equal(["tag", "version", "bytes", "storedAt"]);
    });

    it("is an empty index before anything was put", async () => {
      expect(await vault.list()).to.deep.equal([]);
    });
  });

  describe("refusals", () => {
    it("refuses a key that is none of the recipients'", async () => {
      await put();
      await expectRejection(vault.get(at(), [stranger.identity]), "DOCUMENT_VAULT_NO_KEY", at());
      await expectRejection(vault.get(at(), []), "DOCUMENT_VAULT_NO_KEY", at());
      await expectRejection(vault.get(at(), ["AGE-SECRET-KEY-1NONSENSE"]), "DOCUMENT_VAULT_NO_KEY", at());
    });

    it("refuses an entry that is not there", async () => {
      await expectRejection(vault.get(at(), [seller.identity]), "DOCUMENT_VAULT_ENTRY_NOT_FOUND", at());
    });

    it("refuses a damaged entry", async () => {
      await put();
      await truncate(path(), (await stat(path())).size - 1);
      await expectRejection(vault.get(at(), [seller.identity]), "DOCUMENT_VAULT_ENTRY_CORRUPT", at());
      await writeFile(path(), "");
      await expectRejection(vault.get(at(), [seller.identity]), "DOCUMENT_VAULT_ENTRY_CORRUPT", at());
    });

    it("refuses an entry under another's name", async () => {
      await put();
      await rename(path(1), path(2));
      const other = { ...at(), version: 2 };
      await expectRejection(vault.get(other, [seller.identity]), "DOCUMENT_VAULT_ENTRY_CORRUPT", other);
    });

    it("refuses no recipient and what is none", async () => {
      await expectRejection(vault.put(entry, []), "DOCUMENT_VAULT_RECIPIENT_INVALID", { recipient: "" });
      await expectRejection(vault.put(entry, ["age1x"]), "DOCUMENT_VAULT_RECIPIENT_INVALID", { recipient: "age1x" });
      expect(await vault.list()).to.deep.equal([]);
    });

    for (const [tag, version] of [
      ["0x..", 1],
      ["0x", 1],
      [`0x${"0".repeat(64)}/../x`, 1],
      [`0x${"0".repeat(64)}`, 0],
      [`0x${"0".repeat(64)}`, 1.5],
    ] as const)
      it(`refuses the name ${tag.slice(-6)} version ${version}`, async () => {
        const refused = { name: `${tag} version ${version}` };
        await expectRejection(vault.get({ tag, version }, []), "DOCUMENT_VAULT_NAME_INVALID", refused);
      });
  });

  describe("erase", () => {
    it("leaves nothing to decrypt", async () => {
      await put();
      await vault.erase(at());
      expect(await files()).to.deep.equal([]);
      await expectRejection(vault.get(at(), [seller.identity]), "DOCUMENT_VAULT_ENTRY_NOT_FOUND");
      await expectRejection(vault.erase(at()), "DOCUMENT_VAULT_ENTRY_NOT_FOUND", at());
    });
  });
});
