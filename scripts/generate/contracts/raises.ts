import {
  descendants,
  isContract,
  isError,
  isFunction,
  type ContractNode,
  type ErrorNode,
  type FunctionNode,
} from "./ast.ts";
import type { Node, Tree } from "./ast.ts";

/** What a function can fail with. */
export interface Raised {
  readonly errors: readonly ErrorNode[];
  /** Functions of other contracts whose errors it passes on, as `Contract.function`. */
  readonly passedOn: readonly string[];
}

interface Reference extends Node {
  readonly name?: string;
  readonly memberName?: string;
  readonly function?: number;
  readonly referencedDeclaration?: number | null;
  readonly expression?: { readonly typeDescriptions?: { readonly typeIdentifier?: string | null } };
}

/** Follows a function through everything it calls inside its contract. */
export function raisedBy(tree: Tree, contract: ContractNode, entry: FunctionNode): Raised {
  const inForce = overrides(tree, contract);
  const errors = new Map<string, ErrorNode>();
  const passedOn = new Set<string>();
  const seen = new Set<number>();

  const visit = (definition: Node): void => {
    if (seen.has(definition.id)) return;
    seen.add(definition.id);
    const selectors = new Set<unknown>();
    for (const node of descendants(definition)) {
      const reference = node as Reference;
      // `SomeError.selector` names the error without raising it.
      if (reference.memberName === "selector") selectors.add(reference.expression);
      if (!selectors.has(reference)) follow(reference);
    }
  };

  const follow = (reference: Reference): void => {
    const id = reference.referencedDeclaration ?? reference.function;
    const target = typeof id === "number" ? tree.find(id) : undefined;
    if (target === undefined) return;
    if (isError(target)) errors.set(target.name, target);
    else if (target.nodeType === "ModifierDefinition") visit(target);
    else if (isFunction(target)) {
      const call = externalCall(tree, reference, target);
      if (call === undefined) visit(superCall(reference) ? target : (inForce.get(target.id) ?? target));
      else if (call !== "") passedOn.add(call);
    }
  };

  visit(entry);
  return { errors: [...errors.values()].sort(byName), passedOn: [...passedOn].sort() };
}

/** `Contract.function` where the reference calls another contract; empty where it only names a function. */
function externalCall(tree: Tree, reference: Reference, target: FunctionNode): string | undefined {
  const type = reference.expression?.typeDescriptions?.typeIdentifier ?? "";
  const owner = tree.find(target.scope);
  if (type.startsWith("t_contract$") && owner !== undefined && isContract(owner)) return `${owner.name}.${target.name}`;
  return type.startsWith("t_type$_t_contract$") && target.visibility === "external" ? "" : undefined;
}

function superCall({ expression }: Reference): boolean {
  return expression?.typeDescriptions?.typeIdentifier?.startsWith("t_type$_t_super$") ?? false;
}

/** From each function that is overridden to the one that runs instead. */
function overrides(tree: Tree, contract: ContractNode): Map<number, FunctionNode> {
  const inForce = new Map<number, FunctionNode>();
  for (const { nodes } of tree.lineage(contract)) {
    for (const node of nodes) {
      if (!isFunction(node)) continue;
      for (const id of ancestors(tree, node)) if (!inForce.has(id)) inForce.set(id, inForce.get(node.id) ?? node);
    }
  }
  return inForce;
}

function ancestors(tree: Tree, { baseFunctions = [] }: FunctionNode): number[] {
  return baseFunctions.flatMap((id) => {
    const base = tree.find(id);
    return base !== undefined && isFunction(base) ? [id, ...ancestors(tree, base)] : [id];
  });
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
