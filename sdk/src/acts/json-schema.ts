import { z } from "zod";
import { allActs, type AnyAct } from "./registry.js";

type JsonSchema = Record<string, unknown>;

const MEMBER_ACCOUNT = "Name of the account that acts";

/** What a line of an acts file says beside the act's parameters. */
const LINE = {
  as: { type: "string", description: MEMBER_ACCOUNT },
  id: { type: "string", description: "Name under which later lines use the result" },
  businessId: { type: "string", description: "The act's own id: the same again is not done again" },
  via: { const: "council", description: "Has the council decide an act that it decides" },
  expect: {
    type: "object",
    description: "Marks an intended refusal",
    properties: { error: { type: "string", description: "The error's code" } },
    required: ["error"],
    additionalProperties: false,
  },
} as const;

/** Parts of a schema that JSON cannot hold, as alternatives to ones it can. */
function isEmpty(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && Object.keys(schema).every((key) => key === "description");
}

/**
 * The JSON Schema of an act's parameters, as an acts file writes them: what only a program can give, such as a bigint or
 * a document that was read, is left out.
 */
export function parametersSchema(params: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(params, {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      const { anyOf } = jsonSchema;
      if (anyOf === undefined) return;
      const kept = anyOf.filter((part) => !isEmpty(part) && !needsProgram(part));
      if (kept.length === 1) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, { ...kept[0], ...jsonSchema });
      } else jsonSchema.anyOf = kept;
    },
  });
  delete schema.$schema;
  return schema;
}

/** An alternative that requires something JSON cannot hold. */
function needsProgram({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): boolean {
  return required.some((name) => isEmpty(properties[name]));
}

function lineOf(name: string, summary: string, params: z.ZodType): JsonSchema {
  const schema = parametersSchema(params);
  const alternatives = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [schema];
  const lines = alternatives.map((parameters) => ({
    type: "object",
    properties: { act: { const: name }, ...LINE, ...(parameters.properties as object | undefined) },
    required: ["act", ...((parameters.required as string[] | undefined) ?? [])],
    additionalProperties: false,
  }));
  const [only] = lines;
  return { description: summary, ...(lines.length === 1 ? only : { anyOf: lines }) };
}

function linesOf({ name, summary, params, consent }: AnyAct): [string, JsonSchema][] {
  const own: [string, JsonSchema] = [name, lineOf(name, summary, params)];
  return consent === undefined ? [own] : [own, [consent.name, lineOf(consent.name, consent.summary, consent.params)]];
}

/** The JSON Schema of one line of an acts file: any act of the suite, or the consent to one. */
export function actsSchema(): JsonSchema {
  const lines = allActs().flatMap(linesOf);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A line of an acts file",
    type: "object",
    anyOf: lines.map(([name]) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(lines),
  };
}
