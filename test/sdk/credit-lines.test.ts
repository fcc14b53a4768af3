import { expect } from "chai";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;

describe("creditLines", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  const line = { debtor: "debtor", currency: "EUR" } as const;

  it("are granted, read, and changed while what is used stays used", async () => {
    const { bank, gear } = story;
    expect(await gear.creditLines.lineAt({ bank: "bank", ...line })).to.equal(undefined);
    const granted = await bank.creditLines.grant({ ...line, limit: "1000.00", until: "+30d" });
    expect(granted).to.deep.include({ bank: 6, debtor: 2, currency: "EUR", purpose: "Confirmation", limit: 100_000n });
    expect(granted.until).to.be.closeTo((await bank.time("now")) + 30 * DAY, 2);
    expect(await gear.creditLines.lineAt({ bank: "bank", ...line })).to.deep.equal({
      ...{ bank: 6, debtor: 2, currency: "EUR", purpose: "Confirmation" },
      ...{ limit: 100_000n, used: 0n, left: 100_000n, until: granted.until, suspended: false },
    });
  });

  it("are used up by what is confirmed, to the unit", async () => {
    const { bank, gear, debtor } = story;
    await bank.creditLines.grant({ debtor: "debtor", currency: "CNY", limit: "1000.00", until: "+30d" });
    expect(await bank.creditLines.obligationsOf("debtor")).to.equal(0n);
    await story.receivable("600.00");
    const background = await story.invoice("gear", "debtor", "500.00");
    const terms = { debtor: "debtor", creditor: "gear", currency: "CNY", maturity: "+90d", background };
    const asked = await gear.receivables.submit({ ...terms, face: "400.01", reference: "over by one" });
    const over = await refusalOf(
      debtor.receivables.confirm({ instrument: asked.instrument, line: "bank" }),
      "CreditLineExceeded",
    );
    expect(over.message).to.contain("400.00 CNY is left; 400.01 CNY is needed");
    const other = { instrument: asked.instrument, line: "gear" };
    await refusalOf(debtor.receivables.confirm(other), "CreditLineMissing");
    const exact = await gear.receivables.submit({ ...terms, face: "400.00", reference: "all of it" });
    await debtor.receivables.confirm({ instrument: exact.instrument, line: "bank" });
    const used = await bank.creditLines.lineAt({ bank: "bank", debtor: "debtor", currency: "CNY" });
    expect(used).to.deep.include({ used: 100_000n, left: 0n });
    expect(await bank.creditLines.obligationsOf("debtor")).to.equal(1n);
  });

  it("are suspended and resumed by the bank that granted them", async () => {
    const { bank, debtor } = story;
    const own = { debtor: "debtor", currency: "CNY" } as const;
    expect(await bank.creditLines.suspend(own)).to.deep.include({ bank: 6, debtor: 2, purpose: "Confirmation" });
    expect(await bank.creditLines.lineAt({ bank: "bank", ...own })).to.include({ suspended: true });
    await bank.creditLines.resume(own);
    expect(await bank.creditLines.lineAt({ bank: "bank", ...own })).to.include({ suspended: false });
    await refusalOf(bank.creditLines.suspend({ ...own, purpose: "Financing" }), "CreditLineMissing");
    await refusalOf(debtor.creditLines.grant({ ...own, limit: "1.00", until: "+1d" }), "ConsortiumKindForbids");
    await refusalOf(bank.creditLines.grant({ ...own, limit: "1.00", until: "-1s" }), "CreditLineTermsInvalid");
  });
});
