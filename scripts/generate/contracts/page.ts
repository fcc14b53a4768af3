import { Interface } from "ethers";
import { code, page, table } from "../markdown.ts";
import type { Output } from "../outputs.ts";
import { accessOf, changesState } from "./access.ts";
import { isError, isEvent, type ErrorNode, type EventNode, type Node, type Variable } from "./ast.ts";
import type { Deployable } from "./build.ts";
import { contractComment, externalFunctions, type ExternalFunction } from "./functions.ts";
import { parseNatSpec, type NatSpec } from "./natspec.ts";
import { raisedBy } from "./raises.ts";
import { typeName, typesIn, type TypeNode } from "./types.ts";

export const FOLDER = "docs/reference/contracts";

/** One sentence for an error whose declaration says nothing. */
export type ErrorMeaning = (error: string) => string | undefined;

/** Finds the page and section of `Interface.function`. */
export type FunctionLink = (qualified: string) => string | undefined;

/** The page of one deployed contract. */
export function contractPage(contract: Deployable, meaning: ErrorMeaning, link: FunctionLink): Output {
  const { name, source, tree, node } = contract;
  const comment = contractComment(tree, node);
  const functions = externalFunctions(tree, node);
  const own = functions.filter(({ foreign }) => !foreign);
  const events = used(contract, node.usedEvents, isEvent);
  const errors = used(contract, node.usedErrors, isError);
  const section = (title: string, of: readonly ExternalFunction[]) =>
    of.length === 0 ? [] : [`## ${title}`, ...of.flatMap((external) => functionSection(context, external))];
  const declarations = [...own.flatMap(({ parameters, returns }) => [...parameters, ...returns]), ...events, ...errors];
  const types = typesIn(tree, declarations);
  const context = {
    contract,
    interface: new Interface(contract.abi),
    link,
    types: new Set(types.map((type) => type.name)),
  };
  const content = page(
    source,
    `# ${name}`,
    ...(comment.title === undefined ? [] : [`**${comment.title}.**`]),
    ...texts(comment),
    `Source: [${source}](../../../${source}). `,
    ...section("Functions that change state", own.filter(changesState)),
    ...section(
      "Functions that only read",
      own.filter((external) => !changesState(external)),
    ),
    ...foreignSection(context, functions),
    "## Events",
    ...events.flatMap((event) => eventSection(context, event)),
    "## Errors",
    errorTable(context, errors, meaning),
    "## Types",
    ...types.map((type) => typeSection(context, type)),
  );
  return { path: `${FOLDER}/${name}.md`, content };
}

interface Context {
  readonly contract: Deployable;
  readonly interface: Interface;
  readonly link: FunctionLink;
  /** Names of the types that the page has a section for. */
  readonly types: ReadonlySet<string>;
}

function functionSection(context: Context, external: ExternalFunction): string[] {
  const { name, mutability, parameters, returns, selector, comment, node } = external;
  const { contract, link } = context;
  const access = accessOf(external);
  const raised = node === undefined ? { errors: [], passedOn: [] } : raisedBy(contract.tree, contract.node, node);
  const results = returns.length === 0 ? "" : ` returns (${declared(returns)})`;
  const view = mutability === "nonpayable" ? "" : ` ${mutability}`;
  const signature = context.interface.getFunction(`0x${selector}`)?.format("sighash") ?? name;
  const passed = raised.passedOn.map((qualified) => {
    const target = link(qualified);
    return target === undefined ? code(qualified) : `[${code(qualified)}](${target})`;
  });
  return [
    `### ${name}`,
    ["```solidity", `function ${name}(${declared(parameters)})${view}${results}`, "```"].join("\n"),
    ...(access === undefined ? [] : [`Who may call: ${access}.`]),
    ...texts(comment),
    ...variableTable(context, parameters, comment.params, "parameter"),
    ...(comment.returns.length > 0
      ? [`Returns ${comment.returns.map((text, at) => result(text, returns[at])).join(" ")}`]
      : []),
    ...(raised.errors.length > 0 ? [`Errors: ${raised.errors.map((error) => errorLink(error.name)).join(", ")}.`] : []),
    ...(passed.length > 0 ? [`Passes on errors of: ${passed.join(", ")}.`] : []),
    `Selector ${code(`0x${selector}`)} of ${code(signature)}.`,
  ];
}

function foreignSection(context: Context, functions: readonly ExternalFunction[]): string[] {
  const foreign = functions.filter((external) => external.foreign);
  if (foreign.length === 0) return [];
  const rows = foreign.map((external) => [
    code(context.interface.getFunction(`0x${external.selector}`)?.format("sighash") ?? external.name),
    code(`0x${external.selector}`),
    changesState(external) ? (accessOf(external) ?? "") : "anyone (reads)",
  ]);
  return ["## Functions from OpenZeppelin", table(["function", "selector", "who may call"], rows)];
}

