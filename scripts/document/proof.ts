import { readFile } from "node:fs/promises";
import {
  checkDisclosure,
  commit,
  contentsOf,
  documentError,
  readDocument,
  tagDocument,
  type Disclosure,
} from "@tradelane/sdk/documents";
import { documentBytes, fromCaller, providerFor } from "./input.ts";

/** Prints a proof of one field of a document as JSON. */
export async function prove(file: string, settings: { readonly field: string; readonly key?: string }): Promise<void> {
  const document = readDocument(await documentBytes(file));
  const { tag, seed } = await tagDocument(await providerFor(settings.key), document);
  const { root, prove } = commit(contentsOf(document), seed);
  const disclosure: Disclosure = { tag, root, ...prove(settings.field) };
  console.log(JSON.stringify(disclosure, null, 2));
}

/** Checks a proof and says what it shows. */
export async function check(file: string): Promise<void> {
  const json = await readFile(fromCaller(file), "utf8").catch((cause: unknown) => {
    throw documentError("DOCUMENT_PROOF_UNREADABLE", { source: file, reason: "no readable file" }, cause);
  });
  const { field, value, root, tag } = checkDisclosure(json, file);
  console.log(`${field} = ${JSON.stringify(value)}\n  tag  ${tag}\n  root ${root}`);
  console.log("The proof holds. That the chain has this root under this tag is yours to look up.");
}
