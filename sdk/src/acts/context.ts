import type { Provider } from "ethers";
import type { ChainClock } from "../chain/clock.js";
import type { SuiteContracts } from "../chain/contracts.js";
import type { History } from "../chain/history.js";
import type { TransactionLimits } from "../chain/limits.js";
import type { Deployment } from "../deployments/record.js";
import type { Directory, MemberInput } from "../directory.js";
import type { TagProvider } from "../documents/tag.js";
import { sdkError } from "../errors/tradelane-error.js";
import { currencyOf } from "../inputs/currency.js";
import { parseInstrument, parseLot, type InstrumentInput, type LotInput } from "../inputs/lot.js";
import { resolveTime, type TimeInput } from "../inputs/time.js";
import type { Account } from "../sending/account.js";
import type { CurrencyUnits } from "../values/currency.js";
import type { LedgerContract } from "../path/ledger.js";
import { instrumentName, instrumentOf } from "../path/lot-name.js";

interface Parts {
  readonly provider: Provider;
  readonly deployment: Deployment;
  readonly contracts: SuiteContracts;
  readonly clock: ChainClock;
  readonly directory: Directory;
  readonly history: History;
  readonly limits: TransactionLimits;
  readonly account: Account | undefined;
  readonly tags: TagProvider | undefined;
  readonly councilCall: CouncilCaller;
}

/** A lot, the instrument it is part of, and the currency of both. */
export interface NamedLot {
  readonly lot: bigint;
  readonly instrument: bigint;
  readonly currency: CurrencyUnits;
}

/** The call of a named act, for the council to decide. */
export type CouncilCaller = (act: string, params: unknown) => Promise<{ target: string; data: string }>;

/** What an act may ask while it is prepared: the chain, its clock, its members, and who acts. */
export class ActContext {
  readonly provider: Provider;
  readonly deployment: Deployment;
  readonly contracts: SuiteContracts;
  readonly clock: ChainClock;
  readonly directory: Directory;
  readonly history: History;
  readonly limits: TransactionLimits;
  readonly #account: Account | undefined;
  readonly #tags: TagProvider | undefined;
  readonly #currencies = new Map<string, CurrencyUnits>();

  /** The call of an act that the council decides, for a proposal. */
  readonly councilCall: CouncilCaller;

  constructor(parts: Parts) {
    const { provider, deployment, contracts, clock, directory, history, limits, account, tags, councilCall } = parts;
    this.provider = provider;
    this.deployment = deployment;
    this.contracts = contracts;
    this.clock = clock;
    this.directory = directory;
    this.history = history;
    this.limits = limits;
    this.councilCall = councilCall;
    this.#account = account;
    this.#tags = tags;
  }

  /** @throws AccountMissing */
  account(act: string): Account {
    if (this.#account === undefined) throw sdkError("AccountMissing", { act });
    return this.#account;
  }

  /** @throws ParameterInvalid when no tag provider was given to connect() */
  tags(): TagProvider {
    if (this.#tags === undefined)
      throw sdkError("ParameterInvalid", { parameter: "tags", problem: "connect() was given no tag provider" });
    return this.#tags;
  }

  /** The member for which the connected account acts. */
  async self(act: string): Promise<number> {
    const { address } = this.account(act);
    return Number((await this.contracts.consortium.accountAt(address)).member);
  }

  member(reference: MemberInput, parameter: string): Promise<number> {
    return this.directory.resolve(reference, parameter);
  }

  moment(input: TimeInput, parameter: string): Promise<number> {
    return resolveTime(input, this.clock, parameter);
  }

  /** The currency of an instrument that exists. */
  async currencyOf(instrument: bigint, ledger: LedgerContract = "receivables"): Promise<CurrencyUnits> {
    const key = `${ledger} ${instrument}`;
    const known = this.#currencies.get(key);
    if (known !== undefined) return known;
    const { currency } = await this.contracts[ledger].instrumentAt(instrument);
    if (currency === 0n) throw sdkError("HistoryMissing", { subject: instrumentName(instrument), event: "LotIssued" });
    const units = currencyOf(currency);
    this.#currencies.set(key, units);
    return units;
  }

  /** A lot by its name, with the currency of its instrument. */
  async lot(input: LotInput, parameter = "lot", ledger: LedgerContract = "receivables"): Promise<NamedLot> {
    const lot = parseLot(input, parameter);
    const instrument = instrumentOf(lot);
    return { lot, instrument, currency: await this.currencyOf(instrument, ledger) };
  }

  instrument(input: InstrumentInput, parameter = "instrument"): bigint {
    return parseInstrument(input, parameter);
  }
}
