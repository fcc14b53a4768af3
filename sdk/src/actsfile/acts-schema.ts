import { allActs, type AnyAct } from "../acts/registry.js";
import { clockAdvance, envelopeSchema } from "./envelope.js";
import { lineSchema, type LineForm, type Schema } from "./json-schema.js";
import { REFERENCE_PATTERN } from "./reference.js";

const ACTING = ["as"] as const;

/** Every line an acts file can have: each act, the consent to it where it takes one, and the clock. */
export function lineForms(): LineForm[] {
  return [...allActs().flatMap(linesOf), { ...clockAdvance, required: [] }];
}

function linesOf({ name, summary, params, consent }: AnyAct): LineForm[] {
  const act = { name, summary, params, required: ACTING };
  return consent === undefined ? [act] : [act, { ...consent, required: ACTING }];
}

/**
 * The JSON Schema of one line of an acts file.
 *
 * @example
 * JSON.stringify(actsSchema(), null, 2);
 */
export function actsSchema(): Schema {
  return lineSchema(envelopeSchema, REFERENCE_PATTERN, lineForms());
}
