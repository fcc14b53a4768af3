import { id, toBeHex, ZeroAddress, ZeroHash, zeroPadValue } from "ethers";
import {
  confirmed,
  consentToAssignment,
  DAY,
  draftTerms,
  draftTransfer,
  FACE,
  now,
  openTrade,
} from "../helpers/trade.ts";
import { REGION, type TestMember } from "../helpers/members.ts";
import { fieldsOf } from "../helpers/refusal.ts";
import { deploySuite, type Suite } from "../helpers/suite.ts";
import { row } from "../lots/rows.ts";
import { billsInEachState } from "./bills.ts";
import { consentToFinancing } from "../receivables/agreements.ts";
import { consentToCancellation, consentToTerms } from "../receivables/consents.ts";
import type { Actor } from "./actors.ts";

/** The arguments of a call that reaches the point where it is asked who calls. */
export type Arguments = (actor: Actor) => unknown[];

/** The suite with everything in place that calls are about: lots, offers, requests, consents. */
export async function stage(ethers: Suite["ethers"]) {
  const suite = await deploySuite(ethers);
  const trade = await openTrade(suite, 2);
  const { debtor, suppliers } = trade;
  const [creditor, receiver] = suppliers as [(typeof suppliers)[0], (typeof suppliers)[0]];
  const plain = await confirmed(trade);
  const wanted = await confirmed(trade);
  const doomed = await confirmed(trade);
  const far = (await now(suite)) + 80n * DAY;
  const transfer = await draftTransfer(trade, plain.lot, creditor, receiver, FACE, { deadline: far });
  const offer = await draftTransfer(trade, wanted.lot, creditor, receiver, FACE, { deadline: far });
  await suite.receivables.connect(creditor.account).offer(offer);
  await suite.servicing.connect(debtor.account).requestCancellation(doomed.instrument, far);
  const pending = await draftTerms(trade);
  await suite.origination.connect(creditor.account).submit(pending, far);
  const terms = await draftTerms(trade);
  return {
    ...{
      suite,
      trade,
      debtor,
      creditor,
      receiver,
      bank: trade.banks[0]!,
      plain,
      wanted,
      doomed,
      far,
      transfer,
      offer,
      pending,
      terms,
    },
    assignment: await consentToAssignment(suite, receiver.account, transfer),
    debtorsTerms: await consentToTerms(suite, debtor.account, terms, far),
    creditorsTerms: await consentToTerms(suite, creditor.account, terms, far),
    bills: await billsInEachState(trade, far),
    ...(await financing(suite, plain.lot, creditor, trade.banks[0]!, far)),
    cancellation: await consentToCancellation(suite, creditor.account, plain.lot, far),
  };
}

/** A financing that is applied for, and one that the bank agreed to. */
async function financing(suite: Suite, lot: bigint, applicant: TestMember, bank: TestMember, far: bigint) {
  const { trail } = await suite.receivables.lotAt(lot);
  const application = {
    ...{ ref: { lot, trail }, units: FACE, applicant: applicant.number, bank: bank.number, kind: 0n },
    applicantReference: id("financing"),
  };
  const offered = { principal: 1_000n, ratePpm: 1n, disburseBy: far };
  const wished = { ...application, applicantReference: id("a wish") };
  await suite.financing.connect(applicant.account).applyFor(wished, far);
  const banksWord = await consentToFinancing(suite, bank.account, application, offered, far);
  const wish = await suite.financing.financingId(applicant.number, wished.applicantReference);
  return { application, offered, banksWord, wish };
}

export type Stage = Awaited<ReturnType<typeof stage>>;

