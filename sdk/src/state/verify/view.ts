import { isHexString, toBeHex, zeroPadValue, type FunctionFragment, type Interface } from "ethers";
import { resultDecoder, type Fields } from "../../events/decoder.js";
import type { SuiteContract } from "../../events/types.js";
import type { PathStep } from "../../path/step.js";

type Argument = bigint | string;

/** A view of one contract, encoded and decoded by position: a verification asks tens of thousands. */
export interface View {
  readonly contract: SuiteContract;
  readonly encode: (...args: readonly Argument[]) => string;
  /** The fields of the struct it returns, or its one value under `value`; undefined for anything else. */
  readonly decode: (data: string) => Fields | undefined;
}

function word(argument: Argument): string {
  return (isHexString(argument) ? zeroPadValue(argument, 32) : toBeHex(argument, 32)).slice(2);
}

function functionOf(abi: Interface, name: string): FunctionFragment {
  const found = abi.getFunction(name);
  if (found === null) throw new TypeError(`No view ${name}`);
  return found;
}

/** Makes a view of static arguments that returns one struct or one value. */
export function view(contract: SuiteContract, abi: Interface, name: string): View {
  const { selector, outputs } = functionOf(abi, name);
  const [output] = outputs;
  if (output === undefined) throw new TypeError(`${name} returns nothing`);
  const decode = resultDecoder(output.isTuple() ? output.components : outputs);
  const fields = output.isTuple() || outputs.length > 1 ? decode : (data: string) => single(decode(data));
  return { contract, encode: (...args) => selector + args.map(word).join(""), decode: fields };
}

function single(values: Fields | undefined): Fields | undefined {
  return values === undefined ? undefined : { value: Object.values(values)[0] };
}

const WORD_BYTES = 32n;

/** The arguments of `isPath`: the lot, and the steps with their backgrounds. */
export function pathArguments(lot: bigint, path: readonly PathStep[]): bigint[] {
  const steps = path.flatMap(({ step, background }) => [step, BigInt(background)]);
  return [lot, 2n * WORD_BYTES, BigInt(path.length), ...steps];
}
