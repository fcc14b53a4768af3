/** The parts of the compiler's syntax tree that the reference is made of. */
export interface Node {
  readonly id: number;
  readonly nodeType: string;
}

interface Documented extends Node {
  readonly documentation?: { readonly text: string } | null;
}

export interface Variable extends Documented {
  readonly nodeType: "VariableDeclaration";
  readonly name: string;
  readonly visibility: string;
  readonly indexed?: boolean;
  readonly functionSelector?: string;
  readonly baseFunctions?: readonly number[];
  readonly typeDescriptions: { readonly typeString: string };
}

export interface Parameters {
  readonly parameters: readonly Variable[];
}

export interface FunctionNode extends Documented {
  readonly nodeType: "FunctionDefinition";
  readonly name: string;
  readonly kind: "function" | "constructor" | "receive" | "fallback" | "freeFunction";
  readonly visibility: string;
  readonly stateMutability: string;
  readonly scope: number;
  readonly parameters: Parameters;
  readonly returnParameters: Parameters;
  readonly modifiers: readonly { readonly modifierName: { readonly name: string } }[];
  readonly baseFunctions?: readonly number[];
  readonly functionSelector?: string;
}

export interface EventNode extends Documented {
  readonly nodeType: "EventDefinition";
  readonly name: string;
  readonly eventSelector: string;
  readonly parameters: Parameters;
}

export interface ErrorNode extends Documented {
  readonly nodeType: "ErrorDefinition";
  readonly name: string;
  readonly errorSelector: string;
  readonly parameters: Parameters;
}

export interface StructNode extends Documented {
  readonly nodeType: "StructDefinition";
  readonly name: string;
  readonly members: readonly Variable[];
}

export interface EnumNode extends Documented {
  readonly nodeType: "EnumDefinition";
  readonly name: string;
  readonly members: readonly { readonly name: string }[];
}

export interface ValueTypeNode extends Node {
  readonly nodeType: "UserDefinedValueTypeDefinition";
  readonly src: string;
  readonly name: string;
  readonly underlyingType: { readonly typeDescriptions: { readonly typeString: string } };
}

export interface ContractNode extends Documented {
  readonly nodeType: "ContractDefinition";
  readonly name: string;
  readonly contractKind: "contract" | "interface" | "library";
  readonly abstract: boolean;
  readonly linearizedBaseContracts: readonly number[];
  readonly nodes: readonly Node[];
  readonly usedErrors?: readonly number[];
  readonly usedEvents?: readonly number[];
}

/** The text of each source. */
export type Texts = Readonly<Record<string, { readonly content: string }>>;

/** What of the tree is looked up by number, and which contract each of its functions belongs to. */
export class Tree {
  readonly #nodes = new Map<number, Node>();
  readonly #sources = new Map<number, string>();
  readonly #texts: Texts;

  constructor(sources: Readonly<Record<string, { readonly ast: unknown }>>, texts: Texts) {
    this.#texts = texts;
    for (const [path, { ast }] of Object.entries(sources)) {
      for (const node of descendants(ast)) {
        this.#nodes.set(node.id, node);
        this.#sources.set(node.id, path);
      }
    }
  }

  find(id: number): Node | undefined {
    return this.#nodes.get(id);
  }

  contract(id: number): ContractNode | undefined {
    const node = this.#nodes.get(id);
    return node !== undefined && isContract(node) ? node : undefined;
  }

  contractNamed(source: string, name: string): ContractNode {
    for (const node of this.#nodes.values()) {
      if (isContract(node) && node.name === name && this.#sources.get(node.id) === source) return node;
    }
    throw new Error(`${source} has no contract ${name}.`);
  }

  /** The source file of a node, as the compiler names it. */
  sourceOf(node: Node): string {
    return this.#sources.get(node.id) ?? "";
  }

  /** The comment above a node to which the compiler attaches none. */
  commentAbove(node: Node & { readonly src: string }): string | undefined {
    const text = Buffer.from(this.#texts[this.sourceOf(node)]?.content ?? "");
    const above = text.subarray(0, Number(node.src.split(":")[0])).toString();
    const lines = /(?:^[ \t]*\/\/\/[^\n]*\n)+[ \t]*$/m.exec(above)?.[0];
    return lines?.trim().replace(/^[ \t]*\/\/\//gm, "");
  }

  /** A contract and all it inherits from, the most derived one first. */
  lineage(contract: ContractNode): ContractNode[] {
    return contract.linearizedBaseContracts.flatMap((id) => this.contract(id) ?? []);
  }
}

/** A node and all below it that have a number. */
export function* descendants(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) yield* descendants(child);
}

export function isContract(node: Node): node is ContractNode {
  return node.nodeType === "ContractDefinition";
}

export function isFunction(node: Node): node is FunctionNode {
  return node.nodeType === "FunctionDefinition";
}

export function isVariable(node: Node): node is Variable {
  return node.nodeType === "VariableDeclaration";
}

export function isError(node: Node): node is ErrorNode {
  return node.nodeType === "ErrorDefinition";
}

export function isEvent(node: Node): node is EventNode {
  return node.nodeType === "EventDefinition";
}

function isNode(value: object): value is Node {
  return "id" in value && typeof value.id === "number" && "nodeType" in value;
}
