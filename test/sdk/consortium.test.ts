import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { keyOf, startChain, type TestChain } from "./helpers/connections.ts";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const FRESH = "0x00000000000000000000000000000000000000aa";

describe("members", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  it("apply, are admitted by the council, and are found by number, entity and name", async () => {
    const { gear, council } = story;
    const found = await gear.members.memberAt("gear");
    expect(found).to.deep.include({
      member: 3,
      entity: id("91310000GEAR"),
      kind: "Enterprise",
      state: "Active",
      region: 3100,
    });
    expect(await gear.members.memberAt(3)).to.deep.equal(found);
    expect(await gear.members.memberAt("#3")).to.deep.equal(found);
    expect(await gear.members.memberAt("9131 0000 gear")).to.deep.equal(found);
    expect(await gear.members.memberAt(id("91310000GEAR"))).to.deep.equal(found);
    expect(await gear.members.memberOf(entityOf("gear"))).to.equal(3);
    expect(await gear.members.memberOf("nobody")).to.equal(undefined);
    expect(await council.members.memberCount()).to.equal(6);
    const error = await refusalOf(gear.members.memberAt("nobody"), "MemberUnknown");
    expect(error.values).to.deep.equal({ reference: "nobody" });
    for (const reference of [0, 2 ** 24, 1.5]) await refusalOf(gear.members.memberAt(reference), "ParameterInvalid");
  });

  it("are refused, suspended, reinstated, and excluded by the council", async () => {
    const { council, gear } = story;
    const stranger = await story.as(35);
    const { member } = await stranger.members.apply({ entity: "stranger", kind: "Enterprise" });
    const refused = await council.members.refuse({ member }, { via: "council" });
    expect(refused).to.deep.include({ stage: "Executed", result: { member } });
    expect((await council.members.suspend({ member: "steel", reason: 7 }, { via: "council" })).result).to.deep.equal({
      member: 5,
    });
    expect(await gear.members.memberAt("steel")).to.include({ state: "Suspended" });
    await council.members.reinstate({ member: "steel" }, { via: "council" });
    await council.members.exclude({ member: "steel" }, { via: "council" });
    expect(await gear.members.memberAt("steel")).to.include({ state: "Exiting" });
    expect(await gear.members.completeExit({ member: "steel" })).to.deep.include({ member: 5 });
    expect(await gear.members.memberAt("steel")).to.include({ state: "Exited" });
  });

  it("manage their accounts", async () => {
    const { forging, council } = story;
    const set = await forging.members.setAccount({ account: FRESH, rights: ["Prepare", "Sign"] });
    expect(set).to.deep.include({ member: 4, rights: ["Prepare", "Sign"] });
    expect(await forging.members.accountAt(FRESH)).to.deep.include({ member: 4, rights: ["Prepare", "Sign"] });
    expect(await forging.members.accountAt()).to.deep.include({ rights: ["Prepare", "Act", "Sign", "Administer"] });
    expect((await forging.members.setAccount({ account: FRESH, rights: [] })).rights).to.deep.equal([]);
    await refusalOf(
      forging.members
        .setAccount({ account: council.account!, rights: ["Act"] })
        .then(() => story.gear.members.setAccount({ account: council.account!, rights: ["Act"] })),
      "ConsortiumAccountTaken",
    );
    const revoked = await forging.members.revokeConsents({});
    expect(revoked.revoked.map(({ account }) => account)).to.deep.equal([forging.account]);
    const next = await story.as(36);
    const { member, accounts } = await forging.members.rotate({ to: next.account! });
    expect(member).to.equal(4);
    expect(accounts.map(({ rights }) => rights.length).sort()).to.deep.equal([0, 4]);
    expect(await next.members.accountAt()).to.deep.include({ member: 4 });
  });

  it("that lost their keys are recovered by the council", async () => {
    const { council, bank } = story;
    const saved = await story.as(37);
    const order = { member: "bank", administrator: saved.account!, lost: [bank.account!] };
    const { result } = await council.members.recover(order, { via: "council" });
    expect(result).to.deep.equal({ member: 6, administrator: saved.account });
    expect(await saved.members.accountAt(bank.account)).to.deep.include({ rights: [] });
    await refusalOf(bank.members.startExit({}), "ConsortiumRightMissing");
    expect(await saved.members.startExit({})).to.deep.include({ member: 6 });
  });

  it("get mandates, and businesses are halted and resumed", async () => {
    const { council, gear } = story;
    const authority = await story.as(38);
    const { member } = await authority.members.apply({ entity: "pboc", kind: "CentralBank" });
    await council.members.admit({ members: [member] }, { via: "council" });
    const terms = { member, businesses: ["Evidence", "Receivables"] as const, regions: [4403, 3100], until: "+365d" };
    const granted = await council.members.setMandate(
      { ...terms, businesses: [...terms.businesses] },
      { via: "council" },
    );
    expect(granted.result).to.deep.include({ businesses: ["Receivables", "Evidence"], regions: [3100, 4403] });
    expect(await gear.members.mandateOf(member)).to.deep.include({
      regions: [3100, 4403],
      businesses: ["Receivables", "Evidence"],
    });
    await council.members.setMandate({ member, businesses: ["All"], regions: "all", until: "+1d" }, { via: "council" });
    expect(await gear.members.mandateOf(member)).to.deep.include({ regions: "all", businesses: ["All"] });

    const order = { business: "Receivables", level: "Entry", until: "+1h", reason: 7, case: "2026-EM-014" } as const;
    const halted = await council.members.halt(order, { via: "council" });
    expect(halted.result).to.deep.include({ business: "Receivables", level: "Entry", caseId: id("2026-EM-014") });
    expect(await gear.members.haltOf("Receivables")).to.deep.include({ level: "Entry", reason: 7 });
    const terms2 = {
      debtor: "debtor",
      creditor: "gear",
      currency: "CNY",
      face: "10.00",
      maturity: "+9d",
      reference: "h",
    };
    const stopped = await refusalOf(gear.receivables.submit({ ...terms2, background: ZeroHash }), "ConsortiumHalted");
    expect(stopped.message).to.contain("receivables is halted until");
    expect((await council.members.resume({ business: "Receivables" }, { via: "council" })).result).to.deep.equal({
      business: "Receivables",
    });
    expect(await gear.members.haltOf("Receivables")).to.deep.include({ level: "None" });
  });

  it("refuse parameters by name before anything is sent", async () => {
    const { council, gear } = story;
    const kind = await refusalOf(gear.act("members.apply", { entity: "x", kind: "Wizard" }), "ParameterInvalid");
    expect(kind.values).to.have.property("parameter", "kind");
    const surplus = await refusalOf(gear.act("members.startExit", { now: true }), "ParameterInvalid");
    expect(surplus.message).to.contain("now");
    await refusalOf(gear.act("members.steal", {}), "ActUnknown");
    await refusalOf(gear.act("members.apply.sign", {}), "ActUnknown");
    await refusalOf(council.act("members.startExit", {}, { via: "council" }), "ActNotForCouncil");
  });
});

