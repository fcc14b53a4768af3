import { expect } from "chai";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { DAY, draftTerms, invoice, now, type Trade } from "../helpers/trade.ts";
import { consentToTerms } from "./consents.ts";
import { instrumentOf, isConfirmed, listed } from "./agreed.ts";
import { load, market, STATE } from "./world.ts";

/** Somebody submitted under a reference that the debtor means for another; the debtor's terms for the other. */
async function squatted() {
  const trade: Trade = await market();
  const { suite, suppliers, debtor } = trade;
  const [creditor, squatter] = suppliers;
  const terms = await draftTerms(trade);
  const deadline = (await now(suite)) + DAY;
  const background = await invoice(trade, squatter!, debtor);
  const theirs = { ...terms, creditor: squatter!.number, background };
  const { origination } = suite;
  const squat = () => origination.connect(squatter!.account).submit(theirs, deadline);
  await squat();
  const instrument = instrumentOf(terms);
  const parties = { creditor: creditor!, squatter: squatter! };
  return { ...trade, ...parties, origination, terms, theirs, deadline, instrument, subject: instrument << 40n, squat };
}

describe("Origination: a reference that another submitted under", () => {
  it("is the debtor's: its own issue refuses what stands, and the one it wants accepts", async () => {
    const world = await load(squatted);
    const { origination, creditor, squatter, debtor, terms, theirs, deadline, instrument, subject, squat } = world;
    const sent = await origination.connect(debtor.account).issue(terms, deadline);
    expect(await eventsOf(sent, origination)).to.deep.equal([
      ["RequestClosed", subject, debtor.number, 0n, 1n, await timeOf(sent)],
      ["ReceivableIssued", instrument, debtor.number, creditor.number, listed(terms), deadline],
    ]);
    expect(await origination.stateOf(instrument)).to.equal(STATE.Issued);
    await refuses(squat(), origination, "LotsStateForbids", instrument, 1n, STATE.Issued);
    const confirmed = origination.connect(debtor.account).confirm(theirs);
    await refuses(confirmed, origination, "LotsNoRequest", subject);
    const withdrawn = origination.connect(squatter.account).withdraw(subject);
    await refuses(withdrawn, origination, "LotsNotYourRequest", subject, squatter.number);
    await isConfirmed(world, terms, await origination.connect(creditor.account).acceptIssue(terms));
  });

  it("is issued to the very one who submitted, too", async () => {
    const world = await load(squatted);
    const { origination, squatter, debtor, theirs, deadline } = world;
    await origination.connect(debtor.account).issue(theirs, deadline);
    await isConfirmed(world, theirs, await origination.connect(squatter.account).acceptIssue(theirs));
  });

  it("is not taken from a submission by anybody else, nor by what was signed: that waits for the debtor", async () => {
    const world = await load(squatted);
    const { suite, origination, creditor, debtor, terms, deadline, instrument, subject } = world;
    const again = origination.connect(creditor.account).submit(terms, deadline);
    await refuses(again, origination, "LotsStateForbids", instrument, 1n, STATE.Submitted);
    const debtors = await consentToTerms(suite, debtor.account, terms, deadline);
    const submitted = origination.connect(creditor.account).submitWithConsent(terms, deadline, debtors);
    await refuses(submitted, origination, "LotsRequestOpen", subject, deadline);
    const creditors = await consentToTerms(suite, creditor.account, terms, deadline);
    const issued = origination.connect(debtor.account).issueWithConsent(terms, deadline, creditors);
    await refuses(issued, origination, "LotsRequestOpen", subject, deadline);
  });

  it("is not issued a second time over what the debtor issued itself", async () => {
    const { origination, debtor, terms, deadline, instrument } = await load(squatted);
    const desk = origination.connect(debtor.account);
    await desk.issue(terms, deadline);
    await refuses(desk.issue(terms, deadline), origination, "LotsStateForbids", instrument, 3n, STATE.Issued);
  });

  it("leaves the submission standing where the issue fails", async () => {
    const { origination, debtor, terms, instrument } = await load(squatted);
    const late = terms.maturity + 1n;
    const refused = origination.connect(debtor.account).issue(terms, late);
    await refuses(refused, origination, "LotsDeadlineTooLate", instrument << 40n, late, terms.maturity);
    expect(await origination.stateOf(instrument)).to.equal(STATE.Submitted);
  });
});
