import { renameSync, writeFileSync } from "node:fs";

/** Whoever reads the file sees what it was or what it is, whenever this process ends. */
export function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
