import { randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Decrypter, Encrypter } from "age-encryption";
import { documentError } from "./errors.js";
import { decodeEntry, encodeEntry, type VaultEntry, type VaultName } from "./vault-entry.js";

/** What anybody who sees the folder may know of an entry. */
export interface VaultListing extends VaultName {
  /** Size of the encrypted file. */
  readonly bytes: number;
  readonly storedAt: Date;
}

const FILE_NAME = /^([0-9a-f]{64})\.v([1-9]\d{0,8})\.age$/;

function fileName({ tag, version }: VaultName): string {
  const name = `${tag.slice(2).toLowerCase()}.v${version}.age`;
  if (!tag.startsWith("0x") || !FILE_NAME.test(name))
    throw documentError("DOCUMENT_VAULT_NAME_INVALID", { name: `${tag} version ${version}` });
  return name;
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}

async function encrypt(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if (recipients.length === 0) throw documentError("DOCUMENT_VAULT_RECIPIENT_INVALID", { recipient: "" });
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw documentError("DOCUMENT_VAULT_RECIPIENT_INVALID", { recipient }, cause);
    }
  }
  return encrypter.encrypt(plain);
}

/**
 * Contents of documents in a local folder, each encrypted (age) to the parties and the competent regulators. File names
 * tell tag and version, which the chain shows anyway, and nothing else. Entries are written whole or not at all and
 * never overwritten.
 *
 * @example
 * const vault = new DocumentVault(".tradelane/vault");
 * await vault.put({ tag, version: 1, original, document, seed }, ["age1..."]);
 * const { document } = await vault.get({ tag, version: 1 }, ["AGE-SECRET-KEY-1..."]);
 */
export class DocumentVault {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Keeps an entry, readable by the holders of the recipients' keys (`age1...`).
   * @throws DOCUMENT_VAULT_NAME_INVALID, DOCUMENT_VAULT_RECIPIENT_INVALID, DOCUMENT_VAULT_ENTRY_EXISTS
   */
  async put(entry: VaultEntry, recipients: readonly string[]): Promise<void> {
    const path = join(this.#folder, fileName(entry));
    const tag = entry.tag.toLowerCase();
    const sealed = await encrypt(encodeEntry({ ...entry, tag: `0x${tag.slice(2)}` }), recipients);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const draft = join(this.#folder, `.${randomBytes(12).toString("hex")}.tmp`);
    try {
      const file = await open(draft, "wx", 0o600);
      await file
        .writeFile(sealed)
        .then(() => file.sync())
        .finally(() => file.close());
      // A link, unlike a rename, does not replace what another process has put there meanwhile.
      await link(draft, path);
    } catch (cause) {
      if (isCode(cause, "EEXIST"))
        throw documentError("DOCUMENT_VAULT_ENTRY_EXISTS", { tag, version: entry.version }, cause);
      throw cause;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /**
   * An entry, decrypted with the first of the identities (`AGE-SECRET-KEY-1...`) that fits.
   * @throws DOCUMENT_VAULT_ENTRY_NOT_FOUND, DOCUMENT_VAULT_NO_KEY, DOCUMENT_VAULT_ENTRY_CORRUPT
   */
  async get(name: VaultName, identities: readonly string[]): Promise<VaultEntry> {
    const at = { tag: name.tag.toLowerCase(), version: name.version };
    const decrypter = new Decrypter();
    try {
      for (const identity of identities) decrypter.addIdentity(identity);
    } catch (cause) {
      throw documentError("DOCUMENT_VAULT_NO_KEY", at, cause);
    }
    const sealed = await readFile(join(this.#folder, fileName(name))).catch((cause: unknown) => {
      throw isCode(cause, "ENOENT") ? documentError("DOCUMENT_VAULT_ENTRY_NOT_FOUND", at, cause) : cause;
    });
    let entry: VaultEntry;
    try {
      entry = decodeEntry(await decrypter.decrypt(sealed));
    } catch (cause) {
      const noKey =
        identities.length === 0 || (cause instanceof Error && cause.message.includes("no identity matched"));
      throw documentError(noKey ? "DOCUMENT_VAULT_NO_KEY" : "DOCUMENT_VAULT_ENTRY_CORRUPT", at, cause);
    }
    if (entry.tag !== at.tag || entry.version !== at.version) throw documentError("DOCUMENT_VAULT_ENTRY_CORRUPT", at);
    return entry;
  }

  /** The index: every entry by tag and version, without its contents. No key is needed. */
  async list(): Promise<VaultListing[]> {
    const names = await readdir(this.#folder).catch((cause: unknown) => {
      if (isCode(cause, "ENOENT")) return [];
      throw cause;
    });
    const found = names.sort().map(async (name) => {
      const [, tag, version] = FILE_NAME.exec(name) ?? [];
      if (tag === undefined) return null;
      const { size, mtime } = await stat(join(this.#folder, name));
      return { tag: `0x${tag}` as const, version: Number(version), bytes: size, storedAt: mtime };
    });
    const listed = (await Promise.all(found)).filter((entry) => entry !== null);
    return listed.sort((a, b) => (a.tag === b.tag ? a.version - b.version : a.tag < b.tag ? -1 : 1));
  }

  /** Erases an entry with its seed. The receipt of it belongs on chain. @throws DOCUMENT_VAULT_ENTRY_NOT_FOUND */
  async erase(name: VaultName): Promise<void> {
    await rm(join(this.#folder, fileName(name))).catch((cause: unknown) => {
      throw isCode(cause, "ENOENT")
        ? documentError("DOCUMENT_VAULT_ENTRY_NOT_FOUND", { tag: name.tag, version: name.version }, cause)
        : cause;
    });
  }
}
