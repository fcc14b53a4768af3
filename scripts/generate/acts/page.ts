import { formsOf, inputSchema, type Schema } from "@tradelane/sdk/actsfile";
import type { z } from "zod";
import { code, literal, page, table } from "../markdown.ts";
import type { Output } from "../outputs.ts";

/** What the page says of an act. */
export interface ActForPage {
  readonly name: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly errors: readonly string[];
  readonly example: unknown;
  /** Whether the council alone decides it. */
  readonly restricted?: boolean;
  /** False for what the runner itself does. */
  readonly needsAccount?: boolean;
}

/** The page of all acts, area by area. */
export function actsPage(
  path: string,
  acts: readonly ActForPage[],
  envelope: Schema,
  errorCodes: ReadonlySet<string>,
): Output {
  const areas = [...new Set(acts.map(({ name }) => areaOf(name)))];
  const content = page(
    "sdk/src/acts and sdk/src/actsfile",
    "# Acts",
    "Every act of the SDK, as a line of an acts file. The same parameters, without the fields below, go to the function of " +
      "the same name: `tl.receivables.assign({...})`. A consent (`.sign`) is signed by the counterparty and sends nothing. " +
      "[acts.schema.json](acts.schema.json) says the same to machines.",
    "## What every line says",
    "An acts file is JSON Lines; empty lines and lines that start with `#` or `//` are for the reader. Text such as `$a1.lot` " +
      "stands for a field of the result of the line with that id; `$$` for one dollar sign.",
    fieldTable("field", envelope),
    ...areas.flatMap((area) => [
      `## ${area}`,
      ...acts.filter(({ name }) => areaOf(name) === area).flatMap((act) => section(act, errorCodes)),
    ]),
  );
  return { path, content };
}

function section(
  { name, summary, params, errors, example, restricted, needsAccount }: ActForPage,
  errorCodes: ReadonlySet<string>,
): string[] {
  const who = needsAccount === false ? {} : { as: "..." };
  const line = { act: name, ...who, ...(restricted && { via: "council" }), ...(example as object) };
  const links = errors.map((error) =>
    errorCodes.has(error) ? `[${code(error)}](errors.md#${error.toLowerCase()})` : code(error),
  );
  return [
    `### ${name}`,
    summary,
    ...parameterTables(formsOf(inputSchema(params))),
    ["```text", written(line), "```"].join("\n"),
    ...(links.length > 0 ? [`Errors: ${links.join(", ")}.`] : []),
  ];
}

function parameterTables(forms: readonly Schema[]): string[] {
  const tables = forms.filter(({ properties = {} }) => Object.keys(properties).length > 0);
  return tables.flatMap((form, index) => [...(index > 0 ? ["Or:"] : []), fieldTable("parameter", form)]);
}

function fieldTable(head: string, schema: Schema): string {
  return table([head, "", "meaning"], rows(schema, ""));
}

/** One row a field; the fields of a field follow it with their path. */
function rows({ properties = {}, required = [] }: Schema, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([key, given]) => {
    if (typeof given === "boolean") return [];
    const path = `${prefix}${key}`;
    const item = typeof given.items === "object" && !Array.isArray(given.items) ? given.items : undefined;
    const inner = item?.properties === undefined ? rows(given, `${path}.`) : rows(item, `${path}[].`);
    return [[code(path), required.includes(key) ? "required" : "", meaning(given, item)], ...inner];
  });
}

function meaning({ description, type, enum: names, const: only }: Schema, item: Schema | undefined): string {
  const choices = (names ?? (only === undefined ? [] : [only])).map((value) => code(JSON.stringify(value)));
  const parts = [
    literal(description ?? item?.description ?? ""),
    choices.length > 0 ? `One of ${choices.join(", ")}` : "",
  ];
  const said = parts.filter((part) => part !== "").map((part) => part.replace(/\.$/, ""));
  const list = type === "array" ? "A list. " : "";
  return `${list}${said.join(". ")}` || (typeof type === "string" ? type : "");
}

function areaOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function written(line: object): string {
  return JSON.stringify(line, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
