import { nameHash } from "../../../inputs/hash.js";
import { MemberKind } from "../../../values/enums.js";
import { valueInEpoch } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

const WHOLE_BPS = 10_000n;
const ACCEPTANCE_CAP = nameHash("bills.acceptanceCapBps");
const MARGIN_CAP = nameHash("bills.marginCapBps");

/** What is outstanding, and held, of an acceptor is what was booked less what was released, and never below nothing. */
export function acceptancesOwed({ acceptors: { acceptors, booked, released } }: SuiteState): number {
  const none = { amount: 0n, margin: 0n };
  for (const [number, { outstanding, margins }] of acceptors) {
    const [taken, back] = [booked.get(number) ?? none, released.get(number) ?? none];
    const thing = `acceptor ${number}`;
    mustHold(thing, "not below nothing", outstanding >= 0n && margins >= 0n, `${outstanding}, margins ${margins}`);
    mustEqual(thing, "outstanding as booked less released", taken.amount - back.amount, outstanding);
    mustEqual(thing, "margins as booked less released", taken.margin - back.margin, margins);
  }
  return acceptors.size;
}

/** A bank's acceptances were within its caps, by its figures and the rules of the time, whenever it accepted. */
export function acceptanceCaps({ acceptors, members, rules }: SuiteState): number {
  const bank = BigInt(MemberKind.numberOf("Bank"));
  for (const { acceptor, epoch, totalAssets, deposits, outstanding, margins } of acceptors.judged) {
    if (members.members.get(acceptor)?.kind !== bank) continue;
    const thing = `acceptor ${acceptor}`;
    const share = (whole: bigint, cap: string) => whole * valueInEpoch(rules, cap, epoch);
    const acceptances = outstanding * WHOLE_BPS <= share(totalAssets, ACCEPTANCE_CAP);
    mustHold(thing, "acceptances within the cap", acceptances, `${outstanding} on ${totalAssets}`);
    const held = margins * WHOLE_BPS <= share(deposits, MARGIN_CAP);
    mustHold(thing, "margins within the cap", held, `${margins} on ${deposits}`);
  }
  return acceptors.judged.length;
}
