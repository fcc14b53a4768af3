import { expect } from "chai";
import { id, Interface, type Filter, type Log, type Provider } from "ethers";
import { eventFragments, readEvents, SUITE_CONTRACTS, type SuiteAddresses } from "@tradelane/sdk/events";
import { account, hash } from "./support/events.ts";

const addresses = Object.fromEntries(
  SUITE_CONTRACTS.map((contract, i) => [contract, account(0xa0 + i)]),
) as unknown as SuiteAddresses;

const event = eventFragments("settlement").find(({ name }) => name === "PaymentExpired")!;

function logAt(blockNumber: number, index: number): Log {
  const values = [hash(`instruction ${blockNumber} ${index}`), 1_000n];
  const { data, topics } = new Interface([event]).encodeEventLog(event, values);
  const place = { blockNumber, index, blockHash: id(`block ${blockNumber}`), transactionHash: id("transaction") };
  return { address: addresses.settlement, data, topics, ...place } as unknown as Log;
}

interface Asked {
  readonly from: number;
  readonly to: number;
}

/** A node that has logs, and refuses a range of more blocks than it likes. */
function node(logs: readonly Log[], most: number) {
  const asked: Asked[] = [];
  const provider = {
    getLogs: async ({ address, fromBlock, toBlock }: Filter) => {
      expect(address).to.deep.equal(SUITE_CONTRACTS.map((contract) => addresses[contract]));
      const range = { from: Number(fromBlock), to: Number(toBlock) };
      asked.push(range);
      if (range.to - range.from + 1 > most) throw new Error("query returned more than 10000 results");
      return logs.filter(({ blockNumber }) => blockNumber >= range.from && blockNumber <= range.to);
    },
    getBlock: async (block: number) => (block === 404 ? null : { number: block, timestamp: 1_700_000_000 + block }),
  };
  return { asked, provider: provider as unknown as Provider };
}

async function read(provider: Provider, from: number, to: number, settings = {}) {
  const events = [];
  for await (const range of readEvents(provider, addresses, from, to, settings)) events.push(...range.events);
  return events;
}

describe("readEvents", () => {
  it("gives every event once, in the chain's order, with its block's time", async () => {
    // Nodes need not answer in order.
    const { provider } = node([logAt(9, 2), logAt(3, 0), logAt(9, 1), logAt(12, 0)], 100);
    const events = await read(provider, 0, 20, { largestRange: 10 });
    expect(events.map(({ blockNumber, logIndex, time }) => [blockNumber, logIndex, time])).to.deep.equal([
      [3, 0, 1_700_000_003],
      [9, 1, 1_700_000_009],
      [9, 2, 1_700_000_009],
      [12, 0, 1_700_000_012],
    ]);
  });

  it("leaves times out when they are not asked for", async () => {
    const { provider } = node([logAt(404, 0)], 1000);
    const [only] = await read(provider, 0, 500, { times: false });
    expect(only).not.to.have.property("time");
  });

  it("halves a refused range, doubles after an answer, and asks for each block once it is answered", async () => {
    const { provider, asked } = node([logAt(0, 0), logAt(7, 0), logAt(31, 0)], 5);
    const events = await read(provider, 0, 31, { largestRange: 16 });
    expect(events).to.have.length(3);
    const answered = asked.filter(({ from, to }) => to - from + 1 <= 5);
    const blocks = answered.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    expect(blocks).to.deep.equal(Array.from({ length: 32 }, (_, i) => i));
    expect(asked.slice(0, 5)).to.deep.equal([
      { from: 0, to: 15 },
      { from: 0, to: 7 },
      { from: 0, to: 3 },
      { from: 4, to: 11 },
      { from: 4, to: 7 },
    ]);
  });

  it("ends when the node refuses a single block, and says which and why", async () => {
    const { provider } = node([], 0);
    const outcome = await read(provider, 8, 9).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).to.include({ code: "EVENTS_UNREADABLE" });
    expect(outcome).to.have.property("values").that.deep.equals({
      from: 8,
      to: 8,
      reason: "query returned more than 10000 results",
    });
  });

  it("ends when the node does not have the block of an event it gave", async () => {
    const { provider } = node([logAt(404, 0)], 1000);
    const outcome = await read(provider, 400, 410).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).to.include({ code: "EVENTS_BLOCK_MISSING" });
    expect(outcome).to.have.property("values").that.deep.equals({ block: 404 });
  });

  it("asks for nothing where there is nothing to read", async () => {
    const { provider, asked } = node([], 10);
    expect(await read(provider, 5, 4)).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});
