import { expect } from "chai";
import type { Tradelane } from "@tradelane/sdk";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

/** The account after those of the story's members. */
const CENTRAL_BANK = 27;

describe("acceptors", () => {
  let story: Story;
  let centralBank: Tradelane;

  before(async () => {
    story = await startStory();
    centralBank = await story.as(CENTRAL_BANK, { members: { bank: entityOf("bank"), gear: entityOf("gear") } });
    await centralBank.members.apply({ entity: "central bank", kind: "CentralBank", region: 1100 });
    await story.council.members.admit({ members: ["central bank"] }, { via: "council" });
    await story.council.members.setMandate(
      { member: "central bank", businesses: ["Bills"], regions: [3100], until: "+365d" },
      { via: "council" },
    );
  });

  it("have no figures and accept nothing as banks, or without a cap as enterprises", async () => {
    expect(await story.gear.acceptors.figuresOf("bank")).to.equal(undefined);
    expect(await story.gear.acceptors.acceptancesOf("bank")).to.deep.equal({
      ...{ acceptor: 6, outstanding: 0n, left: 0n, margins: 0n, marginLeft: 0n },
    });
    expect(await story.gear.acceptors.acceptancesOf("gear")).to.include({ left: undefined, marginLeft: undefined });
    expect(await story.gear.acceptors.overdueOf("gear")).to.deep.include({ moments: [], barredUntil: undefined });
    expect(await story.gear.acceptors.overdueSince(7n)).to.equal(undefined);
  });

  it("get their figures from the central bank, of which the caps are shares", async () => {
    const figures = { totalAssets: "1000.01", deposits: "500.09" };
    const stated = await centralBank.acceptors.setFigures({
      acceptor: "bank",
      ...figures,
      asOf: "2026-01-01",
      until: "+120d",
    });
    expect(stated).to.include({ acceptor: 6, totalAssets: 100_001n, deposits: 50_009n, epoch: 1 });
    const { acceptor, totalAssets, deposits, asOf, until } = stated;
    expect(await story.gear.acceptors.figuresOf("bank")).to.deep.equal({
      acceptor,
      totalAssets,
      deposits,
      asOf,
      until,
    });
    expect(await story.gear.acceptors.acceptancesOf("bank")).to.deep.include({ left: 15_000n, marginLeft: 5_000n });
  });

  it("have figures of other moments, by others or of enterprises refused", async () => {
    const figures = { totalAssets: "1.00", deposits: "1.00", asOf: "2026-01-01", until: "+120d" };
    const past = centralBank.acceptors.setFigures({ acceptor: "bank", ...figures, until: "2026-01-02" });
    const refused = await refusalOf(past, "AcceptorFiguresInvalid");
    expect(refused.message).to.contain("are not figures of now");
    expect(refused.hint).to.contain("a time that has not passed");
    await refusalOf(story.bank.acceptors.setFigures({ acceptor: "bank", ...figures }), "ConsortiumKindForbids");
    await refusalOf(centralBank.acceptors.setFigures({ acceptor: "gear", ...figures }), "ConsortiumKindForbids");
  });
});
