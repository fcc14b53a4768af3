import { getAddress, type EventFragment, type ParamType } from "ethers";

/** The parts of a log that hold its arguments. */
export interface LogContent {
  readonly topics: readonly string[];
  readonly data: string;
}

/** Values by the names of their fields; structs are such records themselves. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads the arguments of one event from its log; undefined when the log does not have the event's form. */
export type EventDecoder = (log: LogContent) => Fields | undefined;

type WordReader = (word: string) => unknown;
type Field = (log: LogContent) => unknown;

const WORD = 64;
const MALFORMED = Symbol("malformed");
const checksummed = new Map<string, string>();

function readAddress(word: string): unknown {
  if (!word.startsWith("0".repeat(WORD - 40))) return MALFORMED;
  const digits = word.slice(WORD - 40);
  let address = checksummed.get(digits);
  // The checksum is a hash; an address comes again and again.
  if (address === undefined) checksummed.set(digits, (address = getAddress(`0x${digits}`)));
  return address;
}

function readUnsigned(bits: number): WordReader {
  const padding = "0".repeat(WORD - bits / 4);
  return (word) => (word.length === WORD && word.startsWith(padding) ? BigInt(`0x${word}`) : MALFORMED);
}

function readBytes(length: number): WordReader {
  const padding = "0".repeat(WORD - length * 2);
  return (word) => (word.endsWith(padding) ? `0x${word.slice(0, length * 2)}` : MALFORMED);
}

const TRUE = "1".padStart(WORD, "0");
const FALSE = "0".repeat(WORD);

function readBoolean(word: string): unknown {
  return word === TRUE ? true : word === FALSE ? false : MALFORMED;
}

function wordReader(type: string): WordReader | undefined {
  const [, kind, size] = /^(uint|bytes)(\d+)$/.exec(type) ?? [];
  if (kind === "uint") return readUnsigned(Number(size));
  if (kind === "bytes") return readBytes(Number(size));
  if (type === "address") return readAddress;
  if (type === "bool") return readBoolean;
  return undefined;
}

/** Lays the fields out as the ABI does: indexed ones in topics, the others one word each, structs flattened. */
class Layout {
  #topic = 1;
  #word = 0;

  get topics(): number {
    return this.#topic;
  }

  get dataLength(): number {
    return 2 + this.#word * WORD;
  }

  fields(params: readonly ParamType[]): Field {
    const fields = params.map((param) => [param.name, this.#field(param)] as const);
    return (log) => {
      const values: Record<string, unknown> = {};
      for (const [name, read] of fields) {
        const value = read(log);
        if (value === MALFORMED) return MALFORMED;
        values[name] = value;
      }
      return values;
    };
  }

  #field(param: ParamType): Field {
    if (param.isTuple()) return this.fields(param.components);
    const read = wordReader(param.type);
    if (read === undefined) throw new TypeError(`No static decoder for ${param.type} ${param.name}`);
    if (param.indexed) {
      const topic = this.#topic++;
      return ({ topics }) => read((topics[topic] ?? "0x").slice(2));
    }
    const start = 2 + WORD * this.#word++;
    return ({ data }) => read(data.slice(start, start + WORD));
  }
}

/**
 * Builds the decoder of an event whose fields all have a fixed place, as the suite's have. It cuts words out of the
 * log by position and so is some ten times faster than a decoder that follows the ABI at run time. Strict: a log of
 * another length, or with bits outside a field's type, is not of the event.
 */
export function eventDecoder({ inputs }: EventFragment): EventDecoder {
  const layout = new Layout();
  const read = layout.fields(inputs);
  const { topics, dataLength } = layout;
  return (log) => {
    if (log.topics.length !== topics || log.data.length !== dataLength) return undefined;
    const values = read(log);
    return values === MALFORMED ? undefined : (values as Fields);
  };
}

/** Builds the decoder of what a view with static outputs returns, by the same rules. */
export function resultDecoder(outputs: readonly ParamType[]): (data: string) => Fields | undefined {
  const layout = new Layout();
  const read = layout.fields(outputs);
  const { dataLength } = layout;
  return (data) => {
    if (data.length !== dataLength) return undefined;
    const values = read({ topics: [], data });
    return values === MALFORMED ? undefined : (values as Fields);
  };
}
