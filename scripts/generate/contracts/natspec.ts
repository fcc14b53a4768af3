/** What a comment says, tag by tag; paragraphs are separated by empty lines. */
export interface NatSpec {
  readonly title?: string;
  readonly notice?: string;
  readonly dev?: string;
  readonly params: ReadonlyMap<string, string>;
  readonly returns: readonly string[];
  readonly custom: ReadonlyMap<string, string>;
  /** The contract whose comment is to be taken over. */
  readonly inherits?: string;
}

export const SILENT: NatSpec = { params: new Map(), returns: [], custom: new Map() };

/** Reads the comment's text as the compiler gives it. */
export function parseNatSpec(text: string | undefined): NatSpec {
  if (text === undefined) return SILENT;
  const plain = new Map<string, string>();
  const params = new Map<string, string>();
  const returns: string[] = [];
  const custom = new Map<string, string>();
  for (const [tag, content] of tags(text)) {
    if (tag.startsWith("custom:")) custom.set(tag.slice("custom:".length), content);
    else if (tag === "return") returns.push(content);
    else if (tag === "param") for (const [name, meaning] of param(content)) params.set(name, meaning);
    else plain.set(tag, content);
  }
  const [title, notice, dev, inherits] = ["title", "notice", "dev", "inheritdoc"].map((tag) => plain.get(tag));
  return {
    ...(title !== undefined && { title }),
    ...(notice !== undefined && { notice }),
    ...(dev !== undefined && { dev }),
    ...(inherits !== undefined && { inherits }),
    params,
    returns,
    custom,
  };
}

/** One comment with what it leaves unsaid taken from another; remarks to developers (`@dev`) of both are kept. */
export function completed(own: NatSpec, base: NatSpec): NatSpec {
  const title = own.title ?? base.title;
  const notice = own.notice ?? base.notice;
  const dev = [...new Set([base.dev, own.dev])].filter((text) => text !== undefined).join("\n\n");
  return {
    ...(title !== undefined && { title }),
    ...(notice !== undefined && { notice }),
    ...(dev !== "" && { dev }),
    params: new Map([...base.params, ...own.params]),
    returns: own.returns.length > 0 ? own.returns : base.returns,
    custom: new Map([...base.custom, ...own.custom]),
  };
}

/** The same comment for parameters that are called otherwise. */
export function renamed(comment: NatSpec, from: readonly string[], to: readonly string[]): NatSpec {
  const params = [...comment.params].map(([name, meaning]): [string, string] => [
    to[from.indexOf(name)] ?? name,
    meaning,
  ]);
  return { ...comment, params: new Map(params) };
}

function tags(text: string): [string, string][] {
  const lines = text.split("\n").map((line) => line.replace(/^ /, "").trimEnd());
  const found: [string, string[]][] = [];
  for (const line of lines) {
    const [, tag, rest = ""] = /^\s*@([\w:-]+)\s?(.*)$/.exec(line) ?? [];
    const last = found.at(-1);
    if (tag !== undefined) found.push([tag, [rest]]);
    else if (last !== undefined) last[1].push(line);
    else found.push(["notice", [line]]);
  }
  return found.map(([tag, content]) => [tag, content.join("\n").trim()]);
}

/** `a, b What both mean` stands for two parameters. */
function param(content: string): [string, string][] {
  const [, names = "", meaning = ""] = /^((?:\w+,\s*)*\w+)\s*([\s\S]*)$/.exec(content) ?? [];
  return names.split(/,\s*/).map((name) => [name, meaning]);
}
