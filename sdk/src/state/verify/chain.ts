import { AbiCoder, dataSlice, getAddress, type Interface, type Provider } from "ethers";
import type { Fields } from "../../events/decoder.js";
import type { SuiteAddresses, SuiteContract } from "../../events/types.js";
import {
  Governed__factory,
  IAcceptors__factory,
  IAttestations__factory,
  IBillRecourse__factory,
  IBills__factory,
  IConsortium__factory,
  ICreditLines__factory,
  IDiscounting__factory,
  IEvidence__factory,
  IFinancing__factory,
  IIssuance__factory,
  IOrigination__factory,
  IPledges__factory,
  IPresentation__factory,
  IQuotas__factory,
  IReceivables__factory,
  IRedemption__factory,
  IRediscountWindow__factory,
  IRuleBook__factory,
  IServicing__factory,
  ISettlement__factory,
  LotToken__factory,
} from "../../typechain/index.js";
import type { LedgerContract } from "../../path/ledger.js";
import { view, type View } from "./view.js";

const acceptors = IAcceptors__factory.createInterface();
const consortium = IConsortium__factory.createInterface();
const ruleBook = IRuleBook__factory.createInterface();
const creditLines = ICreditLines__factory.createInterface();
const financing = IFinancing__factory.createInterface();
const redemption = IRedemption__factory.createInterface();
const rediscountWindow = IRediscountWindow__factory.createInterface();
const settlement = ISettlement__factory.createInterface();

const token = LotToken__factory.createInterface();

/** The views that every ledger of lots has. */
function ledgerViews(ledger: LedgerContract, lots: Interface) {
  return {
    instrumentAt: view(ledger, lots, "instrumentAt"),
    lotAt: view(ledger, lots, "lotAt"),
    isPath: view(ledger, lots, "isPath"),
    requestAt: view(ledger, lots, "requestAt"),
    balanceOf: view(ledger, token, "balanceOf"),
  };
}

/** The views a verification asks. */
export const VIEWS = {
  memberAt: view("consortium", consortium, "memberAt"),
  memberCount: view("consortium", consortium, "memberCount"),
  memberOf: view("consortium", consortium, "memberOf"),
  mandateOf: view("consortium", consortium, "mandateOf"),
  accountAt: view("consortium", consortium, "accountAt"),
  haltOf: view("consortium", consortium, "haltOf"),
  gateRuleBook: view("consortium", consortium, "ruleBook"),
  ruleEpoch: view("consortium", consortium, "ruleEpoch"),
  epochCount: view("ruleBook", ruleBook, "epochCount"),
  effectiveFrom: view("ruleBook", ruleBook, "effectiveFrom"),
  epochAt: view("ruleBook", ruleBook, "epochAt"),
  findValueAt: view("ruleBook", ruleBook, "findValueAt"),
  attestationOf: view("attestations", IAttestations__factory.createInterface(), "attestationOf"),
  documentAt: view("evidence", IEvidence__factory.createInterface(), "documentAt"),
  receivables: ledgerViews("receivables", IReceivables__factory.createInterface()),
  bills: ledgerViews("bills", IBills__factory.createInterface()),
  pledgeeOf: view("pledges", IPledges__factory.createInterface(), "pledgeeOf"),
  presentationOf: view("presentation", IPresentation__factory.createInterface(), "presentationOf"),
  dealOf: view("discounting", IDiscounting__factory.createInterface(), "dealOf"),
  owedAt: view("billRecourse", IBillRecourse__factory.createInterface(), "owedAt"),
  rediscountOf: view("rediscountWindow", rediscountWindow, "rediscountOf"),
  rediscountMandateOf: view("rediscountWindow", rediscountWindow, "mandateOf"),
  marginOf: view("issuance", IIssuance__factory.createInterface(), "marginOf"),
  financingAt: view("financing", financing, "financingAt"),
  claimOn: view("financing", financing, "claimOn"),
  retainedDue: view("financing", financing, "retainedDue"),
  financingsBinding: view("financing", financing, "obligationsOf"),
  unpaidOf: view("redemption", redemption, "unpaidOf"),
  roundOf: view("redemption", redemption, "roundOf"),
  lineAt: view("creditLines", creditLines, "lineAt"),
  linesInUse: view("creditLines", creditLines, "obligationsOf"),
  quotaAt: view("quotas", IQuotas__factory.createInterface(), "quotaAt"),
  acceptorAt: view("acceptors", acceptors, "acceptorAt"),
  overdueOf: view("acceptors", acceptors, "overdueOf"),
  overdueSince: view("acceptors", acceptors, "overdueSince"),
  acceptancesOwed: view("acceptors", acceptors, "obligationsOf"),
  stateOf: view("origination", IOrigination__factory.createInterface(), "stateOf"),
  requestAt: {
    origination: view("origination", IOrigination__factory.createInterface(), "requestAt"),
    servicing: view("servicing", IServicing__factory.createInterface(), "requestAt"),
    financing: view("financing", financing, "requestAt"),
  },
  instructionAt: view("settlement", settlement, "instructionAt"),
  agentOf: view("settlement", settlement, "agentOf"),
  paymentsOwed: view("settlement", settlement, "obligationsOf"),
} as const;

/** ERC-1967: where a proxy's code is. */
const IMPLEMENTATION_SLOT = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
/** ERC-7201 `openzeppelin.storage.Initializable`: how often a contract was initialised. */
const INITIALIZABLE_SLOT = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";
const AUTHORITY = view("consortium", Governed__factory.createInterface(), "authority");

/** A block at which the suite's views are read. */
export interface BlockMoment {
  readonly number: number;
  /** UTC seconds. */
  readonly timestamp: number;
}

/** The suite on a chain, as it was at one block. */
export class ChainAt {
  readonly #provider: Provider;
  readonly #addresses: SuiteAddresses;
  readonly #blockTag: number;
  /** The block's time, UTC seconds. */
  readonly time: bigint;

  constructor(provider: Provider, addresses: SuiteAddresses, { number, timestamp }: BlockMoment) {
    this.#provider = provider;
    this.#addresses = addresses;
    this.#blockTag = number;
    this.time = BigInt(timestamp);
  }

  /** What a view answers; undefined when that is not of the view's form. */
  async ask(asked: View, ...args: readonly (bigint | string)[]): Promise<Fields | undefined> {
    return asked.decode(await this.#call(asked.contract, asked.encode(...args)));
  }

  /** The consortium's list of obligation books, in its order. */
  async obligationBooks(): Promise<Fields> {
    const data = await this.#call("consortium", consortium.encodeFunctionData("obligationBooks"));
    const [books] = AbiCoder.defaultAbiCoder().decode(["address[]"], data) as unknown as [readonly string[]];
    return { value: books.join(" ") };
  }

  /** What runs at a contract's address, and who may change it. */
  async deployed(contract: SuiteContract): Promise<Fields> {
    const address = this.#addresses[contract];
    const [code, initialised, authority] = await Promise.all([
      this.#provider.getStorage(address, IMPLEMENTATION_SLOT, this.#blockTag),
      this.#provider.getStorage(address, INITIALIZABLE_SLOT, this.#blockTag),
      this.#call(contract, AUTHORITY.encode()).then(AUTHORITY.decode),
    ]);
    const version = BigInt.asUintN(64, BigInt(initialised));
    return { implementation: getAddress(dataSlice(code, 12)), authority: authority?.value, version };
  }

  #call(contract: SuiteContract, data: string): Promise<string> {
    return this.#provider.call({ to: this.#addresses[contract], data, blockTag: this.#blockTag });
  }
}
