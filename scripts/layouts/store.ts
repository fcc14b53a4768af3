import type { StorageLayout } from "@openzeppelin/upgrades-core";
import { DeploymentError } from "../deploy/errors.ts";
import { compareLayouts } from "./compare.ts";
import { store, type StoredLayout } from "./stored.ts";

interface Versions {
  readonly present: string;
  readonly released: ReadonlySet<string>;
}

/**
 * The layouts to store for the present version. What was released is deployed somewhere, so its layout stays, and the
 * next version's only adds to it.
 * @throws DeploymentError `LayoutReleased`, `LayoutIncompatible`
 */
export function layoutsToStore(
  built: ReadonlyMap<string, StorageLayout>,
  stored: ReadonlyMap<string, StoredLayout>,
  { present, released }: Versions,
): StoredLayout[] {
  if (released.has(present)) {
    throw new DeploymentError(
      "LayoutReleased",
      `Version ${present} is released, and its layouts are what is deployed.`,
      { version: present },
      "Raise the version in package.json first: the layouts of the next one may add to these.",
    );
  }
  const binding = new Map([...stored].filter(([, { version }]) => released.has(version)));
  for (const { contract, standing, problem } of compareLayouts(built, binding)) {
    if (standing !== "incompatible" && standing !== "gone") continue;
    const version = binding.get(contract)?.version ?? "";
    throw new DeploymentError(
      "LayoutIncompatible",
      `${contract} cannot take the place of its released version ${version}: ${problem}`,
      { contract, version, problem },
      "Leave the fields of the released version where they are and add new ones behind them.",
    );
  }
  return [...built].map(([contract, layout]) => store(contract, present, layout));
}
