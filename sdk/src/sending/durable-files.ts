import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";

/** The steps by which files are kept; each returns once the disk has it. */
export interface DurableFiles {
  readonly makeFolder: (path: string) => Promise<void>;
  /** Names in a folder. */
  readonly list: (path: string) => Promise<string[]>;
  /** The text of a file; `undefined` when there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes new names in a folder last. */
  readonly syncFolder: (path: string) => Promise<void>;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Files on the local disk. */
export const diskFiles: DurableFiles = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (path) => readdir(path),
  async read(path) {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  },
  async write(path, text) {
    const file = await open(path, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async remove(path) {
    await rm(path, { force: true });
  },
  async syncFolder(path) {
    // Windows opens no folders, and keeps names without being asked.
    if (process.platform === "win32") return;
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};
