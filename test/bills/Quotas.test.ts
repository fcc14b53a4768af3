import { expect } from "chai";
import { admitMember, mandate } from "../helpers/members.ts";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Business, MemberKind } from "../helpers/terms.ts";
import { allotted, branch, HEAD, institution, Label, load, offices, SHANGHAI, SHENZHEN } from "./quotas.ts";

const EMPTY = { limit: 0n, allotted: 0n, reserved: 0n, used: 0n };

describe("Quotas: allotHead", () => {
  it("sets what all others come from, each label apart", async () => {
    const { quotas, head, allot, at } = await load(offices);
    const sent = await allot.head(1_000n);
    expect(await eventsOf(sent, quotas)).to.deep.equal([
      ["QuotaAllotted", HEAD, 0n, head.number, 1_000n, HEAD, 0n, 1n],
    ]);
    await allot.head(70n, Label.Agriculture);
    expect(await at(HEAD)).to.deep.equal({ ...EMPTY, limit: 1_000n });
    expect(await at(HEAD, Label.Agriculture)).to.deep.equal({ ...EMPTY, limit: 70n });
    expect(await at(HEAD, Label.Green)).to.deep.equal(EMPTY);
  });

  it("takes back only what is not allotted", async () => {
    const { quotas, allot, at } = await load(allotted);
    await refuses(allot.head(599n), quotas, "QuotaBelowAllotted", HEAD, Label.None, 600n, 599n);
    await allot.head(600n);
    expect(await at(HEAD)).to.deep.equal({ limit: 600n, allotted: 600n, reserved: 0n, used: 0n });
  });
});

describe("Quotas: allotBranch", () => {
  it("gives out of the head's to the last unit and not one more", async () => {
    const { quotas, head, allot, at } = await load(allotted);
    await refuses(allot.branch(SHENZHEN, 401n), quotas, "QuotaNotCovered", HEAD, Label.None, 400n, 401n);
    const sent = await allot.branch(SHENZHEN, 400n);
    expect(await eventsOf(sent, quotas)).to.deep.equal([
      ["QuotaAllotted", branch(SHENZHEN), Label.None, head.number, 400n, HEAD, 1_000n, 1n],
    ]);
    expect(await at(HEAD)).to.deep.equal({ ...EMPTY, limit: 1_000n, allotted: 1_000n });
  });

  it("changes a branch's own without counting it twice, and takes back what is not allotted below", async () => {
    const { quotas, allot, at } = await load(allotted);
    await refuses(allot.branch(SHANGHAI, 1_001n), quotas, "QuotaNotCovered", HEAD, Label.None, 1_000n, 1_001n);
    await allot.branch(SHANGHAI, 1_000n);
    const below = [branch(SHANGHAI), Label.None, 400n, 399n] as const;
    await refuses(allot.branch(SHANGHAI, 399n), quotas, "QuotaBelowAllotted", ...below);
    await allot.branch(SHANGHAI, 400n);
    expect(await at(HEAD)).to.deep.equal({ ...EMPTY, limit: 1_000n, allotted: 400n });
    expect(await at(branch(SHANGHAI))).to.deep.equal({ ...EMPTY, limit: 400n, allotted: 400n });
  });
});

describe("Quotas: allotInstitution", () => {
  it("gives out of the quota of the branch of the bank's region", async () => {
    const { quotas, office, neighbour, distant, allot, at } = await load(allotted);
    const over = [branch(SHANGHAI), Label.None, 200n, 201n] as const;
    await refuses(allot.institution(neighbour, 201n), quotas, "QuotaNotCovered", ...over);
    const sent = await allot.institution(neighbour, 200n, Label.None, office);
    expect(await eventsOf(sent, quotas)).to.deep.equal([
      ["QuotaAllotted", institution(neighbour), Label.None, office.number, 200n, branch(SHANGHAI), 600n, 1n],
    ]);
    expect((await at(branch(SHANGHAI))).allotted).to.equal(600n);
    const elsewhere = [branch(SHENZHEN), Label.None, 0n, 1n] as const;
    await refuses(allot.institution(distant, 1n), quotas, "QuotaNotCovered", ...elsewhere);
  });

  it("takes back only what is neither reserved nor used", async () => {
    const { quotas, bank, allot, revolve } = await load(allotted);
    await revolve("reserve", 300n);
    await revolve("use", 100n);
    const below = [institution(bank), Label.None, 300n, 299n] as const;
    await refuses(allot.institution(bank, 299n), quotas, "QuotaBelowUse", ...below);
    await allot.institution(bank, 300n);
    await refuses(revolve("reserve", 1n), quotas, "QuotaExceeded", bank.number, Label.None, 0n, 1n);
  });
});