describe("rules and attestations", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  it("announce parameters by name, for a moment ahead", async () => {
    const { council, gear } = story;
    expect(await gear.rules.valueAt("receivables.smallestLotUnits[156]")).to.equal(100n);
    expect(await gear.rules.valueAt("no.such.parameter")).to.equal(undefined);
    const change = (parameter: string, value: number | string) => ({
      parameter,
      value,
      article: "Rules of 2026, article 3",
    });
    const { result } = await council.rules.announce(
      {
        effectiveFrom: "+2d",
        changes: [change("receivables.smallestLotUnits[392]", "1000"), change("receivables.highestTier", 5)],
      },
      { via: "council" },
    );
    expect(result?.epoch).to.equal(2);
    expect(result?.changes.map(({ value }) => value)).to.deep.equal([1000n, 5n]);
    expect(await gear.rules.epochCount()).to.equal(2);
    expect(await gear.rules.epoch()).to.equal(1);
    expect(await gear.rules.epochAt("+3d")).to.equal(2);
    expect(await gear.rules.valueAt("receivables.highestTier")).to.equal(8n);
    expect(await gear.rules.valueAt("receivables.highestTier", 2)).to.equal(5n);
    await story.chain.networkHelpers.time.increase(2 * DAY);
    expect(await gear.rules.effectiveFrom(2)).to.be.at.most(await gear.time("now"));
    expect((await gear.rules.sync({})).epoch).to.equal(2);
    expect(await gear.rules.epoch()).to.equal(2);
  });

  it("attest attributes of members by name, and withdraw them", async () => {
    const { council, gear } = story;
    const authority = await story.as(38, { members: { gear: 3, debtor: entityOf("debtor") } });
    const { member } = await authority.members.apply({ entity: "pboc", kind: "CentralBank" });
    await council.members.admit({ members: [member] }, { via: "council" });
    await refusalOf(
      authority.attestations.attest({ attribute: "green", subject: "gear", until: "+365d" }),
      "ConsortiumMandateMissing",
    );
    await council.members.setMandate(
      { member, businesses: ["Attestation"], regions: "all", until: "+365d" },
      { via: "council" },
    );
    const attested = await authority.attestations.attest({ attribute: "green", subject: "gear", until: "+365d" });
    expect(attested).to.deep.include({ attribute: id("green"), subject: 3, authority: member, value: 1 });
    expect(await gear.attestations.attestationOf("green", "gear")).to.deep.include({ authority: member, value: 1 });
    expect(await gear.attestations.valueAt("green", "gear", "+1d")).to.equal(1);
    expect(await gear.attestations.valueAt("green", "gear", "+366d")).to.equal(0);
    await authority.attestations.withdraw({ attribute: "green", subject: "gear" });
    expect(await gear.attestations.attestationOf("green", "debtor")).to.equal(undefined);
    const none = await refusalOf(
      authority.attestations.withdraw({ attribute: "green", subject: "debtor" }),
      "AttestationsNone",
    );
    expect(none.message).to.contain("debtor (member 2)");
  });
});

