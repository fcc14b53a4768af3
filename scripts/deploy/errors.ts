/** Values that an error names. */
export type ErrorValues = Readonly<Record<string, string | number | boolean>>;

/** What stopped a deployment or a check, and what to do about it. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
  readonly code: string;
  readonly values: ErrorValues;
  readonly hint: string;

  constructor(code: string, message: string, values: ErrorValues, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.values = values;
    this.hint = hint;
  }

  toJSON(): { code: string; message: string; values: ErrorValues; hint: string } {
    return { code: this.code, message: this.message, values: this.values, hint: this.hint };
  }
}
