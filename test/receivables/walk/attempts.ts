import { id } from "ethers";
import { consentToAssignment, DAY, FACE, now } from "../../helpers/trade.ts";
import { STEP } from "../../lots/trail.ts";
import { consentToCancellation, consentToExtension, consentToTerms } from "../consents.ts";
import { covering, issueOf, type Ground, type Standing } from "./standing.ts";
import { bits, deskRow } from "./table.ts";

/** An act on its way: everything it needs is made, and calling it sends it. */
type Ready = () => Promise<unknown>;

/** How an act of the table is tried: what it needs in place, and by whom with what it is sent. */
export interface Attempt {
  act: string;
  /** What differs between attempts of one act. */
  note?: string;
  /** Done on the ledger by an account in a desk's place, so that no gate is passed. */
  byDesk?: true;
  ground: Ground;
  prepare: (standing: Standing) => Promise<Ready>;
}

const sent = (note: string) => id(`document for ${note}`);

/** An assignment of all of the root lot, whether there is one or not. */
async function transferOf(standing: Standing, note: string, deadline: bigint) {
  const { suite, root, receiver } = standing;
  const { start, holder } = await suite.receivables.lotAt(root);
  const units = holder === 0n ? FACE : FACE - start;
  const background = await covering(standing, units, sent(note));
  return { lot: root, to: receiver.number, units, deadline, recourse: false, background };
}

const debtor = ({ trade }: Standing) => trade.debtor.account;
const origination = (standing: Standing) => standing.suite.origination.connect(standing.creditor.account);
const servicing = (standing: Standing) => standing.suite.servicing.connect(standing.creditor.account);
const ledger = (standing: Standing) => standing.suite.receivables.connect(standing.creditor.account);

const ON_ORIGINATION: Attempt[] = [
  {
    act: "submit",
    ground: "nothing",
    prepare: async (s) => () => origination(s).submit(s.terms, s.terms.maturity),
  },
  {
    act: "issue",
    ground: "nothing",
    prepare: async (s) => () => s.suite.origination.connect(debtor(s)).issue(s.terms, s.terms.maturity),
  },
  {
    act: "confirm",
    ground: "nothing",
    prepare: async (s) => () => s.suite.origination.connect(debtor(s)).confirm(s.terms),
  },
  {
    act: "acceptIssue",
    ground: "nothing",
    prepare: async (s) => () => origination(s).acceptIssue(s.terms),
  },
  {
    act: "submitWithConsent",
    ground: "nothing",
    prepare: async (s) => {
      const consent = await consentToTerms(s.suite, debtor(s), s.terms, s.farOff);
      return () => origination(s).submitWithConsent(s.terms, s.farOff, consent);
    },
  },
  {
    act: "issueWithConsent",
    ground: "nothing",
    prepare: async (s) => {
      const consent = await consentToTerms(s.suite, s.creditor.account, s.terms, s.farOff);
      return () => s.suite.origination.connect(debtor(s)).issueWithConsent(s.terms, s.farOff, consent);
    },
  },
];

const ON_SERVICING: Attempt[] = [
  {
    act: "requestCancellation",
    ground: "nothing",
    prepare: async (s) => () => servicing(s).requestCancellation(s.instrument, s.farOff),
  },
  ...(["cancellation", "nothing"] as const).map((ground): Attempt => ({
    act: "cancel",
    ground,
    prepare: async (s) => {
      const issue = await issueOf(s);
      return () => servicing(s).cancel(s.instrument, issue);
    },
  })),
  {
    act: "cancelWithConsent",
    ground: "nothing",
    prepare: async (s) => {
      const [issue, consent] = [
        await issueOf(s),
        await consentToCancellation(s.suite, debtor(s), await rootOf(s), s.farOff),
      ];
      return () => servicing(s).cancelWithConsent(s.instrument, issue, s.farOff, consent);
    },
  },
  {
    act: "extend",
    ground: "nothing",
    prepare: async (s) => {
      const until = s.terms.maturity + DAY;
      const parties = [s.creditor, s.trade.banks[0]!];
      const consents = await Promise.all(
        parties.map(({ account }) => consentToExtension(s.suite, account, s.instrument, until, s.farOff)),
      );
      const desk = s.suite.servicing.connect(debtor(s));
      return () => desk.extend(s.instrument, until, s.farOff, [s.root], [0n], consents);
    },
  },
  {
    act: "flagOverdue",
    ground: "nothing",
    prepare: async (s) => () => servicing(s).flagOverdue(s.instrument),
  },
  {
    act: "accelerate",
    ground: "nothing",
    prepare: async (s) => () => servicing(s).accelerate(s.instrument),
  },
  {
    act: "dispute",
    ground: "nothing",
    prepare: async (s) => () => s.suite.servicing.connect(debtor(s)).dispute(s.instrument, id("another case")),
  },
  {
    act: "withdrawDispute",
    ground: "nothing",
    prepare: async (s) => () => s.suite.servicing.connect(debtor(s)).withdrawDispute(s.instrument),
  },
  {
    act: "dismissDispute",
    ground: "nothing",
    prepare: async (s) => () => s.suite.servicing.connect(s.court.account).dismissDispute(s.instrument),
  },
];

