import { toBeHex, type ParamType } from "ethers";
import type { SuiteEvent } from "@tradelane/sdk/events";

/** One way in which an event can be wrong. */
export interface Alteration {
  readonly field: string;
  readonly alter: (event: SuiteEvent) => SuiteEvent;
}

/** Changes a value as little as its type allows. */
function otherThan(value: unknown): unknown {
  if (typeof value === "bigint") return value ^ 1n;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.with(0, otherThan(value[0]));
  const hex = value as string;
  return toBeHex(BigInt(hex) ^ 1n, hex.length / 2 - 1);
}

function withOther(args: unknown, path: readonly string[]): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return otherThan(args);
  const fields = args as Readonly<Record<string, unknown>>;
  return { ...fields, [field]: withOther(fields[field], rest) };
}

function paths(params: readonly ParamType[]): string[][] {
  return params.flatMap((param) =>
    param.isTuple() ? paths(param.components).map((path) => [param.name, ...path]) : [[param.name]],
  );
}

/** Every way to make one field of an event wrong. */
export function alterations(params: readonly ParamType[]): Alteration[] {
  return paths(params).map((path) => ({
    field: path.join("."),
    alter: (event) => ({ ...event, args: withOther(event.args, path) }) as SuiteEvent,
  }));
}
