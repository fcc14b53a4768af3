import type { ExternalFunction } from "./functions.ts";

/** How the few functions that come from OpenZeppelin are guarded; anything else from there is refused until listed. */
const FOREIGN: Readonly<Record<string, string>> = {
  setAuthority: "the authority (AccessManager) itself",
  upgradeToAndCall: "council (upgrades)",
};

const COUNCIL = /^council \([a-z]+\)/;
const ONCE = new Set(["initializer", "reinitializer"]);

/** Who may call a function, or nothing where its comment does not say. */
export function accessOf({ comment, name, foreign, modifiers }: ExternalFunction): string | undefined {
  const said = comment.custom.get("access") ?? (foreign ? FOREIGN[name] : undefined);
  return said ?? (modifiers.some((modifier) => ONCE.has(modifier)) ? "anyone, once: with the deployment" : undefined);
}

export function changesState({ mutability }: ExternalFunction): boolean {
  return mutability !== "view" && mutability !== "pure";
}

/** What is not said about access, one sentence a function. */
export function accessProblems(contract: string, functions: readonly ExternalFunction[]): string[] {
  return functions.filter(changesState).flatMap((external) => {
    const { name, modifiers } = external;
    const access = accessOf(external);
    const where = `${contract}.${name}`;
    if (access === undefined) return [`${where}: does not say who may call it (@custom:access)`];
    const restricted = modifiers.includes("restricted");
    if (restricted && !COUNCIL.test(access)) return [`${where}: is restricted, but "${access}" names no council role`];
    if (!restricted && !external.foreign && access.startsWith("council"))
      return [`${where}: is said to be for the ${access}, but is not restricted`];
    return [];
  });
}
