import type { NetworkConnection } from "hardhat/types/network";
import type { Params } from "./params/schema.ts";

type Deploy = NetworkConnection["ignition"]["deploy"];
type DeploymentParameters = Exclude<NonNullable<NonNullable<Parameters<Deploy>[1]>["parameters"]>, string>;

/** Parameters as the modules in deploy/modules/ ask for them. */
export function moduleParameters({ council, delays, rules }: Params): DeploymentParameters {
  const delayOf = Object.entries(delays).map(([role, seconds]) => [`delayOf${role}`, seconds] as const);
  return {
    Authority: { councillors: council.accounts, threshold: council.threshold },
    Consortium: { genesis: rules.map(({ parameter, value, article }) => ({ parameter, value, article })) },
    Handover: Object.fromEntries(delayOf),
  };
}
