import type { TypedContractEvent, TypedLogDescription } from "../typechain/common.js";
import type {
  Governed,
  IAcceptors,
  IAttestations,
  IBillRecourse,
  IBills,
  IBulkAssignment,
  IConsortium,
  ICreditLines,
  IDiscounting,
  IEvidence,
  IFinancing,
  IGuarantees,
  IIssuance,
  IOrigination,
  IPledges,
  IPresentation,
  IQuotas,
  IReceivables,
  IRecourse,
  IRediscountWindow,
  IRedemption,
  IRuleBook,
  IServicing,
  ISettlement,
  LotToken,
} from "../typechain/index.js";

/** The interfaces that declare the events; their generated types are the only source of the types below. */
interface Interfaces {
  consortium: IConsortium;
  ruleBook: IRuleBook;
  attestations: IAttestations;
  evidence: IEvidence;
  receivables: IReceivables & { readonly filters: LotToken["filters"] };
  creditLines: ICreditLines;
  origination: IOrigination;
  servicing: IServicing;
  bulkAssignment: IBulkAssignment;
  redemption: IRedemption;
  financing: IFinancing;
  recourse: IRecourse;
  settlement: ISettlement;
  quotas: IQuotas;
  acceptors: IAcceptors;
  bills: IBills & { readonly filters: LotToken["filters"] };
  issuance: IIssuance;
  guarantees: IGuarantees;
  pledges: IPledges;
  presentation: IPresentation;
  discounting: IDiscounting;
  billRecourse: IBillRecourse;
  rediscountWindow: IRediscountWindow;
}

export type SuiteContract = keyof Interfaces;

/** Where the suite's contracts stand on a chain. */
export type SuiteAddresses = Readonly<Record<SuiteContract, string>>;

type Named<Filters> = { [Name in keyof Filters as Name extends `${string}(${string}` ? never : Name]: Filters[Name] };

/** Named fields alone, without the tuple that ethers lays over them; lists stay lists. */
type Plain<Value> = Value extends readonly unknown[]
  ? number extends Value["length"]
    ? readonly Plain<Value[number]>[]
    : { readonly [Field in Exclude<keyof Value, keyof unknown[] | `${number}`>]: Plain<Value[Field]> }
  : Value;

type Arguments<Event> = Event extends TypedContractEvent ? Plain<TypedLogDescription<Event>["args"]> : never;

type EventsOf<Contract extends SuiteContract> = Named<Interfaces[Contract]["filters"]> & Named<Governed["filters"]>;

/** Where an event stands on the chain. `time` is the block's, UTC seconds; absent when it was not asked for. */
export interface EventPlace {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly transactionHash: string;
  readonly logIndex: number;
  readonly time?: number;
}

type Events = {
  [Contract in SuiteContract]: {
    [Name in keyof EventsOf<Contract>]: EventPlace & {
      readonly contract: Contract;
      readonly name: Name;
      readonly args: Arguments<EventsOf<Contract>[Name]>;
    };
  };
};

/** An event of one contract. Whole numbers are bigint, bytes are hex strings, addresses have their checksum. */
export type EventOf<Contract extends SuiteContract> = Events[Contract][keyof Events[Contract]];

/** An event of any contract of the suite; `contract` and `name` tell which. */
export type SuiteEvent = { [Contract in SuiteContract]: EventOf<Contract> }[SuiteContract];