/** What each function is called with. */
export async function argumentsOf(at: Stage): Promise<Record<string, Record<string, Arguments>>> {
  const { suite, debtor, creditor, receiver, bank, plain, wanted, doomed, far, transfer, offer, pending, terms } = at;
  const fixed =
    (...values: unknown[]) =>
    () =>
      values;
  const { manager, origination } = suite;
  const subjectOf = (lot: bigint) => zeroPadValue(toBeHex(lot), 32);
  const governed = {
    initialize: fixed(manager),
    setAuthority: fixed(ZeroAddress),
    upgradeToAndCall: fixed(manager, "0x"),
  };
  const submitted = (await origination.instrumentId(pending.debtor, pending.debtorReference)) << 40n;
  const { trail } = await suite.receivables.lotAt(plain.lot);
  const registration = {
    ...{ tag: id("new"), seller: creditor.number, buyer: debtor.number, currency: 156n, kind: 1n, amount: 1n },
    ...{ root: ZeroHash, fingerprint: 1n },
  };
  const order = {
    ...{ payer: debtor.number, payee: creditor.number, currency: 156n, amount: 1n },
    ...{ subject: id("subject"), endToEndId: id("reference") },
  };
  const instrument = fieldsOf(await suite.receivables.instrumentAt(plain.instrument));
  const change = { parameter: id("new rule"), value: 1n, article: id("article") };
  const mandate = { businesses: 1n, until: far, regions: 0xffffn };
  const halt = { level: 1n, until: far, reason: 1n, caseId: id("case") };
  const tag = terms.background;
  const subject = doomed.instrument << 40n;
  const { drawn, presented, accepted, handed, held, offered } = at.bills;
  const billLot = { lot: held.root, trail: held.trail };
  const agreement = { asked: 0n, deal: ZeroHash, signedAt: 1n };
  const billTerms = fieldsOf(await suite.bills.instrumentAt(held.instrument));
  return {
    Consortium: {
      ...governed,
      applyForMembership: fixed(id("a new entity"), 1n, 0n),
      completeExit: fixed(debtor.number),
      admit: fixed([debtor.number]),
      refuseApplication: fixed(debtor.number),
      suspend: fixed(debtor.number, 1n),
      reinstate: fixed(debtor.number),
      exclude: fixed(debtor.number),
      setMandate: fixed(debtor.number, mandate),
      recover: fixed(debtor.number, ZeroAddress, []),
      halt: fixed(1n, halt),
      resume: fixed(1n),
      setRuleBook: fixed(suite.rules),
      setObligationBook: fixed(ZeroAddress, true),
      noteRuleEpoch: fixed(1n, 0n),
      setAccount: fixed(id("a new account").slice(0, 42), 15n),
      startExit: fixed(),
      rotateAccount: ({ address }) => [address, id("a new account").slice(0, 42)],
      revokeConsents: ({ address }) => [[address], 1n],
    },
    RuleBook: { ...governed, initialize: fixed(manager, [change]), announce: fixed(far, [change]), sync: fixed() },
    Attestations: {
      ...governed,
      attest: fixed(id("green"), creditor.number, 1n, 0n, far),
      withdraw: fixed(id("green"), creditor.number),
    },
    Evidence: {
      ...governed,
      register: fixed(registration),
      registerByBank: fixed(registration, far, at.debtorsTerms),
      correct: fixed(tag, 1n, ZeroHash, 1n),
      credit: fixed(tag, id("note"), 1n, ZeroHash, 1n),
      registerUsed: fixed(registration, 1n, 1n),
      consume: fixed(tag, debtor.number, creditor.number, 156n, 1n),
      giveBack: fixed(tag, 1n),
      setDesk: fixed(ZeroAddress, true),
    },
    Receivables: {
      ...governed,
      assign: fixed(transfer, at.assignment),
      offer: fixed(transfer),
      acceptOffer: fixed(offer),
      split: fixed(plain.lot, 1_000n),
      merge: fixed(plain.lot, plain.lot, trail),
      refuse: fixed(wanted.lot),
      withdraw: fixed(wanted.lot),
      expire: fixed(wanted.lot),
      mint: fixed(0n, 7n, instrument, creditor.number, ZeroHash, 1n),
      cancel: fixed(0n, plain.instrument, plain.issue, 1n),
      amend: fixed(0n, plain.instrument, far),
      encumber: fixed(row({ sets: 32n }), { lot: plain.lot, trail }),
      release: fixed(plain.lot, 32n),
      redeem: fixed(plain.lot, 32n, ZeroHash, 1n),
      pass: fixed(0n, creditor.number, [], [], 1n),
      encumberPart: fixed(row({ sets: 32n }), { lot: plain.lot, trail }, 1_000n),
      releaseInPart: fixed(plain.lot),
      deliver: fixed(plain.lot, 32n, receiver.number, 8n, ZeroHash, 1n),
      setDesk: fixed(ZeroAddress, 0n, 0n),
    },
    Quotas: {
      ...governed,
      allotHead: fixed(0n, 0n),
      allotBranch: fixed(REGION, 0n, 0n),
      allotInstitution: fixed(bank.number, 0n, 0n),
      reserve: fixed(bank.number, 0n, 1n),
      use: fixed(bank.number, 0n, 1n),
      unreserve: fixed(bank.number, 0n, 1n),
      repay: fixed(bank.number, 0n, 1n),
      setDesk: fixed(ZeroAddress, true),
    },
    Acceptors: {
      ...governed,
      setFigures: fixed(bank.number, 0n, 0n, 0n, far),
      accept: fixed(bank.number, 1n, 0n),
      release: fixed(bank.number, 1n, 0n),
      recordOverdue: fixed(bank.number, 1n),
      setDesk: fixed(ZeroAddress, true),
    },
    Bills: {
      ...governed,
      refuse: fixed(presented.root),
      withdraw: fixed(presented.root),
      expire: fixed(presented.root),
      endorse: fixed(held.endorsement, held.consent),
      offerEndorsement: fixed(held.endorsement),
      acceptEndorsement: fixed(offered.endorsement),
      split: fixed(held.root, 1_000n),
      merge: fixed(held.root, held.root, held.trail),
      mint: fixed(0n, 7n, billTerms, creditor.number, ZeroHash, 1n),
      ask: fixed(row({ sets: 1n }), billLot, creditor.number, receiver.number, far, ZeroHash),
      take: fixed(row({ requires: 1n }), billLot, agreement),
      inscribe: fixed(row(), billLot, agreement, { step: 15n, by: bank.number, background: ZeroHash, epoch: 1n }),
      encumber: fixed(row({ sets: 1n }), billLot),
      encumberPart: fixed(row({ sets: 1n }), billLot, 1_000n),
      release: fixed(held.root, 1n),
      deliver: fixed(held.root, 1n, receiver.number, 18n, ZeroHash, 1n),
      redeem: fixed(held.root, 1n, ZeroHash, 1n),
      receiveFromDrawer: fixed(row(), billLot, agreement, {
        ...{ to: receiver.number, notTransferable: false, background: ZeroHash, epoch: 1n },
      }),
      terminate: fixed(row(), billLot, 1n),
      setDesk: fixed(ZeroAddress, 0n, 0n),
    },
    Issuance: {
      ...governed,
      register: fixed(at.bills.draft),
      presentForAcceptance: fixed(drawn.terms, drawn.trail, far),
      accept: fixed(presented.terms, presented.trail, 0n),
      acceptWithConsent: fixed(drawn.terms, drawn.trail, 0n, far, drawn.consent),
      withdrawBill: fixed(drawn.instrument, drawn.trail),
      lapse: fixed(drawn.instrument, drawn.trail),
      presentForReceipt: fixed(accepted.terms, accepted.trail, far),
      receiveBill: fixed(handed.terms, handed.trail),
      receiveWithConsent: fixed(accepted.terms, accepted.trail, far, accepted.consent),
    },
    Guarantees: {
      ...governed,
      askGuarantee: fixed(billLot, bank.number, false, far),
      guarantee: fixed(at.bills.securing.ref, false),
      guaranteeWithConsent: fixed(billLot, false, far, at.bills.guarantee),
    },
    Pledges: {
      ...governed,
      offerPledge: fixed(billLot, bank.number, far),
      acceptPledge: fixed(at.bills.pledging.ref),
      pledgeWithConsent: fixed(billLot, far, at.bills.pledge),
      releasePledge: fixed(held.root),
      ended: fixed(held.root),
      setDesk: fixed(ZeroAddress, true),
    },
    Discounting: {
      ...governed,
      offerDiscount: fixed(at.bills.discount.terms, far),
      buy: fixed(at.bills.discounting.terms, id("run")),
      buyWithConsent: fixed(at.bills.discount.terms, far, id("run"), at.bills.discount.consent),
      redeem: fixed(at.bills.sold.ref, id("run")),
      retain: fixed(at.bills.sold.ref.lot),
      onFinal: fixed(ZeroHash, subjectOf(at.bills.sold.ref.lot), 1n),
      onReleased: fixed(ZeroHash, subjectOf(at.bills.sold.ref.lot)),
    },
    Presentation: {
      ...governed,
      present: fixed([billLot]),
      presentPledged: fixed(billLot),
      presentAutomatically: fixed([billLot]),
      withdrawPresentation: fixed(held.root),
      pay: fixed([billLot], id("run")),
      refusePayment: fixed(held.root, 1n),
      dishonour: fixed(held.root),
      dishonourInsolvent: fixed(billLot),
      onFinal: fixed(ZeroHash, subjectOf(held.root), 1n),
      onReleased: fixed(ZeroHash, subjectOf(held.root)),
    },
    BillRecourse: {
      ...governed,
      claim: fixed(billLot, [], bank.number, 0n, far),
      satisfy: fixed(at.bills.claimed.ref, 0n, id("run")),
      onFinal: fixed(ZeroHash, subjectOf(held.root), 1n),
      onReleased: fixed(ZeroHash, subjectOf(held.root)),
    },
    RediscountWindow: {
      ...governed,
      setMandate: fixed(1n, far),
      applyFor: fixed(at.bills.rediscount, [], far, id("run")),
      approve: fixed(bank.number, at.bills.rediscount, [], id("run")),
      redeem: fixed(held.root, id("run")),
      retain: fixed(held.root),
      recordCollection: fixed(held.root),
      recordDishonour: fixed(held.root),
      onFinal: fixed(ZeroHash, subjectOf(held.root), 1n),
      onReleased: fixed(ZeroHash, subjectOf(held.root)),
    },
    CreditLines: {
      ...governed,
      grant: fixed(debtor.number, 156n, 1n, 1n, far),
      suspend: fixed(debtor.number, 156n, 0n),
      resume: fixed(debtor.number, 156n, 0n),
      consume: fixed(bank.number, debtor.number, 156n, 0n, 1n),
      release: fixed(bank.number, debtor.number, 156n, 0n, 1n),
      setDesk: fixed(ZeroAddress, true),
    },
    Origination: {
      ...governed,
      submit: fixed(terms, far),
      confirm: fixed(pending),
      issue: fixed(terms, far),
      acceptIssue: fixed(pending),
      submitWithConsent: fixed(terms, far, at.debtorsTerms),
      submitWithDocument: fixed(terms, [1n, terms.face, ZeroHash, 1n], far, at.debtorsTerms),
      issueWithConsent: fixed(terms, far, at.creditorsTerms),
      refuse: fixed(submitted),
      withdraw: fixed(submitted),
      expire: fixed(submitted),
    },
    Servicing: {
      ...governed,
      requestCancellation: fixed(plain.instrument, far),
      cancel: fixed(doomed.instrument, doomed.issue),
      cancelWithConsent: fixed(plain.instrument, plain.issue, far, at.cancellation),
      extend: fixed(plain.instrument, far, far, [], [], []),
      flagOverdue: fixed(plain.instrument),
      accelerate: fixed(plain.instrument),
      dispute: fixed(plain.instrument, id("case")),
      withdrawDispute: fixed(plain.instrument),
      dismissDispute: fixed(plain.instrument),
      refuse: fixed(subject),
      withdraw: fixed(subject),
      expire: fixed(subject),
    },
    BulkAssignment: {
      ...governed,
      assignMany: fixed([], far, []),
      assignManyFor: fixed([], far, "0x", []),
    },
    Redemption: {
      ...governed,
      pay: fixed([{ lot: plain.lot, trail }], id("run")),
      payPart: fixed(plain.instrument, 1n, [{ lot: plain.lot, trail }], id("run")),
      onFinal: fixed(ZeroHash, ZeroHash, 1n),
      onReleased: fixed(ZeroHash, ZeroHash),
    },
    Financing: {
      ...governed,
      applyFor: fixed(at.application, far),
      offerTerms: fixed(at.application, at.offered, far),
      acceptTerms: fixed(at.application, at.offered),
      agree: fixed(at.application, at.offered, far, at.banksWord),
      refuse: fixed(at.wish),
      withdraw: fixed(at.wish),
      expire: fixed(at.wish),
      disburse: fixed(at.wish, id("registration"), id("cash")),
      lapse: fixed(at.wish),
      payRetained: fixed(at.wish, id("retained")),
      repay: fixed(at.wish, id("repayment")),
      releasePledge: fixed(at.wish),
      releaseLine: fixed(at.wish),
      collected: fixed(plain.lot, bank.number, 1n),
      recovered: fixed(plain.lot, bank.number, 1n),
      onFinal: fixed(ZeroHash, ZeroHash, 1n),
      onReleased: fixed(ZeroHash, ZeroHash),
      setDesk: fixed(ZeroAddress, true),
    },
    Recourse: {
      ...governed,
      demand: fixed({ lot: plain.lot, trail }, [], creditor.number),
      pay: fixed({ lot: plain.lot, trail }, [], id("run")),
      onFinal: fixed(ZeroHash, ZeroHash, 1n),
      onReleased: fixed(ZeroHash, ZeroHash),
    },
    Settlement: {
      ...governed,
      instruct: fixed(order, 1n),
      returnPayment: fixed(ZeroHash, 1n, ZeroHash),
      reportAccepted: fixed([]),
      reportFinal: fixed([]),
      reportRejected: fixed([], "0x41433034"),
      expire: fixed([]),
      setDesk: fixed(ZeroAddress, true),
      setAgent: fixed(156n, debtor.number),
    },
    BootstrapCouncil: {
      propose: fixed(manager, "0x"),
      proposeAll: fixed([{ target: manager, data: "0x" }]),
      approve: fixed(1n),
      withdrawApproval: fixed(1n),
      execute: fixed(1n),
    },
  };
}
