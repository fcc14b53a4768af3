import { expect } from "chai";
import { admitMember, suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { MemberKind, MemberState } from "../helpers/terms.ts";
import { LinePurpose } from "../helpers/trade.ts";
import { counters, EURO, LIMIT, NO_LINE } from "./lines.ts";
import { load, time } from "./world.ts";

describe("CreditLines: grant", () => {
  it("keeps limit and term of a line, of which nothing is used", async () => {
    const { creditLines, until, grant, named, lineAt } = await load(counters);
    expect(await lineAt()).to.deep.equal(NO_LINE);
    const sent = await grant();
    expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineGranted", ...named(), LIMIT, until, 1n]]);
    expect(await lineAt()).to.deep.equal({ limit: LIMIT, used: 0n, until, suspended: false });
  });

  it("changes limit and term and leaves what is used, though it be more than the new limit", async () => {
    const { creditLines, until, grant, move, named, lineAt } = await load(counters);
    await grant();
    await move("consume", 600n);
    for (const [limit, last] of [
      [2_000n, until + 5n],
      [600n, until - 5n],
      [599n, until],
      [0n, until],
    ] as const) {
      const sent = await grant(limit, last);
      expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineGranted", ...named(), limit, last, 1n]]);
      expect(await lineAt()).to.deep.equal({ limit, used: 600n, until: last, suspended: false });
    }
    await refuses(move("consume", 1n), creditLines, "CreditLineExceeded", ...named(), 0n, 1n);
  });

  it("takes the widest amount and the latest moment there are", async () => {
    const { grant, move, lineAt } = await load(counters);
    const [limit, until] = [2n ** 64n - 1n, 2n ** 40n - 1n];
    await grant(limit, until);
    await move("consume", limit);
    expect(await lineAt()).to.deep.equal({ limit, used: limit, until, suspended: false });
  });

  it("leaves a suspended line suspended", async () => {
    const { until, grant, turn, lineAt } = await load(counters);
    await grant();
    await turn("suspend");
    await grant(2_000n);
    expect(await lineAt()).to.deep.equal({ limit: 2_000n, used: 0n, until, suspended: true });
  });

  it("is refused for a term that is over, and for no currency", async () => {
    const { creditLines, until, grant, lineAt } = await load(counters);
    await refuses(grant(LIMIT, until, { currency: 0n }), creditLines, "CreditLineTermsInvalid", LIMIT, until);
    await time.setNextBlockTimestamp(until - 1n);
    await grant();
    await time.setNextBlockTimestamp(until);
    await grant();
    await time.setNextBlockTimestamp(until + 1n);
    await refuses(grant(), creditLines, "CreditLineTermsInvalid", LIMIT, until);
    expect(await lineAt({ currency: 0n })).to.deep.equal(NO_LINE);
  });

  it("is a bank's, for a core enterprise, while both are active", async () => {
    const { suite, bank, debtor, supplier, grant } = await load(counters);
    const { consortium } = suite;
    const kinds = (kind: bigint) => 1n << kind;
    const wrongBank = grant(LIMIT, undefined, { bank: supplier });
    const asBank = [supplier.number, MemberKind.Enterprise, kinds(MemberKind.Bank)];
    await refuses(wrongBank, consortium, "ConsortiumKindForbids", ...asBank);
    const wrongDebtor = grant(LIMIT, undefined, { debtor: supplier });
    const asDebtor = [supplier.number, MemberKind.Enterprise, kinds(MemberKind.CoreEnterprise)];
    await refuses(wrongDebtor, consortium, "ConsortiumKindForbids", ...asDebtor);
    await suspend(suite, debtor);
    const values = [debtor.number, MemberState.Suspended, 0n];
    await refuses(grant(), consortium, "ConsortiumMemberStateForbids", ...values);
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    await grant(LIMIT, undefined, { debtor: other });
    await consortium.connect(bank.account).startExit();
    const left = grant(LIMIT, undefined, { debtor: other });
    await refuses(left, consortium, "ConsortiumMemberStateForbids", bank.number, MemberState.Exiting, 0n);
  });
});

describe("CreditLines: suspend and resume", () => {
  it("stop further use and allow it again, and touch nothing else", async () => {
    const { creditLines, until, grant, turn, move, named, lineAt } = await load(counters);
    await grant();
    await move("consume", 300n);
    const stopped = await turn("suspend");
    const suspended = ["CreditLineSuspended", ...named(), await timeOf(stopped)];
    expect(await eventsOf(stopped, creditLines)).to.deep.equal([suspended]);
    expect(await lineAt()).to.deep.equal({ limit: LIMIT, used: 300n, until, suspended: true });
    await refuses(move("consume", 1n), creditLines, "CreditLineIsSuspended", ...named());
    await move("release", 100n);
    const again = await turn("resume");
    const resumed = ["CreditLineResumed", ...named(), await timeOf(again)];
    expect(await eventsOf(again, creditLines)).to.deep.equal([resumed]);
    await move("consume", 800n);
    expect(await lineAt()).to.deep.equal({ limit: LIMIT, used: LIMIT, until, suspended: false });
  });

  it("are about one line: of this bank, debtor, currency and purpose", async () => {
    const { otherBank, suite, grant, turn, move } = await load(counters);
    const debtor = await admitMember(suite, MemberKind.CoreEnterprise);
    const others = [{ bank: otherBank }, { debtor }, { currency: EURO }, { purpose: LinePurpose.Financing }];
    for (const change of [{}, ...others]) await grant(LIMIT, undefined, change);
    await turn("suspend");
    for (const change of others) await move("consume", LIMIT, change);
  });

  it("are refused where no line was granted", async () => {
    const { creditLines, grant, turn, named } = await load(counters);
    for (const act of ["suspend", "resume"] as const) {
      await refuses(turn(act), creditLines, "CreditLineMissing", ...named());
    }
    await grant();
    const elsewhere = { currency: EURO };
    await refuses(turn("suspend", elsewhere), creditLines, "CreditLineMissing", ...named(elsewhere));
  });

  it("let a suspended bank take on no more, but not again", async () => {
    const { suite, bank, grant, turn, lineAt } = await load(counters);
    await grant();
    await suspend(suite, bank);
    await turn("suspend");
    expect((await lineAt()).suspended).to.equal(true);
    const values = [bank.number, MemberState.Suspended, 0n];
    await refuses(turn("resume"), suite.consortium, "ConsortiumMemberStateForbids", ...values);
  });
});
