import { expect } from "chai";
import { dataSlice, recoverAddress } from "ethers";
import { decide } from "../helpers/council.ts";
import { addAccount, suspend } from "../helpers/members.ts";
import { eventsOf } from "../helpers/refusal.ts";
import { Rights } from "../helpers/terms.ts";
import { DAY, FACE, now } from "../helpers/trade.ts";
import type { TestMember } from "../helpers/members.ts";
import type { ForgedAgreement } from "./agreements.ts";
import { ACT, financeable, FINANCING, KIND, KINDS, PRINCIPAL } from "./financing.ts";
import { load, mine, time } from "./world.ts";

/** An application and an offer, agreed on off the chain, and ways to sign and to present them. */
async function negotiated() {
  const world = await financeable();
  const { financing, seller, bank } = world;
  const application = await world.draftApplication();
  const offer = await world.terms();
  const deadline = await world.soon();
  const sign = (by: TestMember = bank, forged: ForgedAgreement = {}) =>
    world.consentTo(by.account, application, offer, deadline, forged);
  const present = (consent: string, by: TestMember = seller, until = deadline) =>
    financing.connect(by.account).agree(application, offer, until, consent);
  return { ...world, application, offer, deadline, sign, present, id: await world.idOf(application) };
}

const issuedAtOf = (consent: string) => BigInt(`0x${consent.slice(42, 52)}`);

