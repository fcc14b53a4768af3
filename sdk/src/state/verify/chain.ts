import { dataSlice, getAddress, type Provider } from "ethers";
import type { SuiteAddresses, SuiteContract } from "../../events/types.js";
import {
  Governed__factory,
  IAttestations__factory,
  IConsortium__factory,
  IEvidence__factory,
  IOrigination__factory,
  IReceivables__factory,
  IRuleBook__factory,
  IServicing__factory,
  ISettlement__factory,
  LotToken__factory,
} from "../../typechain/index.js";

/** ERC-1967: where a proxy's code is. */
const IMPLEMENTATION_SLOT = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
/** ERC-7201 `openzeppelin.storage.Initializable`: how often a contract was initialised. */
const INITIALIZABLE_SLOT = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";

/** A block at which the suite's views are read. */
export interface BlockMoment {
  readonly number: number;
  /** UTC seconds. */
  readonly timestamp: number;
}

/** Makes the suite's views as they were at one block. */
export function chainAt(provider: Provider, addresses: SuiteAddresses, { number, timestamp }: BlockMoment) {
  return {
    /** Appended to every call. */
    at: { blockTag: number },
    time: BigInt(timestamp),
    consortium: IConsortium__factory.connect(addresses.consortium, provider),
    ruleBook: IRuleBook__factory.connect(addresses.ruleBook, provider),
    attestations: IAttestations__factory.connect(addresses.attestations, provider),
    evidence: IEvidence__factory.connect(addresses.evidence, provider),
    receivables: IReceivables__factory.connect(addresses.receivables, provider),
    token: LotToken__factory.connect(addresses.receivables, provider),
    origination: IOrigination__factory.connect(addresses.origination, provider),
    servicing: IServicing__factory.connect(addresses.servicing, provider),
    settlement: ISettlement__factory.connect(addresses.settlement, provider),

    async deployed(contract: SuiteContract) {
      const address = addresses[contract];
      const [code, initialised, authority] = await Promise.all([
        provider.getStorage(address, IMPLEMENTATION_SLOT, number),
        provider.getStorage(address, INITIALIZABLE_SLOT, number),
        Governed__factory.connect(address, provider).authority({ blockTag: number }),
      ]);
      const version = BigInt.asUintN(64, BigInt(initialised));
      return { implementation: getAddress(dataSlice(code, 12)), authority, version };
    },
  };
}

/** The suite's views as they were at one block. */
export type ChainAt = ReturnType<typeof chainAt>;
