import { XmlElement } from "libxml2-wasm";
import { documentError } from "./errors.js";

const NAMESPACES: Readonly<Record<string, string>> = {
  cac: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
  cbc: "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
};

/** An element of a UBL document together with the path that leads to it, for errors that say where. */
export interface Located {
  readonly element: XmlElement;
  readonly path: string;
}

/** By XPath: the tree's own `next` stops at processing instructions. */
function childElements(element: XmlElement): XmlElement[] {
  return element.find("*").filter((node) => node instanceof XmlElement);
}

/** The children of that name ("cac:Party"); the prefixes in the file itself do not matter. */
export function children(parent: Located, name: string): Located[] {
  const [prefix = "", local = ""] = name.split(":");
  const found: Located[] = [];
  for (const element of childElements(parent.element))
    if (element.name === local && element.namespaceUri === NAMESPACES[prefix])
      found.push({ element, path: `${parent.path}/${name}` });
  return found;
}

/**
 * The only element at a path of names ("cac:Party/cbc:ID"), or null.
 * @throws DOCUMENT_FIELD_REPEATED when a step of the path occurs twice
 */
export function only(parent: Located, path: string): Located | null {
  let at: Located = parent;
  for (const name of path.split("/")) {
    const found = children(at, name);
    if (found.length > 1)
      throw documentError("DOCUMENT_FIELD_REPEATED", { path: `${at.path}/${name}`, count: found.length });
    const [next] = found;
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

/** XML white space collapsed; every other character, full-width ones included, as in the file. */
function collapse(text: string): string {
  return text.replace(/[\t\n\r ]+/g, " ").trim();
}

/**
 * The text of an element, or null when it has none. Comments are skipped, CDATA counts as text.
 * @throws DOCUMENT_FIELD_INVALID when there are elements where text belongs
 */
export function textOf(located: Located | null): string | null {
  if (located === null) return null;
  const [inner] = childElements(located.element);
  if (inner !== undefined)
    throw documentError("DOCUMENT_FIELD_INVALID", { path: located.path, value: `<${inner.name}>`, expected: "text" });
  const parts = located.element.find("text()").map((part) => part.content);
  return collapse(parts.join("")) || null;
}

/** The text of the only element at a path, or null. @throws DOCUMENT_FIELD_REPEATED, DOCUMENT_FIELD_INVALID */
export function optionalText(parent: Located, path: string): string | null {
  return textOf(only(parent, path));
}

/**
 * The text of the only element at a path.
 * @throws DOCUMENT_FIELD_MISSING, DOCUMENT_FIELD_REPEATED, DOCUMENT_FIELD_INVALID
 */
export function requiredText(parent: Located, path: string): string {
  const text = optionalText(parent, path);
  if (text === null) throw documentError("DOCUMENT_FIELD_MISSING", { path: `${parent.path}/${path}` });
  return text;
}

/** The value of an attribute without namespace, or null when absent or empty. */
export function attribute(located: Located, name: string): string | null {
  return collapse(located.element.attr(name)?.value ?? "") || null;
}
