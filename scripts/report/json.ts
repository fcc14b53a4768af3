import { findCurrency, formatAmount } from "@tradelane/sdk";
import { instrumentName, lotName } from "@tradelane/sdk/path";
import { ReceivableState } from "@tradelane/sdk/state";
import type { Holding } from "./holdings.ts";
import type { Report } from "./report.ts";

function amount(minor: bigint, currency: bigint): { amount: string; currency: string } {
  const units = findCurrency(currency);
  return units === undefined
    ? { amount: minor.toString(), currency: currency.toString() }
    : { amount: formatAmount(minor, units), currency: units.code };
}

/** The report for programs: amounts as decimal text in major units, members by name, times in UTC seconds. */
export function reportJson(report: Report): object {
  const { rpc, chainId, block, outcomes, state, nameOf, before, now, cash, alerts, path, verified, ok } = report;
  const holding = ({ tier, member, currency, amount: minor, lots }: Holding) => ({
    tier: Number(tier),
    member: nameOf(member),
    ...amount(minor, currency),
    lots,
  });
  const refused = outcomes.flatMap((outcome) => {
    if (outcome.status === "done") return [];
    const { line, act, as, note, status, error } = outcome;
    return [{ line, act, as, note, status, error }];
  });
  const states = Object.entries(ReceivableState);
  return {
    ok,
    rpc,
    chainId,
    block,
    done: outcomes.filter(({ status }) => status === "done").length,
    refused,
    holdings: { beforePayment: before?.map(holding), now: now.map(holding) },
    receivables: [...state.lots.instruments].map(([instrument, record]) => ({
      instrument: instrumentName(instrument),
      debtor: nameOf(record.obligor),
      creditor: nameOf(state.lots.confirmations.get(instrument)?.creditor ?? 0n),
      ...amount(record.face, record.currency),
      redeemed: amount(record.redeemed, record.currency).amount,
      maturity: Number(record.maturity),
      state: states.find(([, number]) => number === record.state)?.[0],
    })),
    cash: cash.map(({ member, currency, ...sums }) => ({
      member: nameOf(member),
      currency: amount(0n, currency).currency,
      ...Object.fromEntries(Object.entries(sums).map(([name, minor]) => [name, amount(minor, currency).amount])),
    })),
    alerts,
    path: path && {
      lot: lotName(path.trace.lot),
      proven: path.proven,
      steps: path.trace.steps.map(({ kind, from, holder, units, time, background }) => ({
        kind,
        from: nameOf(from),
        holder: nameOf(holder),
        ...amount(units, path.trace.receivable.currency),
        time: time === undefined ? undefined : Number(time),
        background,
      })),
    },
    verified,
  };
}
