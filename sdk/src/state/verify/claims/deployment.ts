import type { SuiteState } from "../../suite.js";
import type { Claim } from "../claim.js";

/** Which code runs, and who may change it. */
export function* deploymentClaims({ deployment }: SuiteState): Generator<Claim> {
  for (const [contract, record] of deployment) {
    yield { thing: `contract ${contract}`, expected: record, read: (chain) => chain.deployed(contract) };
  }
}
