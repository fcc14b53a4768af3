import { expect } from "chai";
import { dataSlice, recoverAddress } from "ethers";
import { acceptances, draftList, signItems, type TestList } from "../helpers/bulk.ts";
import { addAccount, suspend } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { DeskPower } from "../helpers/suite.ts";
import { Rights } from "../helpers/terms.ts";
import { confirmed, DAY, FACE, fresh, invoice, lotId, now } from "../helpers/trade.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { load, market, time } from "./world.ts";

const PART = 10_000_000n;

/** Two receivables at the first supplier, who buys from the three others. */
async function open() {
  const trade = await market();
  const first = await confirmed(trade);
  const second = await confirmed(trade);
  const [holder, a, b, c] = trade.suppliers;
  const { suite } = trade;
  const bulk = suite.bulkAssignment;
  /** The holder sends what its receivers signed. */
  const send = async (list: TestList, given?: { count: number; consent: string }[]) =>
    bulk.connect(list.holder.account).assignMany(list.items, list.deadline, given ?? (await acceptances(suite, list)));
  return { trade, suite, bulk, holder: holder!, a: a!, b: b!, c: c!, first, second, send };
}

describe("BulkAssignment", () => {
  describe("assignMany", () => {
    it("passes parts of one lot on to several receivers, each on the ground of its document", async () => {
      const { trade, suite, holder, a, b, first, send } = await load(open);
      const { lot, instrument } = first;
      const list = await draftList(trade, holder, [
        { lot, to: a, units: PART },
        { lot, to: a, units: 2n * PART },
        { lot, to: b, units: 3n * PART, recourse: true },
      ]);
      const sent = await send(list);
      expect(await eventsOf(sent, suite.bulkAssignment)).to.deep.equal([["BulkAssigned", holder.number, 3n, false]]);

      const at = await timeOf(sent);
      const cuts = [PART, 3n * PART, 6n * PART];
      for (const [i, { ref, to, units, recourse, background }] of list.items.entries()) {
        const [start, end] = [cuts[i]! - units, cuts[i]!];
        const act = recourse ? STEP.ASSIGNED_WITH_RECOURSE : STEP.ASSIGNED;
        const fields = { act, from: holder.number, to, start, end, time: at, epoch: 1n, parentEnd: FACE };
        expect(fieldsOf(await suite.receivables.lotAt(lotId(instrument, end)))).to.deep.equal({
          holder: to,
          start,
          end,
          tier: 1n,
          flags: 0n,
          trail: next(ref.trail, step(fields), background),
        });
        expect((await suite.evidence.documentAt(background)).financed).to.equal(units);
      }
      const rest = await suite.receivables.lotAt(lot);
      expect([rest.holder, rest.start, rest.end]).to.deep.equal([holder.number, 6n * PART, FACE]);
    });

    it("does what as many single assignments do, to the events", async () => {
      const { trade, suite, holder, a, b, first, second, send } = await load(open);
      const list = await draftList(trade, holder, [
        { lot: first.lot, to: a, units: PART },
        { lot: second.lot, to: b, units: FACE },
      ]);
      const names = (await eventsOf(await send(list), suite.receivables)).map(([name]) => name);
      expect(names).to.deep.equal(["TransferSingle", "TransferSingle", "LotAssigned", "TransferSingle", "LotAssigned"]);
    });

    it("uses a document up once for neighbours that stand on it, up to all that is left", async () => {
      const { trade, suite, holder, a, first, send } = await load(open);
      const background = await invoice(trade, a, holder, 3n * PART);
      const drafts = [1n, 2n].map((times) => ({ lot: first.lot, to: a, units: times * PART, background }));
      await send(await draftList(trade, holder, drafts));
      expect((await suite.evidence.documentAt(background)).financed).to.equal(3n * PART);
    });

    it("takes one consent for all that a receiver gets, or several", async () => {
      const { trade, suite, holder, a, first, send } = await load(open);
      const drafts = [1n, 2n, 3n].map(() => ({ lot: first.lot, to: a, units: PART }));
      const list = await draftList(trade, holder, drafts);
      const consents = [
        { count: 1, consent: await signItems(suite, a.account, list, list.items.slice(0, 1)) },
        { count: 2, consent: await signItems(suite, a.account, list, list.items.slice(1)) },
      ];
      await send(list, consents);
      expect((await suite.receivables.lotAt(lotId(first.instrument, 3n * PART))).holder).to.equal(a.number);
    });

    it("signs over what the documentation says", async () => {
      const { trade, suite, bulk, holder, a, first } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const issuedAt = await now(suite);
      const digest = await bulk.assignmentsDigest(holder.number, list.items, issuedAt, list.deadline);
      const consent = await signItems(suite, a.account, list, list.items, issuedAt);
      expect(recoverAddress(digest, dataSlice(consent, 25))).to.equal(a.account.address);
    });

    it("is not presented a second after its deadline", async () => {
      const { trade, bulk, suite, holder, a, first, send } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const given = await acceptances(suite, list);
      await time.setNextBlockTimestamp(list.deadline + 1n);
      await refuses(send(list, given), bulk, "BulkDeadlinePassed", list.deadline);
    });

    it("is presented at its deadline", async () => {
      const { trade, suite, holder, a, first, send } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const given = await acceptances(suite, list);
      await time.setNextBlockTimestamp(list.deadline);
      await send(list, given);
      expect((await suite.receivables.lotAt(lotId(first.instrument, PART))).holder).to.equal(a.number);
    });

    it("refuses an empty list, consents for fewer and for more items", async () => {
      const { trade, bulk, suite, holder, a, first, send } = await load(open);
      const drafts = [1n, 2n].map(() => ({ lot: first.lot, to: a, units: PART }));
      const list = await draftList(trade, holder, drafts);
      const consent = await signItems(suite, a.account, list);
      await refuses(send({ ...list, items: [] }, []), bulk, "BulkNothing");
      await refuses(send(list, []), bulk, "BulkConsentsIncomplete", 2n, 0n);
      await refuses(send(list, [{ count: 1, consent }]), bulk, "BulkItemFailed", 0n, badSignature(suite, a));
      await refuses(send(list, [{ count: 3, consent }]), bulk, "BulkConsentsIncomplete", 2n, 3n);
      await refuses(send(list, [{ count: 0, consent }]), bulk, "BulkConsentsIncomplete", 2n, 0n);
      const good = await acceptances(suite, list);
      await refuses(send(list, [...good, { count: 1, consent }]), bulk, "BulkConsentsIncomplete", 2n, 3n);
    });

    it("refuses a receiver's consent for what goes to another, naming the item", async () => {
      const { trade, bulk, suite, holder, a, b, first, send } = await load(open);
      const list = await draftList(trade, holder, [
        { lot: first.lot, to: a, units: PART },
        { lot: first.lot, to: b, units: PART },
      ]);
      const consent = await signItems(suite, a.account, list);
      await refuses(send(list, [{ count: 2, consent }]), bulk, "BulkConsentForOther", 1n, a.number, b.number);
    });

    for (const bad of [0, 1, 2]) {
      it(`changes nothing when item ${bad} of 3 is bad, and names it with its error`, async () => {
        const { trade, bulk, suite, holder, a, b, c, first, send } = await load(open);
        const { lot } = first;
        const drafts = [a, b, c].map((to) => ({ lot, to, units: PART }));
        const small = await invoice(trade, [a, b, c][bad]!, holder, PART - 1n);
        drafts[bad] = { ...drafts[bad]!, background: small } as (typeof drafts)[number];
        const list = await draftList(trade, holder, drafts);
        const before = await suite.receivables.lotAt(lot);
        const reason = suite.evidence.interface.encodeErrorResult("EvidenceUsedUp", [small, PART - 1n, PART]);
        await refuses(send(list), bulk, "BulkItemFailed", BigInt(bad), reason);
        expect(await suite.receivables.lotAt(lot)).to.deep.equal(before);
        for (const { background } of list.items) {
          expect((await suite.evidence.documentAt(background)).financed).to.equal(0n);
        }
      });
    }

    it("refuses a trail that is no longer the lot's, so a list is presented once", async () => {
      const { trade, bulk, suite, holder, a, first, send } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const given = await acceptances(suite, list);
      await send(list, given);
      const { trail } = await suite.receivables.lotAt(first.lot);
      const values = [first.lot, trail, list.items[0]!.ref.trail];
      const reason = suite.receivables.interface.encodeErrorResult("LotsChanged", values);
      await refuses(send(list, given), bulk, "BulkItemFailed", 0n, reason);
    });

    it("refuses another's lots, a suspended receiver, and an account that may not sign", async () => {
      const { trade, bulk, suite, holder, a, b, first, send } = await load(open);
      const list = await draftList(trade, a, [{ lot: first.lot, to: b, units: PART }]);
      const foreign = suite.receivables.interface.encodeErrorResult("LotsNotHolder", [
        first.lot,
        a.number,
        holder.number,
      ]);
      await refuses(send(list), bulk, "BulkItemFailed", 0n, foreign);

      const good = await draftList(trade, holder, [{ lot: first.lot, to: b, units: PART }]);
      const clerk = await addAccount(suite, b, Rights.ACT);
      const unsigned = suite.consortium.interface.encodeErrorResult("ConsortiumRightMissing", [
        clerk.address,
        Rights.SIGN,
      ]);
      const byClerk = [{ count: 1, consent: await signItems(suite, clerk, good) }];
      await refuses(send(good, byClerk), bulk, "BulkItemFailed", 0n, unsigned);

      await suspend(suite, b);
      const suspended = suite.consortium.interface.encodeErrorResult("ConsortiumMemberStateForbids", [
        b.number,
        3n,
        0n,
      ]);
      await refuses(send(good), bulk, "BulkItemFailed", 0n, suspended);
    });

    it("refuses a consent from the future and one from before a revocation", async () => {
      const { trade, bulk, suite, holder, a, first, send } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const later = (await now(suite)) + DAY;
      const early = [{ count: 1, consent: await signItems(suite, a.account, list, list.items, later) }];
      const future = bulk.interface.encodeErrorResult("ConsentFromFuture", [a.account.address, later]);
      await refuses(send(list, early), bulk, "BulkItemFailed", 0n, future);

      const given = await acceptances(suite, list);
      const issuedAt = BigInt(`0x${given[0]!.consent.slice(42, 52)}`);
      await suite.consortium.connect(a.account).revokeConsents([a.account.address], issuedAt);
      const values = [a.account.address, issuedAt, issuedAt];
      const reason = suite.consortium.interface.encodeErrorResult("ConsortiumConsentRevoked", values);
      await refuses(send(list, given), bulk, "BulkItemFailed", 0n, reason);
    });

    it("refuses consents from before an offer of the lot was withdrawn", async () => {
      const { trade, bulk, suite, holder, a, first, send } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const given = await acceptances(suite, list);
      const offered = { lot: first.lot, to: a.number, units: PART, deadline: list.deadline, recourse: false };
      const background = await invoice(trade, a, holder, PART);
      await suite.receivables.connect(holder.account).offer({ ...offered, background });
      const cut = await timeOf(await suite.receivables.connect(holder.account).withdraw(first.lot));
      const issuedAt = BigInt(`0x${given[0]!.consent.slice(42, 52)}`);
      const reason = suite.receivables.interface.encodeErrorResult("LotsConsentCut", [first.lot, issuedAt, cut]);
      await refuses(send(list, given), bulk, "BulkItemFailed", 0n, reason);
      await time.increase(1);
      await send(list);
    });
  });

  describe("assignManyFor", () => {
    it("lets anybody send what the holder and its receivers signed", async () => {
      const { trade, suite, bulk, holder, a, b, first, second } = await load(open);
      const list = await draftList(trade, holder, [
        { lot: first.lot, to: a, units: PART },
        { lot: second.lot, to: b, units: FACE },
      ]);
      const order = await signItems(suite, holder.account, list);
      const stranger = suite.signers.at(-1)!;
      const sent = await bulk
        .connect(stranger)
        .assignManyFor(list.items, list.deadline, order, await acceptances(suite, list));
      expect(await eventsOf(sent, bulk)).to.deep.equal([["BulkAssigned", holder.number, 2n, true]]);
      expect((await suite.receivables.lotAt(second.lot)).holder).to.equal(b.number);
    });

    it("refuses what the holder did not sign: another list, order, deadline, or nothing", async () => {
      const { trade, suite, bulk, holder, a, b, first } = await load(open);
      const { lot } = first;
      const list = await draftList(trade, holder, [
        { lot, to: a, units: PART },
        { lot, to: b, units: PART },
      ]);
      const given = await acceptances(suite, list);
      const sending = (order: string, of = list) =>
        bulk.connect(a.account).assignManyFor(of.items, of.deadline, order, given);
      const { address } = holder.account;
      const swapped = await signItems(suite, holder.account, list, [...list.items].reverse());
      await refuses(sending(swapped), bulk, "ConsentBadSignature", address);
      const part = await signItems(suite, holder.account, list, list.items.slice(0, 1));
      await refuses(sending(part), bulk, "ConsentBadSignature", address);
      const order = await signItems(suite, holder.account, list);
      const later = { ...list, deadline: list.deadline + 1n };
      await refuses(sending(order, later), bulk, "ConsentBadSignature", address);
      await refuses(sending("0x"), bulk, "ConsentMalformed", 0n);
    });

    it("refuses a receiver's signature in the holder's place", async () => {
      const { trade, suite, bulk, holder, a, first } = await load(open);
      const list = await draftList(trade, holder, [{ lot: first.lot, to: a, units: PART }]);
      const given = await acceptances(suite, list);
      const order = await signItems(suite, a.account, list);
      const { address } = a.account;
      const sending = bulk.connect(a.account).assignManyFor(list.items, list.deadline, order, given);
      await refuses(sending, bulk, "ConsentBadSignature", address);
    });

    it("refuses the holder's word from before it revoked its signatures, or from before a withdrawn offer", async () => {
      const { trade, suite, bulk, holder, a, first } = await load(open);
      const { lot } = first;
      const list = await draftList(trade, holder, [{ lot, to: a, units: PART }]);
      const issuedAt = await now(suite);
      const order = await signItems(suite, holder.account, list, list.items, issuedAt);
      const background = await invoice(trade, a, holder, PART);
      const offered = { lot, to: a.number, units: PART, deadline: list.deadline, recourse: false, background };
      await suite.receivables.connect(holder.account).offer(offered);
      const cut = await timeOf(await suite.receivables.connect(holder.account).withdraw(lot));
      const send = async () =>
        bulk.connect(a.account).assignManyFor(list.items, list.deadline, order, await acceptances(suite, list));
      const reason = suite.receivables.interface.encodeErrorResult("LotsConsentCut", [lot, issuedAt, cut]);
      await refuses(send(), bulk, "BulkItemFailed", 0n, reason);

      await suite.consortium.connect(holder.account).revokeConsents([holder.account.address], cut);
      const values = [holder.account.address, issuedAt, cut];
      await refuses(send(), suite.consortium, "ConsortiumConsentRevoked", ...values);
    });
  });

  it("is the only one that the ledger lets pass lots on for others", async () => {
    const { trade, suite, holder, a, first } = await load(open);
    const { items } = await draftList(trade, holder, [
      { lot: first.lot, to: a, units: PART, background: fresh("tag") },
    ]);
    const passing = suite.receivables.connect(a.account).pass(0n, holder.number, items, [1n], 1n);
    await refuses(passing, suite.receivables, "LotsNotADesk", a.account.address, DeskPower.PASS);
  });
});

function badSignature(suite: Awaited<ReturnType<typeof open>>["suite"], { account }: { account: { address: string } }) {
  return suite.bulkAssignment.interface.encodeErrorResult("ConsentBadSignature", [account.address]);
}