describe("council", () => {
  let world: TestChain;
  before(async () => (world = await startChain({ councillors: 3, threshold: 2, delays: { RULES: DAY } })));

  it("approves by several accounts, and schedules what has a delay", async () => {
    const [first, second, third] = [await world.as(1), await world.as(2), await world.as(3)];
    const applicant = await world.as(30);
    const { member } = await applicant.members.apply({ entity: "alpha", kind: "Enterprise" });
    const made = await first.members.admit({ members: [member] }, { via: "council" });
    expect(made).to.deep.include({ stage: "Open", approvals: 1 }).and.not.have.property("result");
    expect(await third.council.hasApproved(made.proposal, first.account!)).to.equal(true);
    await refusalOf(first.council.approve({ proposal: made.proposal }), "CouncilApprovedAlready");
    const approved = await second.council.approve({ proposal: made.proposal });
    expect(approved).to.deep.include({ proposal: made.proposal, stage: "Executed", approvals: 2 });
    expect(await applicant.members.memberAt(member)).to.include({ state: "Active" });

    const rules = [{ parameter: "receivables.highestTier", value: 4, article: "article 9" }];
    const { proposal } = await first.council.propose({
      acts: [{ act: "rules.announce", params: { effectiveFrom: "+9d", changes: rules } }],
    });
    const scheduled = await second.council.approve({ proposal });
    expect(scheduled).to.deep.include({ stage: "Scheduled" });
    expect(await third.council.proposalAt(proposal)).to.deep.include({
      stage: "Scheduled",
      readyAt: scheduled.readyAt,
    });
    const early = await refusalOf(third.council.execute({ proposal }), "CouncilNotReady");
    expect(early.values).to.deep.equal({ id: BigInt(proposal), readyAt: BigInt(scheduled.readyAt!) });
    await world.chain.networkHelpers.time.increase(DAY);
    expect(await third.council.execute({ proposal })).to.deep.include({ proposal, stage: "Executed" });
    expect(await third.rules.valueAt("receivables.highestTier", 2)).to.equal(4n);
  });

  it("drops a proposal that nobody approves any more", async () => {
    const first = await world.as(1);
    const { proposal } = await first.members.suspend({ member: 1, reason: 1 }, { via: "council" });
    expect(await first.council.withdrawApproval({ proposal })).to.deep.include({
      proposal,
      stage: "Dropped",
      approvals: 0,
    });
    expect(await first.council.threshold()).to.equal(2);
    expect(await first.council.accounts()).to.have.length(3);
    expect(await first.council.proposalCount()).to.be.at.least(proposal);
    await refusalOf(first.council.proposalAt(999), "HistoryMissing");
  });

  it("proposes only what is the council's, by its accounts", async () => {
    const [first, stranger] = [await world.as(1), await world.as(31)];
    const wrong = await refusalOf(first.council.propose({ acts: [{ act: "members.startExit" }] }), "ActNotForCouncil");
    expect(wrong.values).to.deep.equal({ act: "members.startExit" });
    await refusalOf(first.council.propose({ acts: [{ act: "members.steal" }] }), "ActUnknown");
    await refusalOf(
      first.council.propose({ acts: [{ act: "members.admit", params: { members: [] } }] }),
      "ParameterInvalid",
    );
    const unknown = await refusalOf(
      stranger.members.admit({ members: [1] }, { via: "council" }),
      "CouncilAccountUnknown",
    );
    expect(unknown.values).to.deep.equal({ account: stranger.account });
    await refusalOf(first.members.admit({ members: [1] }), "AccessManagedUnauthorized");
  });

  it("names settlement agents", async () => {
    const [first, second] = [await world.as(1), await world.as(2)];
    const { proposal } = await first.settlement.setAgent({ currency: "EUR", agent: 1 }, { via: "council" });
    await second.council.approve({ proposal });
    expect(await first.settlement.agentOf("EUR")).to.equal(1);
    expect(await first.settlement.agentOf("JPY")).to.equal(undefined);
    expect(keyOf(1)).to.match(/^0x/);
  });
});
