import { DOCUMENT_ERRORS } from "./catalogue.js";
import type { ErrorLanguage, ErrorText } from "./error-text.js";

/** Code of an error of the documents area. */
export type DocumentErrorCode = keyof typeof DOCUMENT_ERRORS;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values an error of this code carries: one for each placeholder of its sentence and hint. */
export type DocumentErrorValues<Code extends DocumentErrorCode = DocumentErrorCode> = Readonly<
  Record<
    Placeholders<(typeof DOCUMENT_ERRORS)[Code]["en"]["message"] | (typeof DOCUMENT_ERRORS)[Code]["en"]["hint"]>,
    string | number
  >
>;

const LONGEST_VALUE = 120;

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const text = String(value);
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
  });
}

/**
 * The sentence and the hint of an error in one language.
 *
 * @example
 * describeDocumentError("DOCUMENT_FIELD_MISSING", { path: "/Invoice/cbc:ID" }, "zh").message;
 */
export function describeDocumentError<Code extends DocumentErrorCode>(
  code: Code,
  values: DocumentErrorValues<Code>,
  language: ErrorLanguage = "en",
): ErrorText {
  const { message, hint } = DOCUMENT_ERRORS[code][language];
  return { message: fill(message, values), hint: fill(hint, values) };
}

/** An error of the documents area: a code of the catalogue with the offending values. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  readonly code: DocumentErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** What to do about it, in English. */
  readonly hint: string;

  /** Use {@link documentError}, which checks the values against the code. */
  constructor(code: DocumentErrorCode, values: Readonly<Record<string, string | number>>, cause?: unknown) {
    const text = DOCUMENT_ERRORS[code].en;
    super(fill(text.message, values), cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
    this.hint = fill(text.hint, values);
  }

  /** The sentence and the hint in the language asked for. */
  describe(language: ErrorLanguage): ErrorText {
    const { message, hint } = DOCUMENT_ERRORS[this.code][language];
    return { message: fill(message, this.values), hint: fill(hint, this.values) };
  }
}

/** Any error as one of the catalogue, for callers that report and go on. */
export function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  return documentError("DOCUMENT_UNEXPECTED", { reason: String(error) }, error);
}

/**
 * Makes an error whose values the compiler checks against its code.
 *
 * @example
 * throw documentError("DOCUMENT_FIELD_MISSING", { path: "/Invoice/cbc:ID" });
 */
export function documentError<Code extends DocumentErrorCode>(
  code: Code,
  values: DocumentErrorValues<Code>,
  cause?: unknown,
): DocumentError {
  return new DocumentError(code, values, cause);
}
