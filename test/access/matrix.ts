import type { Role } from "../../deploy/powers.ts";
import { billRow, financingRow, rediscountRow, rowOf, type Row } from "../receivables/walk/table.ts";
import type { Caller, Gate, Kind, Right, Rule, Rules } from "./rules.ts";

const TRADERS: Kind[] = ["Enterprise", "CoreEnterprise", "Bank"];

const anyone: Rule = { anyone: true };
const council = (role: Role): Rule => ({ council: role });
const only = (refusedWith: string, ...callers: Caller[]): Rule => ({ only: callers, refusedWith });

/** What every contract has that is behind a proxy and governed. */
const governed: Rules = {
  initialize: only("InvalidInitialization"),
  setAuthority: only("AccessManagedUnauthorized", "manager"),
  upgradeToAndCall: council("UPGRADES"),
};

const CLASS = { start: "Start", answer: "Answer", close: "Close", report: "Report" } as const;

/** Who may do an act on receivables, as their table says. */
function byTable(act: string): Rule {
  return byRow(rowOf(act));
}

/** Who may do an act on a financing, as its table says. */
function byFinancing(act: string): Rule {
  return byRow(financingRow(act));
}

/** Who may do an act on a bill, as its table says. */
function byBills(act: string): Rule {
  return byRow(billRow(act), "Bills");
}

/** Who may do an act of rediscount, as its table says. */
function byRediscount(act: string): Rule {
  return byRow(rediscountRow(act), "Rediscount");
}

function byRow(row: Row, business: Gate["business"] = "Receivables"): Rule {
  const { kinds } = row.actor;
  return { gate: { ...gateOf(row), business, ...(kinds !== null && { kinds: kinds as Kind[] }) } };
}

/** A regulator's act on receivables within its mandate, as their table says. */
function byMandate(act: string): Rule {
  const row = rowOf(act);
  const [kind] = row.actor.kinds as [Kind];
  return { mandate: { ...gateOf(row), kind }, otherwise: "ConsortiumKindForbids" };
}

function gateOf({ class: of, actor }: Row): Gate {
  const { right, mustBeActive } = actor;
  return { business: "Receivables", actClass: CLASS[of], right: right as Right, mustBeActive };
}

const requests: Rules = { refuse: byTable("refuse"), withdraw: byTable("withdraw"), expire: anyone };

const document: Rule = { gate: { business: "Evidence", actClass: "Start", right: "PREPARE", kinds: TRADERS } };
const agent = (actClass: Gate["actClass"]): Rule => ({
  gate: { business: "Settlement", actClass, right: "ACT", kinds: ["SettlementAgent"] },
});
/** "green" is attested by the central bank, in the business of attestation. */
const attested = (actClass: Gate["actClass"]): Rule => ({
  mandate: { business: "Attestation", actClass, right: "ACT", kind: "CentralBank" },
  otherwise: "AttestationsNotResponsible",
});
const byBank = (actClass: Gate["actClass"]): Rule => ({
  gate: { business: "Receivables", actClass, right: "ACT", kinds: ["Bank"], mustBeActive: true },
});

/** On quotas, by the central bank within its mandate. */
const allotting: Rule = {
  mandate: { business: "Rediscount", actClass: "Start", right: "ACT", kind: "CentralBank" },
  otherwise: "ConsortiumKindForbids",
};

/**
 * Who may call each function of each deployable contract that can change state: one row a function. A function
 * without a row fails the test.
 */
