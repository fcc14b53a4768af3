import { z } from "zod";

/** A JSON Schema, or a part of one. */
export type Schema = z.core.JSONSchema.BaseSchema;

type Part = z.core.JSONSchema._JSONSchema;

const REFERENCE: Schema = { $ref: "#/$defs/reference" };

/** Kinds of values that only a program can give: JSON has none of them. */
const PROGRAM_ONLY: ReadonlySet<string> = new Set(["bigint", "custom"]);

/** The schema of one line of an acts file, for the given acts. */
export function lineSchema(envelope: z.ZodType, reference: RegExp, acts: readonly LineForm[]): Schema {
  const fields = inputSchema(envelope).properties ?? {};
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A line of an acts file",
    anyOf: acts.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: {
      reference: {
        description: "The result of an earlier line, or a field of it: $id.field",
        type: "string",
        pattern: reference.source,
      },
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [`line.${name}`, field])),
      ...Object.fromEntries(acts.map((act) => [act.name, actSchema(Object.keys(fields), act)])),
    },
  };
}

type Properties = NonNullable<Schema["properties"]>;

/** What a line of an act looks like. */
export interface LineForm {
  readonly name: string;
  readonly summary: string;
  readonly params: z.ZodType;
  /** Envelope fields that such a line must have besides `act`. */
  readonly required: readonly string[];
}

function actSchema(fields: readonly string[], { name, summary, params, required }: LineForm): Schema {
  const envelope = Object.fromEntries(fields.map((field) => [field, { $ref: `#/$defs/line.${field}` }]));
  const shapes = formsOf(inputSchema(params)).map((own) => ({
    type: "object" as const,
    properties: { ...envelope, act: { const: name }, ...mapValues(own.properties ?? {}, orReference) },
    required: ["act", ...required, ...(own.required ?? [])],
    additionalProperties: false,
  }));
  const [first] = shapes;
  return { description: summary, ...(shapes.length === 1 ? first : { anyOf: shapes }) };
}

/** The shapes of an object that may have one of several. */
export function formsOf(schema: Schema): Schema[] {
  return schema.anyOf?.filter(isSchema) ?? [schema];
}

/** The JSON Schema of what a schema takes from JSON: what only a program can give is left out. */
export function inputSchema(schema: z.ZodType): Schema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (PROGRAM_ONLY.has(zodSchema._zod.def.type)) jsonSchema.not = {};
    },
  });
  delete made.$schema;
  return withoutImpossible(made);
}

function withoutImpossible(schema: Schema): Schema {
  const { anyOf, properties, items, ...rest } = schema;
  const options = anyOf
    ?.filter(isSchema)
    .filter((option) => !isImpossible(option))
    .map(withoutImpossible);
  return {
    // A single option is no choice; what is said of the choice counts.
    ...(options?.length === 1 && options[0]),
    ...rest,
    ...(options !== undefined && options.length > 1 && { anyOf: options }),
    ...(properties !== undefined && { properties: mapValues(possible(properties), inside) }),
    ...(isSchema(items) && { items: withoutImpossible(items) }),
  };
}

function possible(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, part]) => !(isSchema(part) && isImpossible(part))));
}

function inside(schema: Part): Part {
  return isSchema(schema) ? withoutImpossible(schema) : schema;
}

/** Any value, and any part of one, may be a reference to an earlier result instead. */
function orReference(given: Part): Schema {
  if (!isSchema(given)) return REFERENCE;
  const { description, anyOf, properties, items, ...rest } = given;
  const schema: Schema = {
    ...rest,
    ...(properties !== undefined && { properties: mapValues(properties, orReference) }),
    ...(isSchema(items) && { items: orReference(items) }),
  };
  const options =
    anyOf === undefined ? [schema] : anyOf.map((option) => (isSchema(option) ? { ...rest, ...option } : option));
  return { ...(description !== undefined && { description }), anyOf: [...options, REFERENCE] as Schema["anyOf"] };
}

/** Nothing fits it: it forbids everything, or requires a part that nothing fits. */
function isImpossible({ not, properties = {}, required = [] }: Schema): boolean {
  if (isSchema(not) && Object.keys(not).length === 0) return true;
  return required.some((name) => isSchema(properties[name]) && isImpossible(properties[name]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
