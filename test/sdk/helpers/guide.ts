import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/** A page of the guide as a program of its samples. */
export interface GuideProgram {
  /** A folder of its own, beside the tests, so that the samples find the SDK as its users do. */
  readonly folder: string;
  /** What the compiler has against it, with the settings of the tests. */
  complaints(): string[];
  /** Runs the samples with what the page says is the reader's own, and returns what they print. */
  run(given: object): Promise<unknown[][]>;
  remove(): void;
}

/**
 * The samples of a page, in their order.
 *
 * @param page in docs/guide
 * @param given the body of an interface: what the page says is the reader's own
 */
export function guideProgram(page: string, given: string): GuideProgram {
  const folder = mkdtempSync(join(import.meta.dirname, "..", ".guide-"));
  const file = join(folder, "guide.ts");
  writeFileSync(file, programOf(readFileSync(join(ROOT, "docs", "guide", page), "utf8"), given));
  return {
    folder,
    complaints: () => complaints(file),
    async run(own) {
      const told: unknown[][] = [];
      const { guide } = (await import(pathToFileURL(file).href)) as {
        guide: (given: object, console: object) => Promise<void>;
      };
      await guide(own, { log: (...line: unknown[]) => told.push(line) });
      return told;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function programOf(guide: string, given: string): string {
  const lines = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].flatMap(([, code = ""]) => code.split("\n"));
  const imports = lines.filter((line) => line.startsWith("import "));
  const body = lines.filter((line) => !line.startsWith("import "));
  const names = [...given.matchAll(/^ *(\w+)[(:]/gm)].map(([, name]) => name).join(", ");
  return [
    ...imports,
    `import type { DeploymentRecord } from "@tradelane/sdk";`,
    `export interface Given {\n${given}\n}`,
    `export async function guide({ ${names} }: Given, console: { log(...told: unknown[]): void }) {`,
    ...body,
    "}",
  ].join("\n");
}

function complaints(file: string): string[] {
  const settings = ts.readConfigFile(join(ROOT, "tsconfig.base.json"), (path) => ts.sys.readFile(path)).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(settings.compilerOptions, import.meta.dirname);
  const program = ts.createProgram([file], { ...options, noEmit: true, types: ["node"] });
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
