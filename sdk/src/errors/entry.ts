import type { ValueKindName } from "./kinds.js";

/** What people read about one error, in one language. */
export interface ErrorText {
  /** One sentence: what was wrong, with `{values}`. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** The values of an error in the order of its parameters, each with its kind. */
export type ValueKindsOf = Readonly<Record<string, ValueKindName>>;

/** An error of the catalogue. */
export interface CatalogueEntry {
  readonly values: ValueKindsOf;
  readonly en: ErrorText;
  readonly zh: ErrorText;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type TextOf<Entry extends CatalogueEntry> =
  Entry["en"]["message"] | Entry["en"]["hint"] | Entry["zh"]["message"] | Entry["zh"]["hint"];

/** An entry whose texts name only values it has. */
type Sound<Entry extends CatalogueEntry> =
  Placeholders<TextOf<Entry>> extends keyof Entry["values"] ? Entry : { readonly values: "a text names no value" };

/** Declares errors; the compiler checks that each text names only values of its error. */
export function errors<const Entries extends Catalogue>(
  entries: Entries & { readonly [Code in keyof Entries]: Sound<Entries[Code]> },
): Entries {
  return entries;
}
