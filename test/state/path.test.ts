import { expect } from "chai";
import { network } from "hardhat";
import { concat, dataSlice, keccak256, toBeHex, zeroPadBytes } from "ethers";
import { readEvents, type SuiteAddresses } from "@tradelane/sdk/events";
import {
  decodeStep,
  encodeStep,
  endOf,
  instrumentNumber,
  instrumentOf,
  lotId,
  lotName,
  nextTrail,
  originTrail,
  parseLotName,
  pathOf,
  readPath,
  StepAct,
  stepKind,
  type PathStep,
  type Step,
} from "@tradelane/sdk/path";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import { deploySuite, type Suite } from "../helpers/suite.ts";
import { openTrade } from "../helpers/trade.ts";
import { RECEIVABLE_ACTS } from "./support/acts/receivables.ts";
import { tellStory, type Told } from "./support/acts/story.ts";
import { hash } from "./support/events.ts";
import { play } from "./support/play.ts";
import { expectStateError } from "./support/refusal.ts";

const { ethers } = await network.create();

describe("lot names", () => {
  const instrument = 0xabcn;
  const lot = lotId(instrument, 30_000n);

  it("are read as <instrument>:<end> or as one number, decimal or hexadecimal", () => {
    for (const text of ["0xabc:30000", "2748:30000", "0xABC:0x7530", ` ${lotName(lot)} `, String(lot), toBeHex(lot)]) {
      expect(parseLotName(text), text).to.equal(lot);
    }
    expect([instrumentOf(lot), endOf(lot)]).to.deep.equal([instrument, 30_000n]);
    expect(lotName(lot)).to.equal("0x000000000000000000000abc:30000");
  });

  it("are read up to the largest, and not beyond", () => {
    const largest = lotId(2n ** 96n - 1n, 2n ** 40n - 1n);
    expect(parseLotName(lotName(largest))).to.equal(largest);
    expect(parseLotName(String(largest))).to.equal(largest);
    const beyond = [`0x1${"0".repeat(24)}:1`, `1:${2n ** 40n}`, String(largest + 1n)];
    const noLots = ["", "x", "1:2:3", "1:", ":1", "-1:1", "1.5:1", "0xabc:0", "0", "0x10000000000"];
    for (const text of [...beyond, ...noLots]) {
      expectStateError("LOT_NAME_INVALID", { text }, () => parseLotName(text));
    }
  });

  it("of instruments follow from the debtor and its own reference, as the contract says", async () => {
    const suite = await deploySuite(ethers);
    const reference = hash("reference");
    expect(instrumentNumber(7n, reference)).to.equal(await suite.origination.instrumentId(7n, reference));
  });
});

describe("steps", () => {
  const full: Step = {
    act: 255n,
    from: 2n ** 24n - 1n,
    to: 1n,
    start: 2n ** 40n - 1n,
    end: 2n,
    time: 2n ** 40n - 1n,
    epoch: 3n,
    parentEnd: 2n ** 40n - 1n,
  };

  it("are packed and unpacked without touching each other's bits", () => {
    expect(decodeStep(encodeStep(full))).to.deep.equal(full);
    expect(encodeStep(full) >> 248n).to.equal(0n);
    for (const field of Object.keys(full) as (keyof Step)[]) {
      const other = { ...full, [field]: full[field] ^ 1n };
      expect(decodeStep(encodeStep(other)), field).to.deep.equal(other);
    }
  });

  it("have the names of the contracts' table", () => {
    expect(stepKind(StepAct.Issued)).to.equal("Issued");
    expect(stepKind(StepAct.Remainder)).to.equal("Remainder");
    expect(stepKind(99n)).to.equal(undefined);
  });

  it("lead on the trail as the contracts hash it", () => {
    const trail = originTrail(0xabcn);
    expect(trail).to.equal(`0x${"0".repeat(39)}abc`);
    const background = hash("background");
    const hashed = keccak256(concat([zeroPadBytes(trail, 32), toBeHex(encodeStep(full), 32), background]));
    expect(nextTrail(trail, encodeStep(full), background)).to.equal(dataSlice(hashed, 0, 21));
  });
});

describe("paths", () => {
  let suite: Suite;
  let addresses: SuiteAddresses;
  let state: SuiteState;
  let told: Told;

  before(async function () {
    this.timeout(120_000);
    suite = await deploySuite(ethers);
    const trade = await openTrade(suite);
    told = await tellStory(trade);
    const played = await play(trade, RECEIVABLE_ACTS, 200, 7);
    ({ addresses } = played);
    state = emptyState();
    for await (const { events } of readEvents(ethers.provider, addresses, 0, played.block)) {
      for (const event of events) fold(state, event);
    }
  });

  const accepted = (lot: bigint, path: readonly PathStep[]) => suite.receivables.isPath(lot, [...path]);
  const path = () => pathOf(state.lots.lots.get(told.passed)!.history);

  it("of every lot, live and ended, are accepted by the chain, and are the same from its instrument alone", async () => {
    expect(state.lots.lots.size).to.be.greaterThan(20);
    for (const [lot, { history }] of state.lots.lots) {
      expect(await accepted(lot, pathOf(history)), lotName(lot)).to.equal(true);
      expect(await readPath(ethers.provider, addresses, lot), lotName(lot)).to.deep.equal(pathOf(history));
    }
  });

  it("of a lot that a merge undid are none", async () => {
    const [undone] = state.lots.undone;
    const outcome = await readPath(ethers.provider, addresses, undone!).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).to.have.property("code", "PATH_LOT_UNKNOWN");
    expect(outcome).to.have.deep.property("values", { lot: lotName(undone!) });
    expect(await accepted(undone!, [])).to.equal(false);
  });

  it("are refused with any bit of any field of any step changed", async () => {
    const steps = path();
    expect(steps.length).to.be.greaterThan(3);
    for (const [i, { step, background }] of steps.entries()) {
      const fields = decodeStep(step);
      for (const field of Object.keys(fields) as (keyof Step)[]) {
        const changed = encodeStep({ ...fields, [field]: fields[field] ^ 1n });
        expect(await accepted(told.passed, steps.with(i, { step: changed, background })), field).to.equal(false);
      }
      const other = { step, background: hash("other background") };
      expect(await accepted(told.passed, steps.with(i, other)), "background").to.equal(false);
    }
  });

  it("are refused shortened, lengthened, reordered or empty", async () => {
    const steps = path();
    const last = steps.at(-1)!;
    const wrong = [
      steps.slice(1),
      steps.slice(0, -1),
      steps.filter((_, i) => i !== 1),
      [...steps, last],
      [...steps, { step: 0n, background: hash("nothing") }],
      steps.with(1, steps[2]!).with(2, steps[1]!),
      [],
    ];
    for (const [i, other] of wrong.entries()) {
      expect(await accepted(told.passed, other), `wrong path ${i}`).to.equal(false);
    }
  });

  it("are refused for another lot, of the same instrument or of another", async () => {
    const steps = path();
    for (const lot of state.lots.lots.keys()) {
      expect(await accepted(lot, steps), lotName(lot)).to.equal(lot === told.passed);
    }
    expect(await accepted(lotId(1n, 1n), steps)).to.equal(false);
  });
});
