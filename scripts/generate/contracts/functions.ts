import { isFunction, isVariable, type ContractNode, type FunctionNode, type Tree, type Variable } from "./ast.ts";
import { completed, parseNatSpec, renamed, type NatSpec } from "./natspec.ts";

/** A function that others can call on a deployed contract. */
export interface ExternalFunction {
  readonly selector: string;
  readonly name: string;
  readonly mutability: string;
  readonly parameters: readonly Variable[];
  readonly returns: readonly Variable[];
  readonly modifiers: readonly string[];
  readonly comment: NatSpec;
  /** Undefined for the getter of a public variable. */
  readonly node?: FunctionNode;
  /** Whether it comes with a library of others and is documented there. */
  readonly foreign: boolean;
}

const OURS = "project/";

/** Every external function of a contract once, in the form that is in force. */
export function externalFunctions(tree: Tree, contract: ContractNode): ExternalFunction[] {
  const found = new Map<string, ExternalFunction>();
  for (const owner of tree.lineage(contract)) {
    for (const node of owner.nodes) {
      const external = asExternal(tree, node);
      if (external !== undefined && !found.has(external.selector)) found.set(external.selector, external);
    }
  }
  return [...found.values()];
}

function asExternal(tree: Tree, node: ContractNode["nodes"][number]): ExternalFunction | undefined {
  const foreign = !tree.sourceOf(node).startsWith(OURS);
  if (isFunction(node) && node.functionSelector !== undefined) {
    return {
      selector: node.functionSelector,
      name: node.name,
      mutability: node.stateMutability,
      parameters: node.parameters.parameters,
      returns: node.returnParameters.parameters,
      modifiers: node.modifiers.map(({ modifierName }) => modifierName.name),
      comment: commentOf(tree, node),
      node,
      foreign,
    };
  }
  if (isVariable(node) && node.functionSelector !== undefined) {
    const { functionSelector: selector, name } = node;
    const comment = commentOf(tree, node);
    const returns = [{ ...node, name: "" }];
    return { selector, name, mutability: "view", parameters: [], returns, modifiers: [], comment, foreign };
  }
  return undefined;
}

/** A function's comment with `@inheritdoc` resolved; one without a comment has that of what it overrides. */
export function commentOf(tree: Tree, node: FunctionNode | Variable): NatSpec {
  const own = parseNatSpec(node.documentation?.text);
  const bases = (node.baseFunctions ?? []).flatMap((id) => {
    const base = tree.find(id);
    return base !== undefined && isFunction(base) ? [base] : [];
  });
  const named = bases.find((base) => tree.contract(base.scope)?.name === own.inherits);
  const base = named ?? (node.documentation ? deeper(tree, bases, own.inherits) : bases[0]);
  if (base === undefined) return own;
  const from = base.parameters.parameters.map(({ name }) => name);
  const to = isFunction(node) ? node.parameters.parameters.map(({ name }) => name) : from;
  return completed(own, renamed(commentOf(tree, base), from, to));
}

/** `@inheritdoc` may name a contract further up. */
function deeper(tree: Tree, bases: readonly FunctionNode[], wanted: string | undefined): FunctionNode | undefined {
  if (wanted === undefined) return undefined;
  for (const base of bases) {
    const above = (base.baseFunctions ?? []).flatMap((id) => (tree.find(id) as FunctionNode | undefined) ?? []);
    const found = above.find(({ scope }) => tree.contract(scope)?.name === wanted) ?? deeper(tree, above, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a contract's interface says of it, and what it adds itself. */
export function contractComment(tree: Tree, contract: ContractNode): NatSpec {
  const own = parseNatSpec(contract.documentation?.text);
  const interfaceNode = tree.lineage(contract).find(({ name }) => name === `I${contract.name}`);
  if (interfaceNode === undefined) return own;
  const face = parseNatSpec(interfaceNode.documentation?.text);
  const added = own.notice?.startsWith(`See \`${interfaceNode.name}\``) ? undefined : own.notice;
  const notice = [face.notice, added].filter((text) => text !== undefined).join("\n\n");
  return { ...completed(own, face), ...(notice !== "" && { notice }) };
}
