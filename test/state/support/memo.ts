import type { Provider, TransactionRequest } from "ethers";

const REMEMBERED = ["call", "getStorage", "getBlock"] as const;

/** A provider that asks each question once; for views at a block that stays the same. */
export function remembering(provider: Provider): Provider {
  const answers = new Map<string, Promise<unknown>>();
  return new Proxy(provider, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (!(REMEMBERED as readonly unknown[]).includes(property)) return value.bind(target) as unknown;
      return (...args: unknown[]) => {
        const key = `${String(property)} ${args.map(asText).join(" ")}`;
        const known = answers.get(key) ?? (value.apply(target, args) as Promise<unknown>);
        answers.set(key, known);
        return known;
      };
    },
  });
}

function asText(argument: unknown): string {
  if (typeof argument !== "object" || argument === null) return String(argument);
  const { to, data, blockTag } = argument as TransactionRequest;
  return [to, data, blockTag].map(String).join(" ");
}
