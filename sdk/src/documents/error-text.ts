/** What a person reads about one error, in one language. */
export interface ErrorText {
  readonly message: string;
  readonly hint: string;
}

/** Languages every error is told in. */
export type ErrorLanguage = "en" | "zh";

/** Errors by code: a sentence and a hint in each language, with `{placeholders}` for their values. */
export type ErrorCatalogue = Readonly<Record<string, Readonly<Record<ErrorLanguage, ErrorText>>>>;
