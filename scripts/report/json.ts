import { instrumentName, lotName } from "@tradelane/sdk/path";
import { ReceivableState } from "@tradelane/sdk/state";
import { billDealsJson } from "./bill-deals.ts";
import { billRecourseJson } from "./bill-recourse.ts";
import { billsJson } from "./bills.ts";
import { financingsJson } from "./financings.ts";
import type { Holding } from "./holdings.ts";
import { creditLinesJson } from "./lines.ts";
import { decimals } from "./money.ts";
import { paidOf } from "./paid.ts";
import { partPaymentsJson } from "./part-payments.ts";
import { quotasJson } from "./quotas.ts";
import { recourseJson } from "./recourse.ts";
import type { ProvenPath, Report } from "./report.ts";

/** The report for programs: amounts as decimal text in major units, members by name, times in UTC seconds. */
export function reportJson(report: Report): object {
  const { rpc, chainId, block, outcomes, state, nameOf, whenDue, now, cash, alerts, verified, ok } = report;
  const holding = ({ tier, member, currency, amount, lots }: Holding) => ({
    tier: Number(tier),
    member: nameOf(member),
    ...decimals(currency, { amount }),
    lots,
  });
  const refused = outcomes.flatMap((outcome) => {
    if (outcome.status === "done") return [];
    const { file, line, act, as, note, status, error } = outcome;
    return [{ file, line, act, as, note, status, error }];
  });
  const states = Object.entries(ReceivableState);
  return {
    ok,
    rpc,
    chainId,
    block,
    done: outcomes.filter(({ status }) => status === "done").length,
    refused,
    holdings: { whenDue: whenDue.map(holding), now: now.map(holding) },
    receivables: [...state.lots.instruments].map(([instrument, record]) => ({
      instrument: instrumentName(instrument),
      debtor: nameOf(record.obligor),
      creditor: nameOf(state.lots.confirmations.get(instrument)?.creditor ?? 0n),
      ...decimals(record.currency, { amount: record.face, paid: paidOf(state, instrument) }),
      maturity: Number(record.maturity),
      state: states.find(([, number]) => number === record.state)?.[0],
    })),
    creditLines: creditLinesJson(report.lines, nameOf),
    financings: financingsJson(report.financings, nameOf),
    partPayments: partPaymentsJson(report.rounds, report),
    recourse: recourseJson(report.recourse, nameOf),
    bills: billsJson(report.bills, nameOf),
    billDeals: billDealsJson(report.billDeals, nameOf),
    billRecourse: billRecourseJson(report.billRecourse, nameOf),
    quotas: quotasJson(report.quotas, nameOf),
    cash: cash.map(({ member, currency, received, paid, sentBack, gotBack }) => ({
      member: nameOf(member),
      ...decimals(currency, { received, paid, sentBack, gotBack }),
    })),
    alerts,
    paths: report.paths.map((path) => pathJson(path, report)),
    verified,
  };
}

function pathJson({ trace, proven }: ProvenPath, { nameOf }: Report): object {
  return {
    lot: lotName(trace.lot),
    proven,
    steps: trace.steps.map(({ kind, from, holder, units, time, background }) => ({
      kind,
      from: nameOf(from),
      holder: nameOf(holder),
      ...decimals(trace.currency, { amount: units }),
      time: time === undefined ? undefined : Number(time),
      background,
    })),
  };
}
