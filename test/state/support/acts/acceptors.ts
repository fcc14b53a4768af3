import { decide } from "../../../helpers/council.ts";
import { admitMember, mandate } from "../../../helpers/members.ts";
import type { Suite } from "../../../helpers/suite.ts";
import { Business, MemberKind } from "../../../helpers/terms.ts";
import { DAY, now } from "../../../helpers/trade.ts";

/** A bank with figures and an enterprise accept, pay in part, and do not pay in time. */
export async function acceptors(suite: Suite): Promise<void> {
  const head = await admitMember(suite, MemberKind.CentralBank);
  await mandate(suite, head, { businesses: 1n << Business.Bills });
  const bank = await admitMember(suite, MemberKind.Bank);
  const enterprise = await admitMember(suite, MemberKind.Enterprise);
  const asOf = await now(suite);
  await suite.acceptors.connect(head.account).setFigures(bank.number, 1_000n, 400n, asOf, asOf + 300n * DAY);
  const desk = suite.signers.at(-6)!;
  await decide(suite, suite.acceptors.setDesk.populateTransaction(desk, true));
  const book = suite.acceptors.connect(desk);
  await book.accept(bank.number, 150n, 40n);
  await book.accept(enterprise.number, 9n, 0n);
  await book.release(bank.number, 60n, 15n);
  for (let instrument = 1n; instrument <= 7n; instrument++) await book.recordOverdue(bank.number, instrument);
  await book.recordOverdue(enterprise.number, 8n);
}
