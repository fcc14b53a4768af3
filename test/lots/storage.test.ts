import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { fieldsOf } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { DAY, draftTerms, FACE, grantLine, LinePurpose, now } from "../helpers/trade.ts";
import { ledger, load } from "../receivables/world.ts";
import { pass, split } from "./ledger.ts";
import { bytesOf, fields, namespace, slotAt, slotOf } from "./slots.ts";

const LOTS = namespace("tradelane.lots");
const [INSTRUMENTS, LOT_WORDS, DESKS] = [LOTS, LOTS + 1n, LOTS + 2n];
const REQUESTS = namespace("tradelane.requests");

const LOT = [
  ["holder", 24],
  ["start", 40],
  ["tier", 8],
  ["flags", 16],
  ["trail", 168],
] as const;

const INSTRUMENT = [
  ["state", 4],
  ["marks", 4],
  ["obligor", 24],
  ["grantor", 24],
  ["currency", 16],
  ["issuedAt", 32],
  ["maturity", 32],
  ["face", 40],
  ["redeemed", 40],
  ["highestTier", 8],
  ["smallestLot", 32],
] as const;

const DESK = [
  ["powers", 16],
  ["duties", 16],
] as const;

const LINE = [
  ["limit", 64],
  ["used", 64],
  ["until", 40],
  ["suspended", 8],
] as const;

const REQUEST = [
  ["act", 8],
  ["from", 24],
  ["to", 24],
  ["deadline", 40],
  ["deal", 160],
] as const;

const TERM_RULES = [
  ["longestTerm", 16],
  ["usualTerm", 16],
  ["highestTier", 8],
  ["smallestLot", 40],
] as const;

/** The namespaces that contracts name, with the constants beside them. */
function declared(): { file: string; names: string[]; constants: bigint[] }[] {
  return globSync("contracts/**/*.sol")
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const names = [...text.matchAll(/@custom:storage-location erc7201:(\S+)/gu)].map(([, name]) => name!);
      const constants = [...text.matchAll(/bytes32 private constant \w*STORAGE\s*=\s*(0x[0-9a-f]{64})/gu)];
      return { file, names, constants: constants.map(([, value]) => BigInt(value!)) };
    })
    .filter(({ names, constants }) => names.length + constants.length > 0);
}

describe("Storage: namespaces", () => {
  it("lie where ERC-7201 puts their names", () => {
    const found = declared();
    expect(found.length).to.be.greaterThan(8);
    for (const { file, names, constants } of found) {
      expect(constants, file).to.deep.equal(names.map(namespace));
    }
  });

  it("are each one contract's, and explained by the formula in its comment", () => {
    const all = declared().flatMap(({ names }) => names);
    expect(new Set(all).size).to.equal(all.length);
    for (const { file, names } of declared()) {
      const text = readFileSync(file, "utf8");
      for (const name of names) {
        expect(text, file).to.include(
          `keccak256(abi.encode(uint256(keccak256("${name}")) - 1)) & ~bytes32(uint256(0xff))`,
        );
      }
    }
  });
});

describe("Storage: lots", () => {
  it("are one slot each: holder, start, tier, flags, trail; the end is in the name", async () => {
    const world = await load(ledger);
    const { lots, root, suite, holders } = world;
    const part = await pass(world, root, holders[0]!, holders[1]!, 30_000n);
    const { child } = await split(world, holders[0]!, root, 10_000n);
    await world.offer(holders[1]!.account, await world.draft(part, holders[1]!, holders[2]!, 1_000n));
    for (const lot of [root, part, child]) {
      const word = await slotAt(suite.ethers.provider, lots, slotOf(LOT_WORDS, "uint256", lot));
      const { trail, ...rest } = fields(word, LOT);
      const kept = { ...rest, end: lot & (2n ** 40n - 1n), trail: bytesOf(trail, 21) };
      expect(kept).to.deep.equal(fieldsOf(await lots.lotAt(lot)));
    }
  });

  it("leave an empty slot when they are merged away", async () => {
    const world = await load(ledger);
    const { lots, root, suite, holders } = world;
    const { child, before } = await split(world, holders[0]!, root, 10_000n);
    await lots.connect(holders[0]!.account).merge(root, child, before);
    expect(await slotAt(suite.ethers.provider, lots, slotOf(LOT_WORDS, "uint256", child))).to.equal(0n);
  });

  it("of an instrument share its one slot", async () => {
    const world = await load(ledger);
    const { lots, suite } = world;
    const second = await world.another({ assignable: false });
    for (const instrument of [world.instrument, second.instrument]) {
      const word = await slotAt(suite.ethers.provider, lots, slotOf(INSTRUMENTS, "uint96", instrument));
      expect(fields(word, INSTRUMENT)).to.deep.equal(fieldsOf(await lots.instrumentAt(instrument)));
    }
  });

  it("know their desks by one slot each", async () => {
    const { lots, suite, desk } = await load(ledger);
    const { provider } = suite.ethers;
    const listed: [string, bigint, bigint][] = [
      [desk.address, 0x3fffn, 0x7ffn],
      [await suite.origination.getAddress(), 1n << 11n, 0n],
      [await suite.servicing.getAddress(), 1n << 12n, 0n],
      [await suite.redemption.getAddress(), 1n << 5n, 1n << 5n],
      [suite.deployer.address, 0n, 0n],
    ];
    for (const [account, powers, duties] of listed) {
      const word = await slotAt(provider, lots, slotOf(DESKS, "address", account));
      expect(fields(word, DESK)).to.deep.equal({ powers, duties });
    }
  });
});

