import { expect } from "chai";
import { getAddress, id, Interface, toBeHex, type EventFragment, type ParamType } from "ethers";
import { contracts } from "@tradelane/sdk";
import {
  eventFragments,
  logDecoder,
  SUITE_CONTRACTS,
  type RawLog,
  type SuiteAddresses,
  type SuiteContract,
} from "@tradelane/sdk/events";
import { AREAS } from "@tradelane/sdk/state";
import { account } from "./support/events.ts";
import { expectStateError } from "./support/refusal.ts";

/** The code behind each contract of the suite. */
const CODE = {
  consortium: contracts.Consortium__factory,
  ruleBook: contracts.RuleBook__factory,
  attestations: contracts.Attestations__factory,
  evidence: contracts.Evidence__factory,
  receivables: contracts.Receivables__factory,
  creditLines: contracts.CreditLines__factory,
  quotas: contracts.Quotas__factory,
  acceptors: contracts.Acceptors__factory,
  bills: contracts.Bills__factory,
  issuance: contracts.Issuance__factory,
  guarantees: contracts.Guarantees__factory,
  pledges: contracts.Pledges__factory,
  presentation: contracts.Presentation__factory,
  discounting: contracts.Discounting__factory,
  billRecourse: contracts.BillRecourse__factory,
  rediscountWindow: contracts.RediscountWindow__factory,
  origination: contracts.Origination__factory,
  servicing: contracts.Servicing__factory,
  bulkAssignment: contracts.BulkAssignment__factory,
  redemption: contracts.Redemption__factory,
  financing: contracts.Financing__factory,
  recourse: contracts.Recourse__factory,
  settlement: contracts.Settlement__factory,
} as const satisfies Record<SuiteContract, { createInterface(): Interface }>;

const addresses = Object.fromEntries(
  SUITE_CONTRACTS.map((contract, i) => [contract, account(0xa0 + i)]),
) as unknown as SuiteAddresses;
const decode = logDecoder(addresses);

/** A value of a type that fills it to its last bit, and is not the same for two seeds. */
function largest(type: ParamType, seed: number): unknown {
  if (type.isTuple()) return type.components.map((component, i) => largest(component, seed + i));
  if (type.isArray()) return [seed, seed + 1].map((each) => largest(type.arrayChildren, each));
  if (type.type === "bool") return seed % 2 === 0;
  if (type.type === "address") return getAddress(id(`address ${seed}`).slice(0, 42));
  const [, kind, size] = /^(uint|bytes)(\d+)$/.exec(type.type)!;
  if (kind === "bytes") return id(`bytes ${seed}`).slice(0, 2 + 2 * Number(size));
  return 2n ** BigInt(size!) - 1n - BigInt(seed);
}

function plain(type: ParamType, value: unknown): unknown {
  if (!type.isTuple()) return value;
  const values = value as unknown[];
  return Object.fromEntries(type.components.map((component, i) => [component.name, plain(component, values[i])]));
}

function logOf(contract: SuiteContract, event: EventFragment, values: unknown[]): RawLog {
  const { data, topics } = new Interface([event]).encodeEventLog(event, values);
  const place = { blockNumber: 7, blockHash: id("block"), transactionHash: id("transaction"), index: 3 };
  return { address: addresses[contract], topics, data, ...place };
}

