import { expect } from "chai";
import { network } from "hardhat";
import type { Provider } from "ethers";
import { eventFragments, SUITE_CONTRACTS, type SuiteEvent } from "@tradelane/sdk/events";
import { verify, type VerifyReport } from "@tradelane/sdk/state";
import { deploySuite } from "../helpers/suite.ts";
import { openTrade } from "../helpers/trade.ts";
import { OTHER_ACTS } from "./support/acts/others.ts";
import { RECEIVABLE_ACTS } from "./support/acts/receivables.ts";
import { remembering } from "./support/memo.ts";
import { play, type Played } from "./support/play.ts";

const { ethers } = await network.create();

describe("verify", () => {
  let played: Played;
  let provider: Provider;

  const judge = (events: readonly SuiteEvent[]): Promise<VerifyReport> => {
    const range = { from: 0, to: events.at(-1)!.blockNumber };
    return verify(provider, played.addresses, { toBlock: played.block, events: [{ range, events }] });
  };

  before(async function () {
    this.timeout(300_000);
    const suite = await deploySuite(ethers);
    const trade = await openTrade(suite);
    played = await play(trade, { ...RECEIVABLE_ACTS, ...OTHER_ACTS }, Number(process.env.ACTS ?? 1000), Number(process.env.SEED ?? 1));
    provider = remembering(ethers.provider);
    console.log(Object.fromEntries([...played.counts].map(([n, { done, refused }]) => [n, `${done}/${refused}`])));
  });

  it("x", async function () {
    this.timeout(600_000);
    console.time("clean");
    const r = await judge(played.events);
    expect(r.difference).to.equal(undefined);
    console.timeEnd("clean");
    console.time("clean2");
    await judge(played.events);
    console.timeEnd("clean2");
    for (const contract of SUITE_CONTRACTS) for (const { name } of eventFragments(contract)) {
      const at = played.events.map((e, i) => e.contract === contract && e.name === name ? i : -1).filter((i) => i >= 0);
      if (at.length === 0) { console.log(`NONE ${contract}.${name}`); continue; }
      let noticed = 0; let un: number[] = []; let last = "";
      const tried = at.slice(-40);
      for (const i of tried) {
        const r = await judge(played.events.filter((_, k) => k !== i));
        if (!r.ok) { noticed++; last = JSON.stringify(r.difference); } else un.push(i);
      }
      console.log(`${contract}.${name} ${noticed}/${tried.length}`, last.slice(0, 200));
    }
  });
});
