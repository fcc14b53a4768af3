import { admitMember, mandate, REGION } from "../../../helpers/members.ts";
import { decide } from "../../../helpers/council.ts";
import type { Suite } from "../../../helpers/suite.ts";
import { Business, MemberKind } from "../../../helpers/terms.ts";

const LIMIT = 1_000n;
/** The whole quota, and that for green bills. */
const LABELS = [0n, 3n] as const;

/** The head allots to a branch and this to a bank, of which a desk takes and gives back. */
export async function quotas(suite: Suite): Promise<void> {
  const head = await admitMember(suite, MemberKind.CentralBank);
  await mandate(suite, head, { businesses: 1n << Business.Rediscount });
  const bank = await admitMember(suite, MemberKind.Bank);
  const allotting = suite.quotas.connect(head.account);
  for (const label of LABELS) {
    await allotting.allotHead(label, LIMIT);
    await allotting.allotBranch(REGION, label, LIMIT / 2n);
    await allotting.allotInstitution(bank.number, label, LIMIT / 4n);
  }
  const desk = suite.signers.at(-6)!;
  await decide(suite, suite.quotas.setDesk.populateTransaction(desk, true));
  const taking = suite.quotas.connect(desk);
  for (const label of LABELS) {
    await taking.reserve(bank.number, label, 100n);
    await taking.use(bank.number, label, 60n);
    await taking.unreserve(bank.number, label, 10n);
    await taking.repay(bank.number, label, 20n);
  }
}
