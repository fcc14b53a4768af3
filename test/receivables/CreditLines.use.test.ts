import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { admitMember } from "../helpers/members.ts";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { MemberKind, MemberState } from "../helpers/terms.ts";
import { LinePurpose } from "../helpers/trade.ts";
import { counters, EURO, LIMIT } from "./lines.ts";
import { load, time } from "./world.ts";

/** A line of 1,000. */
async function granted() {
  const world = await load(counters);
  await world.grant();
  return world;
}

describe("CreditLines: consume", () => {
  it("uses up a line to the last unit and not one more", async () => {
    const { creditLines, move, named, lineAt } = await granted();
    for (const [amount, used] of [
      [400n, 400n],
      [599n, 999n],
    ] as const) {
      const sent = await move("consume", amount);
      expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineUsed", ...named(), used]]);
    }
    await refuses(move("consume", 2n), creditLines, "CreditLineExceeded", ...named(), 1n, 2n);
    await move("consume", 1n);
    expect((await lineAt()).used).to.equal(LIMIT);
    await refuses(move("consume", 1n), creditLines, "CreditLineExceeded", ...named(), 0n, 1n);
  });

  it("is possible until the term's last second and not a second longer", async () => {
    for (const late of [-1n, 0n, 1n]) {
      const { creditLines, until, move, named } = await granted();
      await time.setNextBlockTimestamp(until + late);
      if (late <= 0n) await move("consume", 1n);
      else await refuses(move("consume", 1n), creditLines, "CreditLineExpired", ...named(), until);
    }
  });

  it("is refused of another bank's line, another debtor's, in another currency and for another purpose", async () => {
    const { suite, creditLines, otherBank, move, named } = await granted();
    const debtor = await admitMember(suite, MemberKind.CoreEnterprise);
    const others = [{ bank: otherBank }, { debtor }, { currency: EURO }, { purpose: LinePurpose.Financing }];
    for (const change of others) {
      await refuses(move("consume", 1n, change), creditLines, "CreditLineMissing", ...named(change));
    }
  });

  it("keeps purposes apart: what is financed is no part of what is confirmed", async () => {
    const { grant, move, lineAt } = await granted();
    const financing = { purpose: LinePurpose.Financing };
    await grant(70n, undefined, financing);
    await move("consume", LIMIT);
    await move("consume", 70n, financing);
    await move("release", 20n, financing);
    expect([(await lineAt()).used, (await lineAt(financing)).used]).to.deep.equal([LIMIT, 50n]);
  });
});

describe("CreditLines: release", () => {
  it("gives back what was used, whatever became of the line since", async () => {
    const { creditLines, until, grant, turn, move, named, lineAt } = await granted();
    await move("consume", 900n);
    await grant(0n);
    await turn("suspend");
    await time.increaseTo(until + 100n);
    for (const [amount, used] of [
      [899n, 1n],
      [1n, 0n],
    ] as const) {
      const sent = await move("release", amount);
      expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineReleased", ...named(), used]]);
    }
    expect((await lineAt()).used).to.equal(0n);
  });

  it("gives back no more than was used", async () => {
    const { move, lineAt } = await granted();
    await move("consume", 10n);
    await expect(move("release", 11n)).to.be.revertedWithPanic(0x11);
    expect((await lineAt()).used).to.equal(10n);
  });
});

describe("CreditLines: desks", () => {
  it("alone move what is used", async () => {
    const { suite, creditLines, bank, debtor, move } = await granted();
    for (const by of [bank.account, debtor.account, suite.deployer, suite.councillors[0]!]) {
      await refuses(move("consume", 1n, {}, by), creditLines, "CreditLineNotADesk", by.address);
      await refuses(move("release", 1n, {}, by), creditLines, "CreditLineNotADesk", by.address);
    }
  });

  it("are listed and delisted by the council", async () => {
    const { suite, creditLines, account, bank, move } = await granted();
    for (const listed of [false, true]) {
      const sent = await decide(suite, creditLines.setDesk.populateTransaction(account, listed));
      expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineDeskSet", account.address, listed]]);
      if (listed) await move("consume", 1n);
      else await refuses(move("consume", 1n), creditLines, "CreditLineNotADesk", account.address);
    }
    const refused = creditLines.connect(bank.account).setDesk(bank.account, true);
    await refuses(refused, creditLines, "AccessManagedUnauthorized", bank.account.address);
  });
});

describe("CreditLines: obligations", () => {
  it("are the lines for confirmation of which something is used, on both sides", async () => {
    const { creditLines, bank, otherBank, debtor, grant, move } = await granted();
    const other = { bank: otherBank };
    const euro = { currency: EURO };
    await grant(LIMIT, undefined, other);
    await grant(LIMIT, undefined, euro);
    const obligations = async () =>
      Promise.all([debtor, bank, otherBank].map(({ number }) => creditLines.obligationsOf(number)));
    const steps: ["consume" | "release", bigint, object, bigint[]][] = [
      ["consume", 0n, {}, [0n, 0n, 0n]],
      ["consume", 1n, {}, [1n, 1n, 0n]],
      ["consume", 5n, {}, [1n, 1n, 0n]],
      ["consume", 7n, other, [2n, 1n, 1n]],
      ["consume", 7n, euro, [3n, 2n, 1n]],
      ["release", 5n, {}, [3n, 2n, 1n]],
      ["release", 0n, {}, [3n, 2n, 1n]],
      ["release", 1n, {}, [2n, 1n, 1n]],
      ["release", 0n, {}, [2n, 1n, 1n]],
      ["release", 7n, other, [1n, 1n, 0n]],
      ["consume", 1n, {}, [2n, 2n, 0n]],
      ["release", 7n, euro, [1n, 1n, 0n]],
      ["release", 1n, {}, [0n, 0n, 0n]],
    ];
    for (const [act, amount, line, expected] of steps) {
      await move(act, amount, line);
      expect(await obligations(), `${act} ${amount}`).to.deep.equal(expected);
    }
  });

  it("are none of what is financed, which the financing desk answers for", async () => {
    const { creditLines, bank, debtor, grant, move } = await granted();
    const financing = { purpose: LinePurpose.Financing };
    await grant(LIMIT, undefined, financing);
    await move("consume", 5n, financing);
    for (const { number } of [bank, debtor]) expect(await creditLines.obligationsOf(number)).to.equal(0n);
    await move("release", 5n, financing);
  });

  it("keep debtor and bank from leaving until all is given back", async () => {
    const { suite, creditLines, bank, debtor, move } = await granted();
    const { consortium } = suite;
    await move("consume", 5n);
    await move("consume", 5n);
    const book = await creditLines.getAddress();
    for (const member of [debtor, bank]) {
      await consortium.connect(member.account).startExit();
      const refused = consortium.completeExit(member.number);
      await refuses(refused, consortium, "ConsortiumObligationsOpen", member.number, book, 1n);
    }
    await move("release", 9n);
    const refused = consortium.completeExit(debtor.number);
    await refuses(refused, consortium, "ConsortiumObligationsOpen", debtor.number, book, 1n);
    await move("release", 1n);
    for (const { number } of [debtor, bank]) {
      await consortium.completeExit(number);
      expect((await consortium.memberAt(number)).state).to.equal(MemberState.Exited);
    }
  });
});