function eventSection(context: Context, event: EventNode): string[] {
  const { name, eventSelector, documentation, parameters } = event;
  const comment = parseNatSpec(documentation?.text);
  const signature = context.interface.getEvent(`0x${eventSelector}`)?.format("sighash") ?? name;
  return [
    `### ${name}`,
    ["```solidity", `event ${name}(${declared(parameters.parameters)})`, "```"].join("\n"),
    ...texts(comment),
    ...variableTable(context, parameters.parameters, comment.params, "value"),
    `Topic ${code(`0x${eventSelector}`)} of ${code(signature)}.`,
  ];
}

function errorTable(context: Context, errors: readonly ErrorNode[], meaning: ErrorMeaning): string {
  return table(
    ["error", "selector", "meaning"],
    errors.map(({ name, errorSelector, documentation, parameters }) => {
      const said = texts(parseNatSpec(documentation?.text)).join(" ");
      return [
        `${anchor(name)}${code(`${name}(${declared(parameters.parameters)})`)}`,
        code(`0x${errorSelector}`),
        flat(said === "" ? (meaning(name) ?? "") : said),
      ];
    }),
  );
}

function typeSection(context: Context, type: TypeNode): string {
  switch (type.nodeType) {
    case "UserDefinedValueTypeDefinition":
      return [
        `### ${type.name}`,
        `A ${code(type.underlyingType.typeDescriptions.typeString)}.`,
        ...texts(parseNatSpec(context.contract.tree.commentAbove(type))),
      ].join("\n\n");
    case "EnumDefinition": {
      const rows = type.members.map(({ name }, value) => [String(value), name]);
      const comment = parseNatSpec(type.documentation?.text);
      return [`### ${type.name}`, ...texts(comment), table(["value", "name"], rows)].join("\n\n");
    }
    case "StructDefinition": {
      const comment = parseNatSpec(type.documentation?.text);
      const members = type.members.map((member) => `    ${declared([member])};`);
      const declaration = ["```solidity", `struct ${type.name} {`, ...members, "}", "```"].join("\n");
      const fields = variableTable(context, type.members, comment.params, "field");
      return [`### ${type.name}`, declaration, ...texts(comment), ...fields].join("\n\n");
    }
  }
}

function variableTable(
  { types }: Context,
  of: readonly Variable[],
  meanings: ReadonlyMap<string, string>,
  head: string,
): string[] {
  const links = of.some(({ typeDescriptions }) =>
    typeLink(types, typeName(typeDescriptions.typeString)).startsWith("["),
  );
  // Without links or meanings it would repeat the declaration.
  if (!links && !of.some(({ name }) => meanings.has(name))) return [];
  const rows = of.map(({ name, typeDescriptions }) => [
    code(name),
    typeLink(types, typeName(typeDescriptions.typeString)),
    flat(meanings.get(name) ?? ""),
  ]);
  const described = rows.some(([, , meaning]) => meaning !== "");
  return [
    described
      ? table([head, "type", "meaning"], rows)
      : table(
          [head, "type"],
          rows.map((row) => row.slice(0, 2)),
        ),
  ];
}

function declared(variables: readonly Variable[]): string {
  return variables
    .map(({ name, indexed, typeDescriptions }) =>
      [typeName(typeDescriptions.typeString), ...(indexed ? ["indexed"] : []), name].join(" ").trimEnd(),
    )
    .join(", ");
}

function typeLink(known: ReadonlySet<string>, type: string): string {
  const name = type.replace(/(\[\d*\])+$/, "");
  return known.has(name) ? `[${code(type)}](#${name.toLowerCase()})` : code(type);
}

/** `@return` of a named value starts with its name. */
function result(text: string, variable: Variable | undefined): string {
  const meaning = flat(text);
  const name = variable?.name ?? "";
  return name !== "" && meaning.startsWith(`${name} `) ? `${code(name)}: ${meaning.slice(name.length + 1)}` : meaning;
}

/** Notice and remarks; a table inside them ends where its last bar is. */
function texts({ notice, dev }: NatSpec): string[] {
  return [notice, dev]
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/^(\|.*\|)\n(?!\||$)/gm, "$1\n\n").replace(/^(?!\|)(.+)\n(?=\|)/gm, "$1\n\n"));
}

/** What the compiler lists as used, by name. */
function used<T extends Node & { readonly name: string }>(
  { tree }: Deployable,
  ids: readonly number[] | undefined,
  is: (node: Node) => node is T,
): T[] {
  const found = new Map<string, T>();
  for (const id of ids ?? []) {
    const node = tree.find(id);
    if (node !== undefined && is(node)) found.set(node.name, node);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function errorLink(name: string): string {
  return `[${code(name)}](#${name.toLowerCase()})`;
}

function anchor(name: string): string {
  return `<a id="${name.toLowerCase()}"></a>`;
}

/** For a cell of a table: one line. */
function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}