const ON_LOTS: Attempt[] = [
  {
    act: "assign",
    ground: "nothing",
    prepare: async (s) => {
      const transfer = await transferOf(s, "assign", s.farOff);
      const consent = await consentToAssignment(s.suite, s.receiver.account, transfer);
      return () => ledger(s).assign(transfer, consent);
    },
  },
  {
    act: "offer",
    ground: "nothing",
    prepare: async (s) => {
      const transfer = await transferOf(s, "offer", s.terms.maturity);
      return () => ledger(s).offer(transfer);
    },
  },
  ...(["offer", "nothing"] as const).map((ground): Attempt => ({
    act: "acceptOffer",
    ground,
    prepare: async (s) => {
      const transfer = s.offer ?? (await transferOf(s, "acceptOffer", s.terms.maturity));
      return () => s.suite.receivables.connect(s.receiver.account).acceptOffer(transfer);
    },
  })),
  {
    act: "split",
    ground: "nothing",
    prepare: async (s) => () => ledger(s).split(s.root, 1_000n),
  },
  {
    act: "merge",
    ground: "split",
    prepare: async (s) => () =>
      ledger(s).merge(s.root, s.child?.lot ?? s.root, s.child?.before ?? `0x${"00".repeat(21)}`),
  },
  {
    act: "pay",
    ground: "nothing",
    prepare: async (s) => {
      const { trail } = await s.suite.receivables.lotAt(s.root);
      return () => s.suite.redemption.connect(debtor(s)).pay([{ lot: s.root, trail }], id("a run"));
    },
  },
  ...(["redemption", "nothing"] as const).map((ground): Attempt => ({
    act: "redeem",
    ground,
    prepare: async (s) => () =>
      s.suite.receivables.connect(s.desk).redeem(s.root, bits(["InRedemption"]), id("cash"), 1n),
  })),
];

/** What a desk does on the ledger for an act, with the act's row. */
type DeskAct = (desk: Standing["suite"]["receivables"], ref: Ref, standing: Standing) => Ready;
interface Ref {
  lot: bigint;
  trail: string;
}

const encumber =
  (act: string): DeskAct =>
  (desk, ref) =>
  () =>
    desk.encumber(deskRow(act), ref);

const handOver =
  (flag: string, step: bigint): DeskAct =>
  (desk, { lot }, { receiver }) =>
  () =>
    desk.deliver(lot, bits([flag]), receiver.number, step, id("cash"), 1n);

/** Acts of which the ledger sees what a desk does; the desks' own tests see the rest. */
const OF_DESKS: Readonly<Record<string, DeskAct>> = {
  finance: (desk, ref, { root }) => {
    const whole = root & (2n ** 40n - 1n);
    return async () => {
      const { start, holder } = await desk.lotAt(root);
      return desk.encumberPart(deskRow("finance"), ref, holder === 0n ? whole : whole - start);
    };
  },
  deliver: handOver("InFinancing", STEP.SOLD),
  pledge: encumber("pledge"),
  releasePledge:
    (desk, { lot }) =>
    () =>
      desk.release(lot, bits(["Pledged"])),
  payPart: encumber("payPart"),
  recordPart:
    (desk, _, { instrument, terms }) =>
    () =>
      desk.amend(deskRow("recordPart"), instrument, terms.maturity),
  payRecourse: encumber("payRecourse"),
  recover: handOver("InRecourse", STEP.RECOVERED),
};

const BY_DESKS: Attempt[] = [
  ...Object.entries(OF_DESKS).map(([act, does]): Attempt => ({
    act,
    byDesk: true,
    ground: "nothing",
    prepare: async (s) => {
      const { trail } = await s.suite.receivables.lotAt(s.root);
      return does(s.suite.receivables.connect(s.desk), { lot: s.root, trail }, s);
    },
  })),
  {
    act: "assignMany",
    byDesk: true,
    ground: "nothing",
    prepare: async (s) => {
      const { to, units, recourse, background } = await transferOf(s, "assignMany", s.farOff);
      const { trail } = await s.suite.receivables.lotAt(s.root);
      const passage = { ref: { lot: s.root, trail }, to, units, recourse, background };
      const [desk, at] = [s.suite.receivables.connect(s.desk), await now(s.suite)];
      return () => desk.pass(deskRow("assignMany"), s.creditor.number, [passage], [at], 1n);
    },
  },
];

/** The ledger sees nothing of a demand: it is words, which the recourse desk judges by the table's row. */
export const UNSEEN: readonly string[] = ["demandRecourse"];

/** Refusal and withdrawal, of each kind of request, and where there is none. */
const ON_REQUESTS: Attempt[] = (["refuse", "withdraw"] as const).flatMap((act): Attempt[] => {
  const requests: [string, Ground, (s: Standing) => Ready][] = [
    [
      "of what was submitted",
      "nothing",
      (s) => () => s.suite.origination.connect(act === "refuse" ? debtor(s) : s.creditor.account)[act](s.subject),
    ],
    [
      "of what was issued",
      "nothing",
      (s) => () => s.suite.origination.connect(act === "refuse" ? s.creditor.account : debtor(s))[act](s.subject),
    ],
    [
      "of a cancellation",
      "cancellation",
      (s) => () => s.suite.servicing.connect(act === "refuse" ? s.creditor.account : debtor(s))[act](s.subject),
    ],
    [
      "of an offer",
      "offer",
      (s) => () => s.suite.receivables.connect(act === "refuse" ? s.receiver.account : s.creditor.account)[act](s.root),
    ],
  ];
  return requests.map(([note, ground, ready]) => ({ act, note, ground, prepare: async (s) => ready(s) }));
});

export const attempts: readonly Attempt[] = [
  ...ON_ORIGINATION,
  ...ON_SERVICING,
  ...ON_LOTS,
  ...BY_DESKS,
  ...ON_REQUESTS,
];

/** The name under which servicing looks for the root lot: that of nothing where there is no receivable. */
async function rootOf({ suite, instrument }: Standing): Promise<bigint> {
  const { face } = await suite.receivables.instrumentAt(instrument);
  return (instrument << 40n) | face;
}
