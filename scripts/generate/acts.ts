import { allActs, CONTRACT_ERRORS, FOREIGN_ERRORS, SDK_ERRORS, type AnyAct } from "@tradelane/sdk";
import { actsSchema, clockAdvance, envelopeSchema, inputSchema } from "@tradelane/sdk/actsfile";
import { actsPage, type ActForPage } from "./acts/page.ts";
import type { Generated } from "./outputs.ts";

const PAGE = "docs/reference/acts.md";
const SCHEMA = "docs/reference/acts.schema.json";

/** The page of all acts, and the JSON Schema of acts files. */
export function generateActs(): Promise<Generated> {
  const codes = new Set([CONTRACT_ERRORS, FOREIGN_ERRORS, SDK_ERRORS].flatMap((catalogue) => Object.keys(catalogue)));
  const schema = { $comment: "Generated from sdk/src/acts and sdk/src/actsfile; do not edit.", ...actsSchema() };
  return Promise.resolve({
    outputs: [
      actsPage(PAGE, [...allActs().flatMap(withConsent), CLOCK], inputSchema(envelopeSchema), codes),
      { path: SCHEMA, content: JSON.stringify(schema) },
    ],
    existing: [],
  });
}

const CLOCK: ActForPage = { ...clockAdvance, errors: [], needsAccount: false };

/** An act and, right after it, the consent that its counterparty signs. */
function withConsent({ name, summary, params, errors, example, restricted, consent }: AnyAct): ActForPage[] {
  const act = { name, summary, params, errors, example, ...(restricted && { restricted }) };
  return consent === undefined ? [act] : [act, { ...consent, errors: [] }];
}
