import { z } from "zod";
import { parameterInvalid } from "../errors/tradelane-error.js";
import { clockAdvance, ENVELOPE_FIELDS, envelopeSchema, type Envelope } from "./envelope.js";
import { referencedIds } from "./reference.js";

/** One act of an acts file. */
export interface ActsLine {
  /** Where it stands in the file, from 1. */
  readonly number: number;
  readonly envelope: Envelope;
  /** Parameters of the act as written, references and all; the act's own schema judges them. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const lineSchema = z.record(z.string(), z.unknown());

/**
 * Reads an acts file: one JSON object a line. Empty lines and lines that start with `#` or `//` are for the reader.
 *
 * @throws ParameterInvalid with the line's number when a line is no act, an id is given twice, or a line refers to an
 * id that no earlier line has
 * @example
 * readActsFile('{"act":"members.startExit","as":"supplier-1"}')[0]?.envelope.as; // "supplier-1"
 */
export function readActsFile(text: string): ActsLine[] {
  const ids = new Set<string>();
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (/^\s*(?:$|#|\/\/)/.test(line)) return [];
    const place = `line ${String(index + 1)}`;
    const act = { number: index + 1, ...split(place, parseObject(place, line)) };
    const unknown = referencedIds(act.parameters).find((id) => !ids.has(id));
    if (unknown !== undefined) throw parameterInvalid(place, `no earlier line has the id ${unknown}`);
    remember(place, ids, act.envelope);
    return [act];
  });
}

function parseObject(place: string, line: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw parameterInvalid(place, "it is not JSON", cause);
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success || Array.isArray(json)) throw parameterInvalid(place, "it is no JSON object");
  return parsed.data;
}

function split(place: string, line: Record<string, unknown>): Pick<ActsLine, "envelope" | "parameters"> {
  const fields = Object.entries(line);
  const envelope = checked(
    place,
    envelopeSchema,
    Object.fromEntries(fields.filter(([name]) => ENVELOPE_FIELDS.has(name))),
  );
  const parameters = Object.fromEntries(fields.filter(([name]) => !ENVELOPE_FIELDS.has(name)));
  // What refers to a result is judged when the result is there.
  const isWhole = referencedIds(parameters).length === 0;
  if (envelope.act === clockAdvance.name && isWhole) checked(place, clockAdvance.params, parameters);
  if (envelope.act !== clockAdvance.name && envelope.as === undefined)
    throw parameterInvalid(`${place}: as`, "it does not say who acts");
  return { envelope, parameters };
}

function checked<Schema extends z.ZodType>(place: string, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue === undefined ? "" : z.core.toDotPath(issue.path);
  throw parameterInvalid(path === "" ? place : `${place}: ${path}`, issue?.message ?? "it is no act", parsed.error);
}

function remember(place: string, ids: Set<string>, { id }: Envelope): void {
  if (id === undefined) return;
  if (ids.has(id)) throw parameterInvalid(`${place}: id`, `${id} is given twice`);
  ids.add(id);
}
