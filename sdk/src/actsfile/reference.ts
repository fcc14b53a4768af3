import { parameterInvalid } from "../errors/tradelane-error.js";

/** A whole text such as `$a1` or `$a1.lot`: the result of the line `a1`, or a field of it. */
export const REFERENCE_PATTERN = /^\$([A-Za-z0-9][A-Za-z0-9_-]*)((?:\.[A-Za-z0-9]+)*)$/;

/** The ids of the lines that parameters refer to. */
export function referencedIds(parameters: unknown): string[] {
  if (typeof parameters === "string") return [REFERENCE_PATTERN.exec(parameters)?.[1] ?? []].flat();
  if (typeof parameters !== "object" || parameters === null) return [];
  return Object.values(parameters).flatMap(referencedIds);
}

/**
 * Parameters with every reference replaced by what it refers to. A text that starts with two dollar signs stands for
 * itself with one.
 *
 * @param results results of earlier lines by their ids
 * @throws ParameterInvalid when there is no such line or field
 * @example
 * resolveReferences({ lot: "$a1.lot" }, new Map([["a1", { lot: "0x2a:30000" }]])); // { lot: "0x2a:30000" }
 */
export function resolveReferences(parameters: unknown, results: ReadonlyMap<string, unknown>, place = ""): unknown {
  if (typeof parameters === "string") return resolveText(parameters, results, place);
  if (Array.isArray(parameters)) {
    return parameters.map((item, index) => resolveReferences(item, results, `${place}[${String(index)}]`));
  }
  if (typeof parameters !== "object" || parameters === null) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      resolveReferences(value, results, place === "" ? name : `${place}.${name}`),
    ]),
  );
}

function resolveText(text: string, results: ReadonlyMap<string, unknown>, place: string): unknown {
  if (text.startsWith("$$")) return text.slice(1);
  const [, id, path = ""] = REFERENCE_PATTERN.exec(text) ?? [];
  if (id === undefined) return text;
  if (!results.has(id)) throw parameterInvalid(place, `no earlier line has a result with the id ${id}`);
  let value = results.get(id);
  for (const field of path.split(".").slice(1)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, field))
      throw parameterInvalid(place, `${text} does not exist: the result of ${id} has no field ${field}`);
    value = (value as Record<string, unknown>)[field];
  }
  return value;
}
