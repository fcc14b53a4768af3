import type { EventFragment, Interface } from "ethers";
import {
  Governed__factory,
  IAcceptors__factory,
  IAttestations__factory,
  IBillRecourse__factory,
  IBills__factory,
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
  LotToken__factory,
} from "../typechain/index.js";
import type { SuiteContract } from "./types.js";

/** The suite's contracts, in the order in which they depend on each other. */
export const SUITE_CONTRACTS = [
  "consortium",
  "ruleBook",
  "attestations",
  "evidence",
  "receivables",
  "creditLines",
  "origination",
  "servicing",
  "bulkAssignment",
  "redemption",
  "financing",
  "recourse",
  "settlement",
  "quotas",
  "acceptors",
  "bills",
  "issuance",
  "guarantees",
  "pledges",
  "presentation",
  "discounting",
  "billRecourse",
  "rediscountWindow",
] as const satisfies readonly SuiteContract[];

/** Where each contract's events are declared. */
const DECLARED: Readonly<Record<SuiteContract, readonly Interface[]>> = {
  consortium: [IConsortium__factory.createInterface()],
  ruleBook: [IRuleBook__factory.createInterface()],
  attestations: [IAttestations__factory.createInterface()],
  evidence: [IEvidence__factory.createInterface()],
  receivables: [IReceivables__factory.createInterface(), LotToken__factory.createInterface()],
  creditLines: [ICreditLines__factory.createInterface()],
  origination: [IOrigination__factory.createInterface()],
  servicing: [IServicing__factory.createInterface()],
  bulkAssignment: [IBulkAssignment__factory.createInterface()],
  redemption: [IRedemption__factory.createInterface()],
  financing: [IFinancing__factory.createInterface()],
  recourse: [IRecourse__factory.createInterface()],
  settlement: [ISettlement__factory.createInterface()],
  quotas: [IQuotas__factory.createInterface()],
  acceptors: [IAcceptors__factory.createInterface()],
  bills: [IBills__factory.createInterface(), LotToken__factory.createInterface()],
  issuance: [IIssuance__factory.createInterface()],
  guarantees: [IGuarantees__factory.createInterface()],
  pledges: [IPledges__factory.createInterface()],
  presentation: [IPresentation__factory.createInterface()],
  discounting: [IDiscounting__factory.createInterface()],
  billRecourse: [IBillRecourse__factory.createInterface()],
  rediscountWindow: [IRediscountWindow__factory.createInterface()],
};

/** What every contract of the suite says of itself: its authority, its code, its initialisation. */
const GOVERNED = Governed__factory.createInterface();

/** All events that a contract of the suite can emit, each once. */
export function eventFragments(contract: SuiteContract): readonly EventFragment[] {
  const events = new Map<string, EventFragment>();
  for (const abi of [...DECLARED[contract], GOVERNED]) abi.forEachEvent((event) => events.set(event.topicHash, event));
  return [...events.values()];
}
