import type { SuiteState } from "../../suite.js";
import { claimAll, type Claim } from "../claim.js";

/** Which code runs, and who may change it. */
export function* deploymentClaims({ deployment }: SuiteState): Generator<Claim> {
  for (const [contract, record] of deployment) {
    yield claimAll(`contract ${contract}`, record, (chain) => chain.deployed(contract));
  }
}
