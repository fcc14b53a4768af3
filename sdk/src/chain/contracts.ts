import type { ContractRunner, Interface } from "ethers";
import type { ContractName, Deployment } from "../deployments/record.js";
import type { TypedContractMethod } from "../typechain/common.js";
import {
  IAcceptors__factory,
  IAttestations__factory,
  IBillRecourse__factory,
  IBills__factory,
  IBootstrapCouncil__factory,
  IBulkAssignment__factory,
  IConsortium__factory,
  ICreditLines__factory,
  IDiscounting__factory,
  IEvidence__factory,
  IFinancing__factory,
  IGuarantees__factory,
  IIssuance__factory,
  IOrigination__factory,
  IPledges__factory,
  IPresentation__factory,
  IQuotas__factory,
  IReceivables__factory,
  IRecourse__factory,
  IRediscountWindow__factory,
  IRedemption__factory,
  IRuleBook__factory,
  IServicing__factory,
  ISettlement__factory,
} from "../typechain/index.js";

const FACTORIES = {
  council: IBootstrapCouncil__factory,
  consortium: IConsortium__factory,
  ruleBook: IRuleBook__factory,
  attestations: IAttestations__factory,
  evidence: IEvidence__factory,
  settlement: ISettlement__factory,
  receivables: IReceivables__factory,
  creditLines: ICreditLines__factory,
  origination: IOrigination__factory,
  servicing: IServicing__factory,
  bulkAssignment: IBulkAssignment__factory,
  redemption: IRedemption__factory,
  financing: IFinancing__factory,
  recourse: IRecourse__factory,
  quotas: IQuotas__factory,
  acceptors: IAcceptors__factory,
  bills: IBills__factory,
  issuance: IIssuance__factory,
  guarantees: IGuarantees__factory,
  pledges: IPledges__factory,
  discounting: IDiscounting__factory,
  presentation: IPresentation__factory,
  billRecourse: IBillRecourse__factory,
  rediscountWindow: IRediscountWindow__factory,
} as const satisfies Partial<Record<ContractName, unknown>>;

/** A contract that takes acts. */
export type ActContract = keyof typeof FACTORIES;

/** The suite's contracts on one chain, typed. */
export type SuiteContracts = {
  readonly [Name in ActContract]: ReturnType<(typeof FACTORIES)[Name]["connect"]>;
};

/** The contracts of a deployment. */
export function contractsOf(deployment: Deployment, runner: ContractRunner): SuiteContracts {
  const instances = Object.entries(FACTORIES).map(([name, factory]) => [
    name,
    factory.connect(deployment.contracts[name as ActContract].proxy, runner),
  ]);
  return Object.fromEntries(instances) as SuiteContracts;
}

type ArgumentsOf<Method> =
  Method extends TypedContractMethod<infer Arguments, infer Result, infer Mutability>
    ? "nonpayable" extends Mutability
      ? [Arguments, Result][0]
      : never
    : never;
type Methods<Name extends ActContract> = {
  [Key in keyof SuiteContracts[Name]]: ArgumentsOf<SuiteContracts[Name][Key]>;
};

/** The acts of a contract. */
export type MethodOf<Name extends ActContract> = {
  [Key in keyof Methods<Name>]: Methods<Name>[Key] extends never ? never : Key;
}[keyof Methods<Name>] &
  string;

/** A call that carries an act out. */
export interface Call {
  readonly contract: ActContract;
  readonly data: string;
}

/**
 * Encodes an act.
 *
 * @example
 * callOf("settlement", "expire", [[instruction]]);
 */
export function callOf<Name extends ActContract, Method extends MethodOf<Name>>(
  contract: Name,
  method: Method,
  args: Methods<Name>[Method],
): Call {
  const encoder: Interface = FACTORIES[contract].createInterface();
  return { contract, data: encoder.encodeFunctionData(method, args) };
}