export const matrix: Readonly<Record<string, Rules>> = {
  Consortium: {
    ...governed,
    applyForMembership: anyone,
    completeExit: anyone,
    admit: council("ADMISSION"),
    refuseApplication: council("ADMISSION"),
    suspend: council("ADMISSION"),
    reinstate: council("ADMISSION"),
    exclude: council("ADMISSION"),
    setMandate: council("ADMISSION"),
    recover: council("ADMISSION"),
    halt: council("EMERGENCY"),
    resume: council("EMERGENCY"),
    setRuleBook: council("WIRING"),
    setObligationBook: council("WIRING"),
    noteRuleEpoch: only("ConsortiumNotRuleBook", "rules"),
    setAccount: { administrator: true, notWhile: ["Applied"] },
    startExit: { administrator: true, notWhile: ["Applied", "Suspended", "Exiting", "Exited"] },
    rotateAccount: { itself: true, notWhile: ["Applied"] },
    revokeConsents: { itself: true, notWhile: [] },
  },
  RuleBook: { ...governed, announce: council("RULES"), sync: anyone },
  Attestations: { ...governed, attest: attested("Start"), withdraw: attested("Close") },
  Evidence: {
    ...governed,
    register: document,
    registerByBank: { gate: { business: "Evidence", actClass: "Start", right: "PREPARE", kinds: ["Bank"] } },
    correct: document,
    credit: document,
    registerUsed: only("EvidenceNotADesk", "receivables", "origination", "servicing", "bills"),
    consume: only("EvidenceNotADesk", "receivables", "origination", "servicing", "bills"),
    giveBack: only("EvidenceNotADesk", "receivables", "origination", "servicing", "bills"),
    setDesk: council("WIRING"),
  },
  Receivables: {
    ...governed,
    ...requests,
    assign: byTable("assign"),
    offer: byTable("offer"),
    acceptOffer: byTable("acceptOffer"),
    split: byTable("split"),
    merge: byTable("merge"),
    mint: only("LotsNotADesk", "origination"),
    cancel: only("LotsNotADesk", "servicing"),
    amend: only("LotsNotADesk", "servicing"),
    pass: only("LotsNotADesk", "bulkAssignment"),
    encumber: only("LotsNotADesk", "redemption"),
    encumberPart: only("LotsNotADesk", "redemption"),
    release: only("LotsNotADesk", "redemption"),
    releaseInPart: only("LotsNotADesk", "redemption"),
    deliver: only("LotsNotADesk", "redemption"),
    redeem: only("LotsNotADesk", "redemption"),
    setDesk: council("WIRING"),
  },
  Quotas: {
    ...governed,
    allotHead: allotting,
    allotBranch: allotting,
    allotInstitution: allotting,
    reserve: only("QuotaNotADesk", "rediscountWindow"),
    use: only("QuotaNotADesk", "rediscountWindow"),
    unreserve: only("QuotaNotADesk", "rediscountWindow"),
    repay: only("QuotaNotADesk", "rediscountWindow"),
    setDesk: council("WIRING"),
  },
  Acceptors: {
    ...governed,
    setFigures: {
      mandate: { business: "Bills", actClass: "Start", right: "ACT", kind: "CentralBank" },
      otherwise: "ConsortiumKindForbids",
    },
    accept: only("AcceptorNotADesk", "issuance", "presentation", "billRecourse"),
    release: only("AcceptorNotADesk", "issuance", "presentation", "billRecourse"),
    recordOverdue: only("AcceptorNotADesk", "issuance", "presentation", "billRecourse"),
    setDesk: council("WIRING"),
  },
  Bills: {
    ...governed,
    refuse: byBills("refuse"),
    withdraw: byBills("withdraw"),
    expire: anyone,
    endorse: byBills("endorse"),
    offerEndorsement: byBills("offerEndorsement"),
    acceptEndorsement: byBills("acceptEndorsement"),
    split: byBills("split"),
    merge: byBills("merge"),
    mint: only("LotsNotADesk", "issuance"),
    ask: only("LotsNotADesk", "issuance", "guarantees", "pledges", "discounting", "billRecourse", "rediscountWindow"),
    take: only("LotsNotADesk", "issuance", "guarantees", "pledges", "discounting", "billRecourse", "rediscountWindow"),
    inscribe: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    encumber: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    encumberPart: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    release: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    deliver: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    redeem: only(
      "LotsNotADesk",
      "issuance",
      "guarantees",
      "pledges",
      "discounting",
      "billRecourse",
      "rediscountWindow",
    ),
    receiveFromDrawer: only("LotsNotADesk", "issuance"),
    terminate: only("LotsNotADesk", "issuance"),
    setDesk: council("WIRING"),
  },
  Issuance: {
    ...governed,
    register: byBills("register"),
    presentForAcceptance: byBills("presentForAcceptance"),
    accept: byBills("accept"),
    acceptWithConsent: byBills("acceptWithConsent"),
    withdrawBill: byBills("withdrawBill"),
    lapse: byBills("lapse"),
    presentForReceipt: byBills("presentForReceipt"),
    receiveBill: byBills("receive"),
    receiveWithConsent: byBills("receiveWithConsent"),
  },
  Guarantees: {
    ...governed,
    askGuarantee: byBills("askGuarantee"),
    guarantee: byBills("guarantee"),
    guaranteeWithConsent: byBills("guaranteeWithConsent"),
  },
  Pledges: {
    ...governed,
    offerPledge: byBills("offerPledge"),
    acceptPledge: byBills("pledge"),
    pledgeWithConsent: byBills("pledgeWithConsent"),
    releasePledge: byBills("releasePledge"),
    ended: only("PledgesNotADesk", "presentation"),
    setDesk: council("WIRING"),
  },
  Discounting: {
    ...governed,
    offerDiscount: byBills("offerDiscount"),
    buy: byBills("buyOut"),
    buyWithConsent: byBills("buyOutWithConsent"),
    redeem: byBills("redeem"),
    retain: byBills("retain"),
    onFinal: only("DiscountingNotSettlement", "settlement"),
    onReleased: only("DiscountingNotSettlement", "settlement"),
  },
  Presentation: {
    ...governed,
    present: byBills("present"),
    presentPledged: byBills("presentPledged"),
    presentAutomatically: byBills("presentAutomatically"),
    withdrawPresentation: byBills("withdrawPresentation"),
    pay: byBills("pay"),
    refusePayment: byBills("refusePayment"),
    dishonour: byBills("dishonour"),
    dishonourInsolvent: byBills("dishonourInsolvent"),
    onFinal: only("PresentationNotSettlement", "settlement"),
    onReleased: only("PresentationNotSettlement", "settlement"),
  },
  BillRecourse: {
    ...governed,
    claim: byBills("claim"),
    satisfy: byBills("satisfy"),
    onFinal: only("BillRecourseNotSettlement", "settlement"),
    onReleased: only("BillRecourseNotSettlement", "settlement"),
  },
  RediscountWindow: {
    ...governed,
    setMandate: allotting,
    applyFor: byRediscount("apply"),
    approve: {
      mandate: { business: "Rediscount", actClass: "Answer", right: "ACT", kind: "CentralBank", mustBeActive: true },
      otherwise: "ConsortiumKindForbids",
    },
    redeem: byRediscount("redeem"),
    retain: byRediscount("retain"),
    recordCollection: byRediscount("recordCollection"),
    recordDishonour: byRediscount("recordDishonour"),
    onFinal: only("RediscountNotSettlement", "settlement"),
    onReleased: only("RediscountNotSettlement", "settlement"),
  },
  CreditLines: {
    ...governed,
    grant: byBank("Start"),
    suspend: byBank("Close"),
    resume: byBank("Start"),
    consume: only("CreditLineNotADesk", "origination", "servicing", "redemption", "financing"),
    release: only("CreditLineNotADesk", "origination", "servicing", "redemption", "financing"),
    setDesk: council("WIRING"),
  },
  Origination: {
    ...governed,
    ...requests,
    submit: byTable("submit"),
    confirm: byTable("confirm"),
    issue: byTable("issue"),
    acceptIssue: byTable("acceptIssue"),
    submitWithConsent: byTable("submitWithConsent"),
    submitWithDocument: byTable("submitWithConsent"),
    issueWithConsent: byTable("issueWithConsent"),
  },
  Servicing: {
    ...governed,
    ...requests,
    requestCancellation: byTable("requestCancellation"),
    cancel: byTable("cancel"),
    cancelWithConsent: byTable("cancelWithConsent"),
    extend: byTable("extend"),
    flagOverdue: byTable("flagOverdue"),
    accelerate: byTable("accelerate"),
    dispute: byTable("dispute"),
    withdrawDispute: byTable("withdrawDispute"),
    dismissDispute: byMandate("dismissDispute"),
  },
  BulkAssignment: {
    ...governed,
    assignMany: byTable("assignMany"),
    assignManyFor: anyone,
  },
  Redemption: {
    ...governed,
    pay: byTable("pay"),
    payPart: byTable("payPart"),
    onFinal: only("RedemptionNotSettlement", "settlement"),
    onReleased: only("RedemptionNotSettlement", "settlement"),
  },
  Financing: {
    ...governed,
    applyFor: byFinancing("apply"),
    offerTerms: byFinancing("offer"),
    acceptTerms: byFinancing("accept"),
    agree: byFinancing("agree"),
    refuse: byFinancing("refuse"),
    withdraw: byFinancing("withdraw"),
    expire: anyone,
    disburse: byFinancing("disburse"),
    lapse: anyone,
    payRetained: byFinancing("payRetained"),
    repay: byFinancing("repay"),
    releasePledge: byFinancing("releasePledge"),
    releaseLine: anyone,
    collected: only("FinancingNotADesk", "redemption", "recourse"),
    recovered: only("FinancingNotADesk", "redemption", "recourse"),
    onFinal: only("FinancingNotSettlement", "settlement"),
    onReleased: only("FinancingNotSettlement", "settlement"),
    setDesk: council("WIRING"),
  },
  Recourse: {
    ...governed,
    demand: byTable("demandRecourse"),
    pay: byTable("payRecourse"),
    onFinal: only("RecourseNotSettlement", "settlement"),
    onReleased: only("RecourseNotSettlement", "settlement"),
  },
  Settlement: {
    ...governed,
    instruct: only(
      "SettlementNotADesk",
      "redemption",
      "financing",
      "recourse",
      "discounting",
      "presentation",
      "billRecourse",
      "rediscountWindow",
    ),
    returnPayment: {
      gate: { business: "Settlement", actClass: "Close", right: "ACT", kinds: [...TRADERS, "CentralBank"] },
    },
    reportAccepted: agent("Close"),
    reportFinal: agent("Report"),
    reportRejected: agent("Report"),
    expire: anyone,
    setDesk: council("WIRING"),
    setAgent: council("WIRING"),
  },
  BootstrapCouncil: {
    propose: only("CouncilAccountUnknown", "councillor"),
    proposeAll: only("CouncilAccountUnknown", "councillor"),
    approve: only("CouncilAccountUnknown", "councillor"),
    withdrawApproval: only("CouncilAccountUnknown", "councillor"),
    execute: only("CouncilAccountUnknown", "councillor"),
  },
};
