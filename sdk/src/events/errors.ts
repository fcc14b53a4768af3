import { STATE_ERRORS } from "./catalogue.js";

/** Code of an error of reading events and rebuilding state from them. */
export type StateErrorCode = keyof typeof STATE_ERRORS;

export type StateErrorLanguage = "en" | "zh";

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Texts<Code extends StateErrorCode> = (typeof STATE_ERRORS)[Code]["en"];

/** The values an error of this code carries: one for each placeholder of its sentence and hint. */
export type StateErrorValues<Code extends StateErrorCode> = Readonly<
  Record<Placeholders<Texts<Code>["message"] | Texts<Code>["hint"]>, string | number | bigint>
>;

type AnyValues = Readonly<Record<string, string | number | bigint>>;

function fill(template: string, values: AnyValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** An error of the events, state and path areas: a code of the catalogue with the offending values. */
export class StateError extends Error {
  override readonly name = "StateError";
  readonly code: StateErrorCode;
  readonly values: AnyValues;
  /** What to do about it, in English. */
  readonly hint: string;

  /** Use {@link stateError}, which checks the values against the code. */
  constructor(code: StateErrorCode, values: AnyValues, cause?: unknown) {
    const { message, hint } = STATE_ERRORS[code].en;
    super(fill(message, values), cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
    this.hint = fill(hint, values);
  }

  /** What a line of JSON says of the error; whole numbers as text. */
  toJSON() {
    const entries = Object.entries(this.values).map(([name, value]) => [
      name,
      typeof value === "bigint" ? value.toString() : value,
    ]);
    const values = Object.fromEntries(entries) as Readonly<Record<string, string | number>>;
    return { code: this.code, values, message: this.message, hint: this.hint, zh: this.describe("zh") };
  }

  /** The sentence and the hint in the language asked for. */
  describe(language: StateErrorLanguage): { readonly message: string; readonly hint: string } {
    const { message, hint } = STATE_ERRORS[this.code][language];
    return { message: fill(message, this.values), hint: fill(hint, this.values) };
  }
}

/**
 * Makes an error whose values the compiler checks against its code.
 *
 * @example
 * throw stateError("PATH_LOT_UNKNOWN", { lot: "0x2a:30000" });
 */
export function stateError<Code extends StateErrorCode>(
  code: Code,
  values: StateErrorValues<Code>,
  cause?: unknown,
): StateError {
  return new StateError(code, values, cause);
}
