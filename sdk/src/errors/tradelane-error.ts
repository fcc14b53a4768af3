import type { DocumentErrorCode } from "../documents/errors.js";
import type { StateErrorCode } from "../events/errors.js";
import { CONTRACT_ERRORS, SDK_ERRORS, type ContractErrorCode, type SdkErrorCode } from "./catalogue.js";
import type { CatalogueEntry, ErrorText } from "./entry.js";
import { tell, type Language, type Wording } from "./kinds.js";

/** Code of any error that the SDK throws. */
export type ErrorCode = ContractErrorCode | SdkErrorCode | DocumentErrorCode | StateErrorCode;

export type ErrorValue = string | number | bigint | boolean;
export type ErrorValues = Readonly<Record<string, ErrorValue>>;

/** What an error is made of. */
export interface ErrorParts {
  readonly code: ErrorCode;
  readonly values: ErrorValues;
  readonly en: ErrorText;
  readonly zh: ErrorText;
  readonly cause?: unknown;
}

/**
 * The only error the SDK throws: a code of the catalogue, the offending values, and what to read about it in English
 * and Chinese. The code of a refused act is the name of the contract's custom error.
 *
 * @example
 * try {
 *   await tl.receivables.assign(assignment);
 * } catch (error) {
 *   if (error instanceof TradelaneError && error.code === "LotsEncumbered") console.error(error.message, error.hint);
 * }
 */
export class TradelaneError extends Error {
  override readonly name = "TradelaneError";
  readonly code: ErrorCode;
  readonly values: ErrorValues;
  /** What to do about it, in English. */
  readonly hint: string;
  /** Sentence and hint in Chinese. */
  readonly zh: ErrorText;

  constructor({ code, values, en, zh, cause }: ErrorParts) {
    super(en.message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
    this.hint = en.hint;
    this.zh = zh;
  }

  /** The sentence and the hint in the language asked for. */
  describe(language: Language): ErrorText {
    return language === "zh" ? this.zh : { message: this.message, hint: this.hint };
  }

  /** What a line of JSON says of the error; whole numbers as text. */
  toJSON(): { code: string; values: Record<string, string | number | boolean> } & ErrorText & { zh: ErrorText } {
    const values = Object.entries(this.values).map(([name, value]) => [
      name,
      typeof value === "bigint" ? value.toString() : value,
    ]);
    const { code, message, hint, zh } = this;
    return { code, values: Object.fromEntries(values) as Record<string, string | number | boolean>, message, hint, zh };
  }
}

/** Texts of an entry with its values told in a language. */
export function tellEntry(entry: CatalogueEntry, values: ErrorValues, language: Language, wording: Wording): ErrorText {
  const kinds = entry.values;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const kind = kinds[name];
      const value = values[name];
      return kind === undefined || value === undefined ? whole : tell(kind, value, language, wording);
    });
  return { message: fill(entry[language].message), hint: fill(entry[language].hint) };
}

function errorOf(code: ErrorCode, entry: CatalogueEntry, values: ErrorValues, wording: Wording, cause: unknown) {
  const text = (language: Language) => tellEntry(entry, values, language, wording);
  return new TradelaneError({ code, values, en: text("en"), zh: text("zh"), cause });
}

/** Makes the error of a refused act from the contract's own. */
export function contractError(
  code: ContractErrorCode,
  values: ErrorValues,
  wording: Wording,
  cause: unknown,
): TradelaneError {
  return errorOf(code, CONTRACT_ERRORS[code], values, wording, cause);
}

/** The same error in other words, once more is known of its values; other errors than a contract's stay as they are. */
export function retold(error: TradelaneError, wording: Wording): TradelaneError {
  const { code, values, cause } = error;
  return code in CONTRACT_ERRORS ? contractError(code as ContractErrorCode, values, wording, cause) : error;
}

type ValuesOf<Code extends SdkErrorCode> = Readonly<Record<keyof (typeof SDK_ERRORS)[Code]["values"], ErrorValue>>;

/**
 * Makes an error of the SDK itself; the compiler checks the values against the code.
 *
 * @example
 * throw sdkError("ChainWrong", { expected: 1337, actual: 31337 });
 */
export function sdkError<Code extends SdkErrorCode>(
  code: Code,
  values: ValuesOf<Code>,
  cause?: unknown,
  wording: Wording = {},
): TradelaneError {
  return errorOf(code, SDK_ERRORS[code], values, wording, cause);
}

/** The error of one parameter of an act. */
export function parameterInvalid(parameter: string, problem: string, cause?: unknown): TradelaneError {
  return sdkError("ParameterInvalid", { parameter, problem }, cause);
}
