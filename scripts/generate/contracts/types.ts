import { descendants, type EnumNode, type Node, type StructNode, type Tree, type ValueTypeNode } from "./ast.ts";

export type TypeNode = StructNode | EnumNode | ValueTypeNode;

const KINDS = new Set(["StructDefinition", "EnumDefinition", "UserDefinedValueTypeDefinition"]);

/** The structs, enums and value types that the given declarations are made of, by name. */
export function typesIn(tree: Tree, declarations: readonly Node[]): TypeNode[] {
  const found = new Map<number, TypeNode>();
  const visit = (declaration: Node): void => {
    for (const node of descendants(declaration)) {
      const { referencedDeclaration: id } = node as { referencedDeclaration?: number };
      const target = id === undefined ? undefined : tree.find(id);
      if (target === undefined || !isType(target) || found.has(target.id)) continue;
      found.set(target.id, target);
      visit(target);
    }
  };
  declarations.forEach(visit);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A type as one writes it in Solidity, without where it is stored. */
export function typeName(typeString: string): string {
  return typeString
    .replace(/\b(?:struct|enum|contract) (?:\w+\.)?(\w+)/g, "$1")
    .replace(/ (?:calldata|memory|storage \w+)/g, "");
}

function isType(node: Node): node is TypeNode {
  return KINDS.has(node.nodeType);
}
