import { expect } from "chai";
import { network } from "hardhat";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { instrumentName, instrumentOf, lotName } from "@tradelane/sdk/path";
import {
  emptyState,
  Flag,
  fold,
  InstructionState,
  LAWS,
  quotaKey,
  quotaOf,
  ReceivableState,
  type AcceptorRecord,
  type InstructionRecord,
  type SuiteState,
} from "@tradelane/sdk/state";
import type { Told } from "./support/acts/story.ts";
import { broken as brokenIn, storyOf, type LawName } from "./support/laws.ts";

const { ethers } = await network.create();

/** The node of the only bank that has a quota. */
function bankOf({ quotas }: SuiteState): bigint {
  return [...quotas.quotas.keys()].map((key) => quotaOf(key).node).reduce((high, node) => (node > high ? node : high));
}

/** An acceptor that has figures, owes and holds margins. */
function bankThatAccepts({ acceptors }: SuiteState): [number: bigint, record: AcceptorRecord] {
  return [...acceptors.acceptors].find(([, { until, margins }]) => until > 0n && margins > 0n)!;
}

describe("laws", () => {
  let events: SuiteEvent[];
  let told: Told;
  /** The state of the story, anew for each test: each breaks something else in it. */
  let state: SuiteState;

  before(async function () {
    this.timeout(120_000);
    ({ told, events } = await storyOf(ethers));
  });

  beforeEach(() => {
    state = events.reduce(fold, emptyState());
  });

  const broken = (law: LawName) => brokenIn(law, state);
  const root = () => state.lots.lots.get(told.settled.lot)!;
  const passed = () => state.lots.lots.get(told.passed)!;
  const instrument = () => state.lots.instruments.get(told.settled.instrument)!;
  const document = () => state.documents.documents.get(told.settled.terms.background)!;
  const payment = (): [string, InstructionRecord] =>
    [...state.instructions.instructions].find(([id]) => id === passed().history.background)!;
  const lot = () => `lot ${lotName(told.passed)}`;
  const receivable = () => `instrument ${instrumentName(instrumentOf(told.passed))}`;

  it("all hold after a story in which everything happens", () => {
    for (const [name, law] of Object.entries(LAWS)) expect(law(state), name).to.be.greaterThan(0);
  });

  it("partition: a gap, an overlap or an end missing is found", () => {
    passed().start += 1n;
    expect(broken("partition")).to.include({ thing: lot(), expected: "10000", found: "10001" });
    passed().start -= 2n;
    expect(broken("partition")).to.include({ thing: lot(), found: "9999" });
    passed().start += 1n;
    state.lots.lots.delete(told.settled.lot);
    expect(broken("partition")).to.include({ thing: receivable(), expected: "100000000", found: "40000" });
  });

  it("liveUnits: live lots that are more or less than face less redeemed are found", () => {
    passed().flags &= ~Flag.Ended;
    expect(broken("liveUnits")).to.deep.equal({
      thing: receivable(),
      field: "live units are face less redeemed",
      expected: "0",
      found: "7000",
    });
  });

  it("liveUnits: a receivable settled too early, or not once all is redeemed, is found", () => {
    instrument().state = ReceivableState.Confirmed;
    expect(broken("liveUnits")).to.include({ thing: receivable(), field: "settled once all is redeemed" });
    instrument().state = ReceivableState.Settled;
    instrument().redeemed -= 1n;
    root().flags &= ~Flag.Ended;
    expect(broken("liveUnits")).to.include({ thing: receivable() });
  });

  it("holdersAndTiers: a holder or a tier that the path does not tell is found", () => {
    passed().tier += 1n;
    expect(broken("holdersAndTiers")).to.include({ thing: lot(), expected: "3", found: "4" });
    passed().tier -= 1n;
    passed().holder += 1n;
    expect(broken("holdersAndTiers")).to.include({ thing: lot(), field: "held by the one who received it last" });
  });

  it("holdersAndTiers: a tier above the instrument's limit is found", () => {
    state.lots.instruments.set(told.settled.instrument, { ...instrument(), highestTier: 2n });
    expect(broken("holdersAndTiers")).to.include({ thing: lot(), found: "tier 3 of at most 2" });
  });

  it("tokenFace: a balance or an owner that no live lot has is found", () => {
    const [live] = [...state.lots.lots].find(([, { flags }]) => (flags & Flag.Ended) === 0n)!;
    const balance = state.token.balances.get(live)!;
    state.token.balances.set(live, { ...balance, units: balance.units + 1n });
    expect(broken("tokenFace")).to.include({ thing: `token ${lotName(live)}`, expected: String(balance.units) });
    state.token.balances.set(live, { ...balance, owner: "0x0000000000000000000000000000000000000001" });
    expect(broken("tokenFace")).to.include({ field: "owner is the lot's holder" });
    state.token.balances.set(live, balance).set(told.passed + 1n, balance);
    expect(broken("tokenFace")).to.include({ thing: `token ${lotName(told.passed + 1n)}`, expected: "0" });
  });

  it("quotaTree: a node that is not the sum below it, or above its limit, is found", () => {
    const [bank, head] = [quotaKey(bankOf(state), 0n), quotaKey(0n, 0n)];
    const own = state.quotas.quotas.get(bank)!;
    const { used, limit } = own;
    own.used += 1n;
    const sum = { expected: `${used + 1n}`, found: `${used}` };
    expect(broken("quotaTree")).to.include({ field: "used as the sum below it", ...sum });
    own.used = limit + 1n;
    expect(broken("quotaTree")).to.include({ field: "within its limit", found: `limit ${limit}` });
    own.used = used;
    own.reserved -= 1n;
    expect(broken("quotaTree")).to.include({ field: "reserved as the sum below it" });
    own.reserved += 1n;
    const top = state.quotas.quotas.get(head)!;
    top.allotted += 1n;
    const allotted = { expected: `${top.allotted - 1n}`, found: `${top.allotted}` };
    expect(broken("quotaTree")).to.include({ thing: "quota of head, label 0", ...allotted });
  });

  it("acceptancesOwed: an acceptor that owes or holds other than what was booked and not released is found", () => {
    const [number, bank] = bankThatAccepts(state);
    const thing = `acceptor ${number}`;
    const { outstanding, margins } = bank;
    bank.outstanding += 1n;
    const owed = { expected: `${outstanding}`, found: `${outstanding + 1n}` };
    expect(broken("acceptancesOwed")).to.deep.equal({ thing, field: "outstanding as booked less released", ...owed });
    bank.outstanding = outstanding;
    bank.margins -= 1n;
    const held = { expected: `${margins}`, found: `${margins - 1n}` };
    expect(broken("acceptancesOwed")).to.deep.equal({ thing, field: "margins as booked less released", ...held });
    bank.margins = -1n;
    const below = `${outstanding}, margins -1`;
    expect(broken("acceptancesOwed")).to.include({ field: "not below nothing", found: below });
  });

  it("acceptanceCaps: a bank that accepted beyond its caps is found, an enterprise has none", () => {
    const { judged } = state.acceptors;
    const [number] = bankThatAccepts(state);
    const thing = `acceptor ${number}`;
    const bank = judged.find(({ acceptor }) => acceptor === number)!;
    const enterprise = judged.find(({ totalAssets }) => totalAssets === 0n)!;
    const [assets, deposits] = [bank.totalAssets, bank.deposits];
    Object.assign(bank, { outstanding: (assets * 15n) / 100n, margins: deposits / 10n });
    Object.assign(enterprise, { outstanding: assets, margins: deposits });
    expect(broken("acceptanceCaps")).to.equal(undefined);
    bank.outstanding += 1n;
    const above = `${bank.outstanding} on ${assets}`;
    expect(broken("acceptanceCaps")).to.include({ thing, field: "acceptances within the cap", found: above });
    bank.outstanding -= 1n;
    bank.margins += 1n;
    const held = `${bank.margins} on ${deposits}`;
    expect(broken("acceptanceCaps")).to.include({ thing, field: "margins within the cap", found: held });
  });

  it("backgrounds: a document used by more or less than stands on it is found", () => {
    document().financed += 1n;
    expect(broken("backgrounds")).to.deep.equal({
      thing: `document ${told.settled.terms.background}`,
      field: "used by what was issued or moved on it",
      expected: "100000000",
      found: "100000001",
    });
  });

  it("alerts: a document overdrawn without an alert is found", () => {
    state.documents.unalerted.set("0xabc", 5n);
    expect(broken("alerts")).to.include({ thing: "document 0xabc", found: "5" });
  });

  it("cashConservation: cash that paid for nothing, or paid twice, is found", () => {
    const [id, record] = payment();
    state.instructions.instructions.set("0xabc", { ...record });
    state.instructions.redemptions.set("0xabc", told.passed);
    expect(broken("cashConservation")).to.include({ thing: lot(), expected: "14000", found: "7000" });
    state.instructions.redemptions.delete("0xabc");
    state.instructions.instructions.set(id, { ...record, amount: 6_999n });
    expect(broken("cashConservation")).to.include({ thing: lot(), expected: "6999", found: "7000" });
    state.instructions.instructions.set(id, { ...record, amount: 7_001n });
    state.redemption.paid.set(told.passed, 7_001n);
    expect(broken("cashConservation")).to.include({ thing: lot(), field: "paid at most once" });
  });

  it("returns: more returned than its returns took, or than was paid, is found", () => {
    const [id, record] = payment();
    record.returned += 1n;
    expect(broken("returns")).to.include({ thing: `instruction ${id}`, expected: "500", found: "501" });
    const [back, taken] = [...state.instructions.instructions].find(([, { subject }]) => subject === id)!;
    state.instructions.instructions.set(back, { ...taken, amount: 7_001n });
    record.returned = 7_001n;
    expect(broken("returns")).to.include({ thing: `instruction ${id}`, field: "returned at most once" });
  });

  it("deliveryVersusPayment: a lot redeemed unpaid, or paid to another, is found", () => {
    const [id, record] = payment();
    record.state = InstructionState.Accepted;
    expect(broken("deliveryVersusPayment")).to.include({
      thing: lot(),
      field: "InRedemption exactly while it should be",
    });
    record.state = InstructionState.Rejected;
    expect(broken("deliveryVersusPayment")).to.include({ thing: lot(), field: "handed over against final cash" });
    record.state = InstructionState.Final;
    for (const change of [{ payee: 99n }, { payer: 99n }, { currency: 840n }]) {
      state.instructions.instructions.set(id, { ...record, ...change });
      expect(broken("deliveryVersusPayment"), JSON.stringify(Object.keys(change))).to.include({ thing: lot() });
    }
  });

  it("deliveryVersusPayment: a lot locked without a payment on its way, or an instruction its desk did not tie to it, is found", () => {
    passed().flags |= Flag.InRedemption;
    expect(broken("deliveryVersusPayment")).to.include({
      thing: lot(),
      field: "InRedemption exactly while it should be",
    });
    passed().flags &= ~Flag.InRedemption;
    const [id] = payment();
    state.instructions.redemptions.delete(id);
    expect(broken("deliveryVersusPayment")).to.include({
      thing: `instruction ${id}`,
      field: "its desk said what it is for",
    });
  });

  it("gateKnowsRules: a gate that does not know when the next epoch begins is found", () => {
    state.rules.epochs.push({ effectiveFrom: 5_000_000_000n, announcedAt: 1n });
    expect(broken("gateKnowsRules")).to.include({ thing: "gate", expected: "5000000000", found: "0" });
  });
});
