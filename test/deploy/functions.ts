import { AbiCoder, type FunctionFragment, type Interface, type ParamType } from "ethers";

/** Functions that change something; `initialize` is spent. */
export function writingFunctions(abi: Interface): FunctionFragment[] {
  const functions: FunctionFragment[] = [];
  abi.forEachFunction((fragment) => {
    if (!fragment.constant) functions.push(fragment);
  });
  return functions;
}

/** A call of a function with empty arguments: zeros, no items, no bytes. */
export function emptyCall(fragment: FunctionFragment): string {
  return fragment.selector + AbiCoder.defaultAbiCoder().encode(fragment.inputs, fragment.inputs.map(emptyOf)).slice(2);
}

function emptyOf(type: ParamType): unknown {
  if (type.baseType === "array") return [];
  if (type.baseType === "tuple") return (type.components ?? []).map(emptyOf);
  if (type.baseType === "address") return `0x${"00".repeat(20)}`;
  if (type.baseType === "bool") return false;
  if (type.baseType === "bytes" || type.baseType === "string") return "0x";
  const size = /^bytes(\d+)$/.exec(type.baseType)?.[1];
  return size === undefined ? 0 : `0x${"00".repeat(Number(size))}`;
}
