import type { TransactionResponse } from "ethers";
import { pathOf, readHistory } from "@tradelane/sdk/path";
import { confirmed, DAY, fresh, grantLine, now, type Issued, type Trade } from "../../../helpers/trade.ts";
import { addressesOf } from "../suite.ts";

const KIND = { Sale: 0n, SaleWithRecourse: 1n, Pledge: 2n } as const;
const REASON = "0x41433034";

/** Two sales and three pledges: without cash at first, repaid, given up, collected, in part, and in recourse. */
export async function financings(trade: Trade): Promise<void> {
  const { suite, debtor, banks, suppliers } = trade;
  const { financing, redemption, recourse } = suite;
  await grantLine(suite, banks[0]!, debtor, { purpose: 1n });
  const bank = financing.connect(banks[0]!.account);
  const holder = financing.connect(suppliers[0]!.account);
  const maturity = (await now(suite)) + 5n * DAY;
  const [sold, kept, repaid, given, passed] = [
    await confirmed(trade, { maturity }),
    await confirmed(trade, { maturity }),
    await confirmed(trade, { maturity }),
    await confirmed(trade, { maturity }),
    await confirmed(trade, { maturity }),
  ];

  const first = await applied(trade, sold, KIND.SaleWithRecourse);
  await holder.withdraw(first.id);
  await agreed(trade, first);
  await conclude(trade, await bank.disburse(first.id, fresh("registration"), fresh("cash")), "rejected");
  await agreed(trade, first);
  await conclude(trade, await bank.disburse(first.id, fresh("registration"), fresh("cash")));

  const second = await applied(trade, kept, KIND.Sale);
  await agreed(trade, second, false);
  await conclude(trade, await bank.disburse(second.id, fresh("registration"), fresh("cash")));

  const loan = await applied(trade, repaid, KIND.Pledge);
  await agreed(trade, loan, false);
  await conclude(trade, await bank.disburse(loan.id, fresh("registration"), fresh("cash")));
  await conclude(trade, await holder.repay(loan.id, fresh("repayment")), "rejected");
  await conclude(trade, await holder.repay(loan.id, fresh("repayment")));

  const other = await applied(trade, given, KIND.Pledge);
  await agreed(trade, other, false);
  await conclude(trade, await bank.disburse(other.id, fresh("registration"), fresh("cash")));
  await bank.releasePledge(other.id);
  const waiting = await applied(trade, passed, KIND.Pledge);
  await suite.financing.connect(banks[0]!.account).refuse(waiting.id);

  // An application and an offer that nobody answers.
  await applied(trade, await confirmed(trade), KIND.Sale);
  const unanswered = await applied(trade, await confirmed(trade), KIND.Pledge);
  await offered(trade, unanswered);

  await suite.ethers.provider.send("evm_setNextBlockTimestamp", [Number(maturity)]);
  await suite.ethers.provider.send("evm_mine", []);
  const pay = redemption.connect(debtor.account);
  await conclude(trade, await pay.pay([await refOf(trade, kept.lot)], fresh("run")));
  await conclude(trade, await bank.payRetained(second.id, fresh("retained")), "rejected");
  await conclude(trade, await bank.payRetained(second.id, fresh("retained")));

  const half = sold.terms.face / 2n;
  await conclude(trade, await pay.payPart(sold.instrument, half, [await refOf(trade, sold.lot)], fresh("run")));
  const history = await readHistory(suite.ethers.provider, await addressesOf(suite), sold.lot);
  const path = pathOf(history);
  const ref = { lot: sold.lot, trail: history.trail };
  await recourse.connect(banks[0]!.account).demand(ref, path, suppliers[0]!.number);
  const owed = recourse.connect(suppliers[0]!.account);
  await conclude(trade, await owed.pay(ref, path, fresh("recourse")), "rejected");
  await conclude(trade, await owed.pay(ref, path, fresh("recourse")));

  const quarter = passed.terms.face / 4n;
  const early = await pay.payPart(passed.instrument, quarter, [await refOf(trade, passed.lot)], fresh("run"));
  await pay.payPart(passed.instrument, half, [await refOf(trade, passed.lot)], fresh("run"));
  await conclude(trade, early);
  await conclude(trade, await pay.payPart(passed.instrument, half, [await refOf(trade, passed.lot)], fresh("run")));
}

interface Applied {
  readonly id: bigint;
  readonly application: Awaited<ReturnType<typeof drafted>>;
}

async function drafted(trade: Trade, { lot, terms }: Issued, kind: bigint) {
  const { suppliers, banks } = trade;
  const parties = { applicant: suppliers[0]!.number, bank: banks[0]!.number };
  return { ref: await refOf(trade, lot), units: terms.face, ...parties, kind, applicantReference: fresh("financing") };
}

async function applied(trade: Trade, issued: Issued, kind: bigint): Promise<Applied> {
  const { financing } = trade.suite;
  const application = await drafted(trade, issued, kind);
  const holder = financing.connect(trade.suppliers[0]!.account);
  await holder.applyFor(application, (await now(trade.suite)) + 3_600n);
  return { id: await financing.financingId(application.applicant, application.applicantReference), application };
}

/** The bank offers four fifths, the holder accepts; it applies once more where nothing is asked for any more. */
async function agreed(trade: Trade, { application }: Applied, again = true): Promise<void> {
  const { suite, suppliers } = trade;
  const holder = suite.financing.connect(suppliers[0]!.account);
  const moment = await now(suite);
  if (again) await holder.applyFor(application, moment + 3_600n);
  await holder.acceptTerms(application, await offered(trade, { application }));
}

async function offered({ suite, banks }: Trade, { application }: Pick<Applied, "application">) {
  const moment = await now(suite);
  const offer = { principal: (application.units * 4n) / 5n, ratePpm: 60_000n, disburseBy: moment + DAY };
  await suite.financing.connect(banks[0]!.account).offerTerms(application, offer, moment + 7_200n);
  return offer;
}

async function refOf({ suite }: Trade, lot: bigint) {
  const { trail } = await suite.receivables.lotAt(lot);
  return { lot, trail };
}

/** The payments that a transaction asked for. */
export async function instructionsOf(
  { suite: { settlement } }: Pick<Trade, "suite">,
  sent: TransactionResponse,
): Promise<string[]> {
  const receipt = await sent.wait();
  const found = await settlement.queryFilter(settlement.filters.PaymentInstructed, receipt!.blockNumber);
  return found.filter((log) => log.transactionHash === receipt!.hash).map(({ args }) => args.instruction);
}

/** Reports on all cash that a transaction asked for. */
async function conclude(trade: Trade, sent: TransactionResponse, how: "final" | "rejected" = "final"): Promise<void> {
  const ids = await instructionsOf(trade, sent);
  const agent = trade.suite.settlement.connect(trade.suite.agent.account);
  await agent.reportAccepted(ids);
  if (how === "final") await agent.reportFinal(ids);
  else await agent.reportRejected(ids, REASON);
}