describe("events", () => {
  for (const contract of SUITE_CONTRACTS) {
    it(`of ${contract} are decoded as ethers decodes them, each field to its last bit`, () => {
      for (const event of eventFragments(contract)) {
        const values = event.inputs.map((input, i) => largest(input, i));
        const decoded = decode(logOf(contract, event, values));
        expect(decoded.name).to.equal(event.name);
        expect(decoded.contract).to.equal(contract);
        const expected = Object.fromEntries(event.inputs.map((input, i) => [input.name, plain(input, values[i])]));
        expect(decoded.args, event.name).to.deep.equal(expected);
        const { blockNumber, logIndex, transactionHash } = decoded;
        expect({ blockNumber, logIndex, transactionHash }).to.deep.equal({
          blockNumber: 7,
          logIndex: 3,
          transactionHash: id("transaction"),
        });
      }
    });
  }

  it("all change or check something in an area of the state", () => {
    const idle = SUITE_CONTRACTS.flatMap((contract) =>
      eventFragments(contract)
        .map(({ name }) => name)
        .filter((name) => !Object.values(AREAS).some(({ handles }) => handles(contract, name)))
        .map((name) => `${contract}.${name}`),
    );
    expect(idle).to.deep.equal([]);
  });

  it("are known, whichever the contracts' code can emit", () => {
    // The standard of signing domains declares it; the suite's domains never change.
    const never = "EIP712DomainChanged";
    for (const [contract, factory] of Object.entries(CODE)) {
      const known = eventFragments(contract as SuiteContract).map(({ topicHash }) => topicHash);
      factory.createInterface().forEachEvent(({ name, topicHash }) => {
        if (name !== never) expect(known, `${contract}.${name}`).to.include(topicHash);
      });
    }
  });

  describe("are refused", () => {
    const [event] = eventFragments("receivables").filter(({ name }) => name === "LotOffered");
    const values = event!.inputs.map((input, i) => largest(input, i));
    const log = logOf("receivables", event!, values);
    const place = { block: 7, logIndex: 3, transaction: id("transaction") };

    it("from an address that is none of the suite's", () => {
      const address = account(0xff);
      expectStateError("EVENTS_ADDRESS_FOREIGN", { address, ...place }, () => decode({ ...log, address }));
    });

    it("with a topic that no interface of the contract declares, which the error names", () => {
      const topic = id("Unheard(uint256)");
      const unknown = { ...log, topics: [topic, ...log.topics.slice(1)] };
      const values = { contract: "receivables", topic, ...place };
      expectStateError("EVENTS_TOPIC_UNKNOWN", values, () => decode(unknown));
    });

    it("with an event of another contract of the suite", () => {
      const elsewhere = { ...log, address: addresses.settlement };
      const values = { contract: "settlement", topic: log.topics[0], ...place };
      expectStateError("EVENTS_TOPIC_UNKNOWN", values, () => decode(elsewhere));
    });

    for (const [what, broken] of [
      ["with a word too few", { data: log.data.slice(0, -64) }],
      ["with a word too many", { data: `${log.data}${"00".repeat(32)}` }],
      ["without one of their topics", { topics: log.topics.slice(0, -1) }],
      ["with a topic too many", { topics: [...log.topics, toBeHex(1, 32)] }],
      ["with a number beyond its type", { data: `0x${"01".padEnd(64, "0")}${log.data.slice(66)}` }],
      ["with a truth value that is neither", { data: withWord(log.data, 2, toBeHex(2, 32)) }],
    ] as const) {
      it(what, () => {
        const values = { contract: "receivables", event: "LotOffered", ...place };
        expectStateError("EVENTS_LOG_MALFORMED", values, () => decode({ ...log, ...broken }));
      });
    }
  });
});

describe("events with lists", () => {
  const [event] = eventFragments("rediscountWindow").filter(({ name }) => name === "RediscountApplied");
  const log = logOf(
    "rediscountWindow",
    event!,
    event!.inputs.map((input, i) => largest(input, i)),
  );
  /** Behind the indexed fields: four words of terms, then where the list begins; it is behind nine words. */
  const PLACE = 4;
  const LENGTH = 9;

  for (const [what, data] of [
    ["that begin elsewhere", withWord(log.data, PLACE, toBeHex(0, 32))],
    ["that begin far beyond the end", withWord(log.data, PLACE, toBeHex(2n ** 255n, 32))],
    ["that have more elements than there are", withWord(log.data, LENGTH, toBeHex(3, 32))],
    ["that have fewer elements than there are", withWord(log.data, LENGTH, toBeHex(1, 32))],
    ["of which nothing is there", log.data.slice(0, 2 + 64 * LENGTH)],
  ] as const) {
    it(`are refused: ${what}`, () => {
      const place = { block: 7, logIndex: 3, transaction: id("transaction") };
      const values = { contract: "rediscountWindow", event: "RediscountApplied", ...place };
      expectStateError("EVENTS_LOG_MALFORMED", values, () => decode({ ...log, data }));
    });
  }
});

function withWord(data: string, word: number, value: string): string {
  const at = 2 + 64 * word;
  return `${data.slice(0, at)}${value.slice(2)}${data.slice(at + 64)}`;
}
