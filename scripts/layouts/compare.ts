import { getStorageUpgradeReport, withValidationDefaults, type StorageLayout } from "@openzeppelin/upgrades-core";
import { restore, store, type StoredLayout } from "./stored.ts";

/** How a contract's storage is to the stored one. */
export type Standing = "same" | "appended" | "incompatible" | "unknown" | "gone";

export interface Finding {
  readonly contract: string;
  readonly standing: Standing;
  /** Which field and what is wrong with it; empty unless something is. */
  readonly problem: string;
}

/** Compares what is built with what is stored: fields may be added behind all others, and nothing else may change. */
export function compareLayouts(
  built: ReadonlyMap<string, StorageLayout>,
  stored: ReadonlyMap<string, StoredLayout>,
): Finding[] {
  const findings = [...built].map(([contract, layout]) => compare(contract, layout, stored.get(contract)));
  const gone = [...stored.keys()].filter((contract) => !built.has(contract));
  const problem = "it has a stored layout, and is not built any more";
  return [...findings, ...gone.map((contract): Finding => ({ contract, standing: "gone", problem }))];
}

export function isUnsafe({ standing }: Finding): boolean {
  return standing !== "same" && standing !== "appended";
}

function compare(contract: string, layout: StorageLayout, before: StoredLayout | undefined): Finding {
  if (before === undefined) return { contract, standing: "unknown", problem: "it has no stored layout" };
  const now = store(contract, before.version, layout);
  if (JSON.stringify(now) === JSON.stringify(before)) return { contract, standing: "same", problem: "" };
  const report = getStorageUpgradeReport(restore(before), restore(now), withValidationDefaults({}));
  if (report.ok) return { contract, standing: "appended", problem: "" };
  return { contract, standing: "incompatible", problem: report.explain(false) };
}
