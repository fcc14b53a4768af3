import { expect } from "chai";
import type { Tradelane } from "@tradelane/sdk";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

/** The account after those of the story's members. */
const CENTRAL_BANK = 27;
const REGION = 3100;

describe("quotas", () => {
  let story: Story;
  let head: Tradelane;

  before(async () => {
    story = await startStory();
    head = await story.as(CENTRAL_BANK, { members: { bank: entityOf("bank") } });
    await head.members.apply({ entity: "central bank", kind: "CentralBank", region: 1100 });
    await story.council.members.admit({ members: ["central bank"] }, { via: "council" });
    await story.council.members.setMandate(
      { member: "central bank", businesses: ["Rediscount"], regions: "all", until: "+365d" },
      { via: "council" },
    );
  });

  it("are allotted down the tree and read at each node", async () => {
    expect(await head.quotas.allotHead({ limit: "1000000.00" })).to.deep.include({
      ...{ node: "head", label: "None", limit: 100_000_000n, above: "head", allottedAbove: 0n },
    });
    const branch = await head.quotas.allotBranch({ region: REGION, limit: "600000.00" });
    expect(branch).to.deep.include({ node: "branch 3100", above: "head", allottedAbove: 60_000_000n });
    const bank = await head.quotas.allotInstitution({ bank: "bank", limit: "400000.00" });
    expect(bank).to.deep.include({ node: "member 6", above: "branch 3100", allottedAbove: 40_000_000n });
    expect(await story.gear.quotas.headQuota()).to.include({ limit: 100_000_000n, allotted: 60_000_000n });
    expect(await story.gear.quotas.branchQuota(REGION)).to.include({ limit: 60_000_000n, allotted: 40_000_000n });
    expect(await story.bank.quotas.institutionQuota("bank")).to.deep.equal({
      ...{ node: "member 6", label: "None", limit: 40_000_000n, allotted: 0n },
      ...{ reserved: 0n, used: 0n, left: 40_000_000n },
    });
    expect(await story.bank.quotas.institutionQuota("bank", "Green")).to.include({
      label: "Green",
      limit: 0n,
      left: 0n,
    });
  });

  it("are refused beyond the node above, below what is allotted, and of others than the central bank", async () => {
    const over = await refusalOf(head.quotas.allotBranch({ region: 4403, limit: "400000.01" }), "QuotaNotCovered");
    expect(over.message).to.equal(
      "400,000.01 CNY is more than 400,000.00 CNY, which is left to allot of the quota (whole quota) of head.",
    );
    const below = await refusalOf(head.quotas.allotHead({ limit: "599999.99" }), "QuotaBelowAllotted");
    expect(below.message).to.contain("599,999.99 CNY is less than 600,000.00 CNY");
    await refusalOf(story.bank.quotas.allotInstitution({ bank: "bank", limit: "1.00" }), "ConsortiumKindForbids");
    const green = head.quotas.allotInstitution({ bank: "bank", limit: "0.01", label: "Green" });
    expect((await refusalOf(green, "QuotaNotCovered")).message).to.contain("(green) of branch 3100");
  });
});
