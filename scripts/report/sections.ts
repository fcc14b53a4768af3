import { formatTime } from "@tradelane/sdk";
import { instrumentName, lotName, type TracedStep } from "@tradelane/sdk/path";
import { ReceivableState } from "@tradelane/sdk/state";
import { businessDays } from "./day.ts";
import type { Holding } from "./holdings.ts";
import { money } from "./money.ts";
import type { NameOf } from "./names.ts";
import { paidOf } from "./paid.ts";
import type { ProvenPath, Report } from "./report.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

export function holdingSection(title: string, holdings: readonly Holding[], nameOf: NameOf): Section {
  if (holdings.length === 0) return { title, lines: ["  nothing: every lot was paid or cancelled"] };
  const rows = holdings.map(({ tier, member, currency, amount, lots }) => [
    String(tier),
    nameOf(member),
    money(amount, currency),
    String(lots),
  ]);
  return { title, lines: table(["tier:", "holder", "amount:", "lots:"], rows) };
}

export function receivablesSection({ state, nameOf }: Report): Section {
  const names = Object.entries(ReceivableState);
  const dayOf = businessDays(state);
  const rows = [...state.lots.instruments].map(([instrument, record]) => [
    instrumentName(instrument),
    nameOf(record.obligor),
    nameOf(state.lots.confirmations.get(instrument)?.creditor ?? 0n),
    money(record.face, record.currency),
    money(paidOf(state, instrument), record.currency),
    dayOf(record.maturity),
    names.find(([, number]) => number === record.state)?.[0] ?? String(record.state),
  ]);
  return {
    title: "Receivables",
    lines: table(["number", "debtor", "creditor", "face:", "paid:", "falls due", "state"], rows),
  };
}

const CREDIT_NOTE = 5n;

export function documentsSection({ state, nameOf }: Report): Section {
  const documents = [...state.documents.documents.values()].filter(({ kind }) => kind !== CREDIT_NOTE);
  const rows = documents.map(({ seller, buyer, currency, amount, financed }) => [
    nameOf(seller),
    nameOf(buyer),
    money(amount, currency),
    money(financed, currency),
    financed > amount ? `${money(financed - amount, currency)} overdrawn` : money(amount - financed, currency),
  ]);
  return { title: "Invoices", lines: table(["seller", "buyer", "amount:", "claims on it:", "left:"], rows) };
}

export function cashSection({ cash, nameOf }: Report): Section {
  const dash = (minor: bigint, currency: bigint) => (minor === 0n ? "-" : money(minor, currency));
  const rows = cash.map(({ member, currency, received, paid, sentBack, gotBack }) => [
    nameOf(member),
    ...[received, paid, sentBack, gotBack].map((minor) => dash(minor, currency)),
  ]);
  return {
    title: "Cash, by payments that are final",
    lines: table(["member", "received:", "paid:", "sent back:", "got back:"], rows),
  };
}

export function refusedSection({ outcomes }: Report): Section {
  const lines = outcomes.flatMap((outcome) => {
    if (outcome.status !== "refused") return [];
    const { as = "", act, note, error } = outcome;
    return [`  ${as}, ${act}${note === undefined ? "" : `: ${note}`}`, `      ${error.code}: ${error.message}`];
  });
  return { title: `Refused, as the scenarios say (${lines.length / 2})`, lines };
}

export function alertSection({ alerts }: Report): Section {
  return { title: "Alerts", lines: alerts.map(({ time, text }) => `  ${formatTime(time)}  ${text}`) };
}

export function pathSection({ trace, proven }: ProvenPath, nameOf: NameOf): Section {
  const { lot, steps, currency } = trace;
  const rows = steps.map((step) => [
    step.time === undefined ? "" : formatTime(step.time),
    WORDS[step.kind],
    step.from === step.holder ? nameOf(step.holder) : `${nameOf(step.from)} to ${nameOf(step.holder)}`,
    money(step.units, currency),
    groundOf(step),
  ]);
  const proof = proven ? "The contract confirms this path." : "The contract does NOT confirm this path.";
  return {
    title: `The path of lot ${lotName(lot)}`,
    lines: [...table(["time", "step", "who", "amount:", "ground"], rows), `  ${proof}`],
  };
}

const WORDS: Readonly<Record<TracedStep["kind"], string>> = {
  Issued: "confirmed",
  Assigned: "assigned",
  AssignedWithRecourse: "assigned with recourse",
  Sold: "sold to a bank",
  SoldWithRecourse: "sold to a bank with recourse",
  Recovered: "taken over in recourse",
  Endorsed: "endorsed",
  EndorsedNotTransferable: "endorsed, not to be passed on",
  Received: "received from the drawer",
  ReceivedNotTransferable: "received, not to be passed on",
  Accepted: "accepted",
  Guaranteed: "guaranteed for the holder",
  GuaranteedAcceptor: "guaranteed for the acceptor",
  Discounted: "discounted",
  Repurchased: "bought back",
  Front: "cut off",
  Remainder: "rest kept",
  Redeemed: "redeemed",
  Cancelled: "cancelled",
};

function groundOf({ background }: TracedStep): string {
  if (background.kind === "none") return "";
  const hash = background.kind === "document" ? background.tag : background.instruction;
  return `${background.kind === "document" ? "invoice" : "payment"} ${hash.slice(0, 10)}`;
}

export function proofSection({ verified, block }: Report): Section {
  const claims = Object.values(verified.checked).reduce((sum, count) => sum + count, 0);
  const line = verified.ok
    ? `  ${claims} values rebuilt from ${verified.events} events equal the chain's own at block ${block}.`
    : `  The chain differs from its events: ${JSON.stringify(verified.difference, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))}`;
  return { title: "Proof", lines: [line] };
}
