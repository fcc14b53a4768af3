import { DOCUMENT_ERRORS } from "../documents/catalogue.js";
import { DocumentError } from "../documents/errors.js";
import { STATE_ERRORS } from "../events/catalogue.js";
import { StateError } from "../events/errors.js";
import { TradelaneError } from "./tradelane-error.js";

/** An error of an area with a catalogue of its own, with its code, values and texts. */
export function describeForeign(error: unknown): TradelaneError | undefined {
  if (!(error instanceof DocumentError) && !(error instanceof StateError)) return undefined;
  const { code, values } = error;
  return new TradelaneError({ code, values, en: error.describe("en"), zh: error.describe("zh"), cause: error });
}

/** Catalogues of the areas that keep their own, by code. */
export const FOREIGN_ERRORS = { ...DOCUMENT_ERRORS, ...STATE_ERRORS };