describe("Financing: agree", () => {
  for (const [name, kind] of KINDS) {
    it(`agrees at once, whoever presents the other's signature: ${name}`, async () => {
      for (const by of ["seller", "bank"] as const) {
        const world = await load(financeable);
        const { financing, seller, bank } = world;
        const application = await world.draftApplication({ kind });
        const offer = await world.terms();
        const deadline = await world.soon();
        const signer = by === "seller" ? bank : seller;
        const consent = await world.consentTo(signer.account, application, offer, deadline);
        const id = await world.idOf(application);
        const sent = await financing.connect(world[by].account).agree(application, offer, deadline, consent);
        expect((await eventsOf(sent, financing)).map(([event]) => event)).to.deep.equal(["FinancingAgreed"]);
        expect(await world.stateOf(id)).to.equal(FINANCING.Agreed);
        expect(await world.line()).to.equal(PRINCIPAL);
      }
    });
  }

  it("tells what is signed", async () => {
    const world = await load(negotiated);
    const { financing, application, offer, deadline, bank } = world;
    const consent = await world.sign();
    const digest = await financing.agreementDigest(application, offer, issuedAtOf(consent), deadline);
    expect(recoverAddress(digest, dataSlice(consent, 25))).to.equal(bank.account.address);
  });

  it("happens once", async () => {
    const world = await load(negotiated);
    const { financing, id } = world;
    const consent = await world.sign();
    await world.present(consent);
    const again = () => world.present(consent);
    await world.refused(id, again, financing, "FinancingStateForbids", id, ACT.agree, FINANCING.Agreed);
  });

  it("is for applicant and bank, each with the other's signature", async () => {
    const world = await load(negotiated);
    const { financing, seller, bank, otherBank, holders, id } = world;
    const [, stranger] = holders as [TestMember, TestMember];
    const byBank = await world.sign(bank);
    await world.refused(
      id,
      () => world.present(byBank, stranger),
      financing,
      "FinancingNotAParty",
      id,
      stranger.number,
    );
    const byStranger = await world.sign(stranger);
    const values = [stranger.number, bank.number];
    await world.refused(id, () => world.present(byStranger, seller), financing, "LotsConsentForOther", ...values);
    const other = await world.sign(otherBank);
    await world.refused(
      id,
      () => world.present(other, seller),
      financing,
      "LotsConsentForOther",
      otherBank.number,
      bank.number,
    );
    const own = await world.sign(seller);
    await world.refused(
      id,
      () => world.present(own, seller),
      financing,
      "LotsConsentForOther",
      seller.number,
      bank.number,
    );
    await world.refused(
      id,
      () => world.present(byBank, bank),
      financing,
      "LotsConsentForOther",
      bank.number,
      seller.number,
    );
  });

  it("takes a bank for the bank, and an active one", async () => {
    const world = await load(financeable);
    const { financing, seller, bank, holders, suite } = world;
    const [, lender] = holders as [TestMember, TestMember];
    const application = await world.draftApplication({ bank: lender.number });
    const offer = await world.terms();
    const deadline = await world.soon();
    const id = await world.idOf(application);
    const consent = await world.consentTo(lender.account, application, offer, deadline);
    const act = () => financing.connect(seller.account).agree(application, offer, deadline, consent);
    await world.refused(id, act, suite.consortium, "ConsortiumKindForbids", lender.number, 1n, 8n);
    const other = await world.consentTo(seller.account, application, offer, deadline);
    const asBank = () => financing.connect(lender.account).agree(application, offer, deadline, other);
    await world.refused(id, asBank, suite.consortium, "ConsortiumKindForbids", lender.number, 1n, 8n);
    const sound = await world.draftApplication();
    const given = await world.consentTo(seller.account, sound, offer, deadline);
    await suite.consortium.connect(bank.account).startExit();
    const leaving = () => financing.connect(bank.account).agree(sound, offer, deadline, given);
    await world.refused(id, leaving, suite.consortium, "ConsortiumMemberStateForbids", bank.number, 4n, 1n);
  });

  it("is not made with oneself", async () => {
    const world = await load(financeable);
    const { financing, bank } = world;
    const application = await world.draftApplication({ applicant: bank.number });
    const offer = await world.terms();
    const deadline = await world.soon();
    const id = await world.idOf(application);
    const consent = await world.consentTo(bank.account, application, offer, deadline);
    const act = () => financing.connect(bank.account).agree(application, offer, deadline, consent);
    await world.refused(id, act, financing, "FinancingNotAParty", id, bank.number);
  });

  describe("refuses a signature over anything else", () => {
    const forgeries: [string, ForgedAgreement][] = [
      ["another lot", { application: { ref: { lot: 1n, trail: `0x${"22".repeat(21)}` } } }],
      ["another value", { application: { units: FACE - 1n } }],
      ["another applicant", { application: { applicant: 5n } }],
      ["another bank", { application: { bank: 5n } }],
      ["another kind", { application: { kind: KIND.Pledge } }],
      ["another reference", { application: { applicantReference: `0x${"33".repeat(32)}` } }],
      ["another principal", { offer: { principal: PRINCIPAL - 1n } }],
      ["another rate", { offer: { ratePpm: 59_999n } }],
      ["another last moment", { offer: { disburseBy: 1_900_000_000n } }],
      ["another contract", { domain: { verifyingContract: `0x${"44".repeat(20)}` } }],
      ["another chain", { domain: { chainId: 1n } }],
      ["another contract's name", { domain: { name: "Tradelane Receivables" } }],
    ];
    for (const [what, forged] of forgeries) {
      it(what, async () => {
        const world = await load(negotiated);
        const consent = await world.sign(world.bank, forged);
        const act = () => world.present(consent);
        await world.refused(world.id, act, world.financing, "ConsentBadSignature", world.bank.account.address);
      });
    }

    it("another deadline, or one that has passed", async () => {
      const world = await load(negotiated);
      const { financing, deadline, id, bank } = world;
      const consent = await world.sign();
      const swapped = () => world.present(consent, world.seller, deadline + 1n);
      await world.refused(id, swapped, financing, "ConsentBadSignature", bank.account.address);
      await time.increaseTo(deadline + 1n);
      await world.refused(id, () => world.present(consent), financing, "LotsDeadlinePassed", id, deadline);
    });

    it("a lot that has changed since", async () => {
      const world = await load(negotiated);
      const { lots, seller, root, id, application } = world;
      const consent = await world.sign();
      await lots.connect(seller.account).split(root, 1_000n);
      const { trail } = await lots.lotAt(root);
      await world.refused(id, () => world.present(consent), lots, "LotsChanged", root, trail, application.ref.trail);
    });
  });

  it("is presented until the very deadline", async () => {
    const world = await load(negotiated);
    const consent = await world.sign();
    await time.setNextBlockTimestamp(world.deadline);
    await world.present(consent);
    expect(await world.stateOf(world.id)).to.equal(FINANCING.Agreed);
  });

  it("takes nothing that the signer revoked", async () => {
    const world = await load(negotiated);
    const { id, bank, suite } = world;
    const consent = await world.sign();
    const issuedAt = issuedAtOf(consent);
    await suite.consortium.connect(bank.account).revokeConsents([bank.account.address], issuedAt);
    const values = [bank.account.address, issuedAt, issuedAt];
    await world.refused(id, () => world.present(consent), suite.consortium, "ConsortiumConsentRevoked", ...values);
  });

  it("takes an account that may sign, of a member that may act", async () => {
    const world = await load(negotiated);
    const { id, bank, suite, application, offer, deadline } = world;
    const account = await addAccount(suite, bank, Rights.ACT, 1);
    const consent = await world.consentTo(account, application, offer, deadline);
    const values = [account.address, Rights.SIGN];
    await world.refused(id, () => world.present(consent), suite.consortium, "ConsortiumRightMissing", ...values);
    const sound = await world.sign();
    await suspend(suite, bank);
    const states = [bank.number, 3n, 0n];
    await world.refused(id, () => world.present(sound), suite.consortium, "ConsortiumMemberStateForbids", ...states);
  });

  it("waits for a request on the same financing, and what that one's end killed stays dead", async () => {
    const world = await load(negotiated);
    const { financing, seller, application, deadline, id } = world;
    const consent = await world.sign();
    await financing.connect(seller.account).applyFor(application, deadline);
    const present = () => world.present(consent);
    await world.refused(id, present, financing, "FinancingStateForbids", id, ACT.agree, FINANCING.Applied);
    await financing.connect(seller.account).withdraw(id);
    const cutAt = await now(world.suite);
    await world.refused(id, present, financing, "LotsConsentCut", id, issuedAtOf(consent), cutAt);
    await mine();
    await world.present(await world.sign());
    expect((await financing.requestAt(id)).deadline).to.equal(0n);
  });

  it("clears a request that has expired, and what was signed before with it", async () => {
    const world = await load(negotiated);
    const { financing, seller, bank, application, offer, deadline, id } = world;
    const until = (await now(world.suite)) + 100n;
    await financing.connect(seller.account).applyFor(application, until);
    const late = deadline + DAY;
    const before = await world.consentTo(bank.account, application, offer, late, { issuedAt: until - 50n });
    await time.increaseTo(until + 1n);
    const present = (consent: string) => () =>
      financing.connect(seller.account).agree(application, offer, late, consent);
    await world.refused(id, present(before), financing, "LotsConsentCut", id, until - 50n, until);
    const after = await world.consentTo(bank.account, application, offer, late);
    const sent = await present(after)();
    expect((await eventsOf(sent, financing)).map(([name]) => name)).to.deep.equal(["RequestClosed", "FinancingAgreed"]);
    await world.refused(id, () => financing.expire(id), financing, "LotsNoRequest", id);
  });

  it("is stopped when the council delists the desk at the ledger", async () => {
    const world = await load(negotiated);
    const { lots, suite, financing, id } = world;
    const consent = await world.sign();
    await decide(suite, lots.setDesk.populateTransaction(financing, 0n, 6n));
    const values = [await financing.getAddress(), 4n];
    await world.refused(id, () => world.present(consent), lots, "LotsNotADesk", ...values);
  });
});
