import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { verify } from "@tradelane/sdk/state";
import { openBillMarket } from "../bills/issuing.ts";
import { mandate, REGION } from "../helpers/members.ts";
import { deploySuite } from "../helpers/suite.ts";
import { DAY, now, openTrade } from "../helpers/trade.ts";
import { billActs } from "./support/acts/chance-bills.ts";
import { play } from "./support/play.ts";

const { ethers } = await network.create();

const ACTS = Number(process.env.ACTS ?? 1_000);
const SEED = Number(process.env.SEED ?? 20_261_123);
const SMALL_FACE = 4n;
/** So little that applications meet the limit now and then. */
const QUOTA = 20_000_000n;

describe("bills by chance", () => {
  it("are in every state as their events say, lots whole, quotas a tree, cash paid for what passed", async () => {
    const suite = await deploySuite(ethers);
    const market = await openBillMarket(suite);
    const { central, banks } = market;
    await mandate(suite, central);
    const until = (await now(suite)) + 300n * DAY;
    const quotas = suite.quotas.connect(central.account);
    for (const label of [0n, SMALL_FACE]) {
      await quotas.allotHead(label, 6n * QUOTA);
      await quotas.allotBranch(REGION, label, 3n * QUOTA);
      for (const { number } of banks) await quotas.allotInstitution(number, label, QUOTA);
    }
    const attestations = suite.attestations.connect(central.account);
    for (const { number } of banks) {
      await attestations.attest(id("settlement-account"), number, 1n, await now(suite), until);
    }
    const trade = await openTrade(suite);
    const { addresses, block, counts } = await play(trade, billActs(market), ACTS, SEED);
    const { difference, ok, checked, laws } = await verify(ethers.provider, addresses, { toBlock: block });
    expect(difference).to.equal(undefined);
    expect(ok).to.equal(true);
    for (const area of ["bills", "billLots", "discounts", "rediscounts", "presentations", "quotas"]) {
      expect(checked[area], area).to.be.greaterThan(0);
    }
    for (const law of ["partition", "quotaTree", "quotasInUse", "billsPaid", "recourseOwed"] as const) {
      expect(laws[law], law).to.be.greaterThan(0);
    }
    // Days begin when they do, so a rare act may find nothing to act upon; most are done, and more than is refused.
    const sums = [...counts.values()];
    const idle = sums.filter(({ done }) => done === 0);
    expect(idle.length).to.be.at.most(3);
    expect(sums.reduce((sum, { done }) => sum + done, 0)).to.be.greaterThan(ACTS / 2);
  }).timeout(300_000);
});