describe("Storage: requests", () => {
  it("are one slot each in the contract whose they are: act, from, to, deadline, deal", async () => {
    const world = await load(ledger);
    const { lots, root, suite, holders, instrument, obligor, trade } = world;
    const deadline = (await now(suite)) + DAY;
    await world.offer(holders[0]!.account, await world.draft(root, holders[0]!, holders[1]!, 1_000n));
    await suite.servicing.connect(obligor.account).requestCancellation(instrument, deadline);
    const terms = await draftTerms(trade);
    await suite.origination.connect(holders[0]!.account).submit(terms, deadline);
    const submitted = await suite.origination.instrumentId(terms.debtor, terms.debtorReference);
    const standing = [
      [lots, root],
      [suite.servicing, instrument << 40n],
      [suite.origination, submitted << 40n],
    ] as const;
    for (const [contract, subject] of standing) {
      const word = await slotAt(suite.ethers.provider, contract, slotOf(REQUESTS, "uint256", subject));
      const { deal, ...rest } = fields(word, REQUEST);
      expect(rest.act).not.to.equal(0n);
      expect({ ...rest, deal: bytesOf(deal, 20) }).to.deep.equal(fieldsOf(await contract.requestAt(subject)));
    }
  });

  it("leave the moment of their end, and nothing when they were agreed to", async () => {
    const world = await load(ledger);
    const { lots, root, suite, holders } = world;
    const transfer = await world.draft(root, holders[0]!, holders[1]!, 1_000n);
    await world.offer(holders[0]!.account, transfer);
    await lots.connect(holders[0]!.account).withdraw(root);
    const at = await now(suite);
    const { provider } = suite.ethers;
    expect(await slotAt(provider, lots, slotOf(REQUESTS, "uint256", root))).to.equal(at << 56n);
    const second = await world.another();
    const offered = await world.draft(second.root, holders[0]!, holders[1]!, 1_000n);
    await world.offer(holders[0]!.account, offered);
    await world.acceptOffer(holders[1]!.account, offered);
    expect(await slotAt(provider, lots, slotOf(REQUESTS, "uint256", second.root))).to.equal(0n);
  });
});

describe("Storage: receivables", () => {
  it("keep each credit line in one slot: limit, used, until, suspended", async () => {
    const { suite, obligor, trade } = await load(ledger);
    const { creditLines } = suite;
    const [bank, other] = trade.banks;
    await creditLines.connect(other!.account).suspend(obligor.number, YUAN, LinePurpose.Confirmation);
    await grantLine(suite, bank!, obligor, { purpose: LinePurpose.Financing, limit: 7n });
    const lines: [bigint, bigint][] = [
      [bank!.number, LinePurpose.Confirmation],
      [bank!.number, LinePurpose.Financing],
      [other!.number, LinePurpose.Confirmation],
    ];
    const found = lines.map(async ([grantor, purpose]) => {
      const key = grantor | (obligor.number << 24n) | (YUAN << 48n) | (purpose << 64n);
      const slot = slotOf(namespace("tradelane.creditLines"), "uint72", key);
      const { suspended, ...rest } = fields(await slotAt(suite.ethers.provider, creditLines, slot), LINE);
      const line = { ...rest, suspended: suspended === 1n };
      expect(line).to.deep.equal(fieldsOf(await creditLines.lineAt(grantor, obligor.number, YUAN, purpose)));
      return [line.used, line.suspended];
    });
    expect(await Promise.all(found)).to.deep.equal([
      [FACE, false],
      [0n, false],
      [0n, true],
    ]);
  });

  it("count the lines in use of each member", async () => {
    const { suite, obligor, trade, holders } = await load(ledger);
    const inUse = namespace("tradelane.creditLines") + 1n;
    for (const [{ number }, lines] of [
      [obligor, 1n],
      [trade.banks[0]!, 1n],
      [trade.banks[1]!, 0n],
      [holders[0]!, 0n],
    ] as const) {
      const word = await slotAt(suite.ethers.provider, suite.creditLines, slotOf(inUse, "uint24", number));
      expect(word).to.equal(lines);
    }
  });

  it("keep the rules of terms by epoch and currency", async () => {
    const { suite } = await load(ledger);
    const rules = namespace("tradelane.origination");
    const key = (1n << 16n) | 156n;
    const word = await slotAt(suite.ethers.provider, suite.origination, slotOf(rules, "uint48", key));
    expect(fields(word, TERM_RULES)).to.deep.equal({
      longestTerm: 365n,
      usualTerm: 183n,
      highestTier: 8n,
      smallestLot: 100n,
    });
    const dollars = slotOf(rules, "uint48", (1n << 16n) | 840n);
    expect(await slotAt(suite.ethers.provider, suite.origination, dollars)).to.equal(0n);
  });
});
