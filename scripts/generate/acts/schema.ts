import { z } from "zod";

/** A JSON Schema, or a part of one. */
export type Schema = z.core.JSONSchema.BaseSchema;

/** An act as the SDK registers it. */
export interface RegisteredAct {
  readonly name: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly errors: readonly string[];
  readonly example: unknown;
  /** Whether the council alone decides it. */
  readonly restricted?: boolean;
  readonly consent?: Omit<RegisteredAct, "errors" | "restricted" | "consent">;
}

type Part = z.core.JSONSchema._JSONSchema;

const REFERENCE: Schema = { $ref: "#/$defs/reference" };

/** The schema of one line of an acts file, for every act there is. */
export function actsFileSchema(envelope: z.ZodType, reference: RegExp, acts: readonly LineForm[]): Schema {
  const fields = inputSchema(envelope).properties ?? {};
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: "Generated from sdk/src/acts and sdk/src/actsfile; do not edit.",
    title: "A line of an acts file",
    oneOf: acts.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: {
      reference: {
        description: "The result of an earlier line, or a field of it: $id.field",
        type: "string",
        pattern: reference.source,
      },
      ...Object.fromEntries(acts.map((act) => [act.name, lineSchema(fields, act)])),
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

function lineSchema(envelope: Properties, { name, summary, params, required }: LineForm): Schema {
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

/** The JSON Schema of what a schema takes, without what JSON cannot say (bigint). */
export function inputSchema(schema: z.ZodType): Schema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === "bigint") jsonSchema.not = {};
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
    ...(properties !== undefined && { properties: mapValues(properties, inside) }),
    ...(isSchema(items) && { items: withoutImpossible(items) }),
  };
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

function isImpossible({ not }: Schema): boolean {
  return isSchema(not) && Object.keys(not).length === 0;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