describe("Quotas: who allots", () => {
  it("is the central bank, of head and branches only with a mandate over all regions", async () => {
    const { core, quotas, office, bank, distant, allot } = await load(allotted);
    const { consortium } = core;
    for (const act of [allot.head(1n, Label.None, office), allot.branch(SHANGHAI, 1n, Label.None, office)]) {
      await refuses(act, quotas, "QuotaMandateTooNarrow", office.number);
    }
    const beyond = [office.number, Business.Rediscount, SHENZHEN] as const;
    const act = allot.institution(distant, 0n, Label.None, office);
    await refuses(act, consortium, "ConsortiumMandateMissing", ...beyond);
    const kinds = [bank.number, MemberKind.Bank, 1n << MemberKind.CentralBank] as const;
    for (const own of [allot.head(9n, Label.None, bank), allot.institution(bank, 9n, Label.None, bank)]) {
      await refuses(own, consortium, "ConsortiumKindForbids", ...kinds);
    }
  });

  it("is nobody whose mandate is for another business, and no enterprise gets a quota", async () => {
    const { core, head, allot } = await load(allotted);
    const enterprise = await admitMember(core, MemberKind.Enterprise);
    const kinds = [enterprise.number, MemberKind.Enterprise, 1n << MemberKind.Bank] as const;
    await refuses(allot.institution(enterprise, 0n), core.consortium, "ConsortiumKindForbids", ...kinds);
    await mandate(core, head, { businesses: 1n << Business.Bills });
    const missing = [head.number, Business.Rediscount, SHANGHAI] as const;
    await refuses(allot.head(1n), core.consortium, "ConsortiumMandateMissing", ...missing);
  });
});

describe("Quotas: reserve, use, unreserve, repay", () => {
  it("revolve at the bank, its branch and the head alike", async () => {
    const { quotas, bank, revolve, at } = await load(allotted);
    const turns = [
      ["reserve", 400n, 400n, 0n],
      ["unreserve", 150n, 250n, 0n],
      ["use", 200n, 50n, 200n],
      ["repay", 120n, 50n, 80n],
      ["reserve", 270n, 320n, 80n],
    ] as const;
    for (const [turn, amount, reserved, used] of turns) {
      const sent = await revolve(turn, amount);
      expect(await eventsOf(sent, quotas)).to.deep.equal([
        ["QuotaMoved", bank.number, Label.None, branch(SHANGHAI), reserved, used],
      ]);
      for (const node of [HEAD, branch(SHANGHAI), institution(bank)]) {
        expect(await at(node)).to.include({ reserved, used });
      }
    }
  });

  it("count what a label takes in the whole quota as well", async () => {
    const { quotas, bank, revolve, at } = await load(allotted);
    const sent = await revolve("reserve", 40n, Label.Green);
    expect(await eventsOf(sent, quotas)).to.deep.equal([
      ["QuotaMoved", bank.number, Label.None, branch(SHANGHAI), 40n, 0n],
      ["QuotaMoved", bank.number, Label.Green, branch(SHANGHAI), 40n, 0n],
    ]);
    await revolve("use", 30n, Label.Green);
    for (const node of [HEAD, branch(SHANGHAI), institution(bank)]) {
      for (const label of [Label.None, Label.Green]) {
        expect(await at(node, label)).to.include({ reserved: 10n, used: 30n });
      }
    }
  });

  it("are refused beyond the whole quota or the label's by one unit, and nothing is reserved", async () => {
    const { quotas, bank, neighbour, revolve, at } = await load(allotted);
    await refuses(revolve("reserve", 401n), quotas, "QuotaExceeded", bank.number, Label.None, 400n, 401n);
    const label = [bank.number, Label.Green, 40n, 41n] as const;
    await refuses(revolve("reserve", 41n, Label.Green), quotas, "QuotaExceeded", ...label);
    await revolve("reserve", 380n);
    const whole = [bank.number, Label.None, 20n, 21n] as const;
    await refuses(revolve("reserve", 21n, Label.Green), quotas, "QuotaExceeded", ...whole);
    const none = [neighbour.number, Label.None, 0n, 1n] as const;
    await refuses(revolve("reserve", 1n, Label.None, neighbour), quotas, "QuotaExceeded", ...none);
    expect(await at(HEAD, Label.Green)).to.include({ reserved: 0n });
    await revolve("reserve", 20n, Label.Green);
  });

  it("give back no more than was taken", async () => {
    const { revolve } = await load(allotted);
    await revolve("reserve", 10n, Label.Green);
    for (const act of [
      revolve("unreserve", 11n, Label.Green),
      revolve("use", 11n, Label.Green),
      revolve("repay", 1n, Label.Green),
      revolve("unreserve", 1n, Label.Agriculture),
    ]) {
      await expect(act).to.be.revertedWithPanic(0x11);
    }
  });

  it("are the listed desks' alone", async () => {
    const { core, quotas, bank, revolve } = await load(allotted);
    for (const by of [core.deployer, bank.account, core.councillors[0]!]) {
      for (const turn of ["reserve", "use", "unreserve", "repay"] as const) {
        await refuses(revolve(turn, 1n, Label.None, bank, by), quotas, "QuotaNotADesk", by.address);
      }
    }
  });
});
