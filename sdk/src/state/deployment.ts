import { ZeroAddress } from "ethers";
import { SUITE_CONTRACTS } from "../events/abi.js";
import type { SuiteContract } from "../events/types.js";
import { area } from "./area.js";

/** What runs at a contract's address, and who may change it. */
export interface DeployedRecord {
  /** Where the proxy's code is (ERC-1967). */
  implementation: string;
  /** The AccessManager through which the council acts. */
  authority: string;
  /** How often it was initialised. */
  version: bigint;
}

export type DeploymentState = ReadonlyMap<SuiteContract, DeployedRecord>;

/** The code and the authority of each contract. */
export const deploymentArea = area<DeploymentState>(
  "deployment",
  () =>
    new Map(
      SUITE_CONTRACTS.map((contract) => [
        contract,
        { implementation: ZeroAddress, authority: ZeroAddress, version: 0n },
      ]),
    ),
  Object.fromEntries(
    SUITE_CONTRACTS.map((contract) => [
      contract,
      {
        Upgraded: (state: DeploymentState, { implementation }: { readonly implementation: string }) =>
          change(state, contract, { implementation }),
        AuthorityUpdated: (state: DeploymentState, { authority }: { readonly authority: string }) =>
          change(state, contract, { authority }),
        Initialized: (state: DeploymentState, { version }: { readonly version: bigint }) =>
          change(state, contract, { version }),
      },
    ]),
  ),
);

function change(state: DeploymentState, contract: SuiteContract, changes: Partial<DeployedRecord>): void {
  const record = state.get(contract);
  if (record !== undefined) Object.assign(record, changes);
}
