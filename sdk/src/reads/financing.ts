import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { parseFinancing, type FinancingInput } from "../inputs/financing.js";
import { referenceHash } from "../inputs/hash.js";
import { parseLot, type LotInput } from "../inputs/lot.js";
import { formatRate } from "../inputs/rate.js";
import { financingName, lotName } from "../path/lot-name.js";
import { currencyName } from "../values/currency.js";
import { FinancingAct, FinancingKind, FinancingState } from "../values/enums.js";

/** What the chain knows of financings. Amounts in minor units, times in UTC seconds. */
export function financingReads(context: ActContext) {
  const { financing } = context.contracts;
  return {
    /** A financing, agreed or asked for; undefined when there is none. */
    async financingAt(given: FinancingInput) {
      const number = parseFinancing(given);
      const found = await financing.financingAt(number);
      const state = FinancingState.nameOf(found.state);
      if (state === "None") return undefined;
      // Before the agreement there is nothing but the request.
      if (found.principal === 0n) return { financing: financingName(number), state };
      const { kind, applicant, bank, debtor, currency, lot, units, principal, interest } = found;
      const { collected, retainedPaid, ratePpm, disburseBy, paying, lotGone } = found;
      return {
        financing: financingName(number),
        state,
        kind: FinancingKind.nameOf(kind),
        applicant: Number(applicant),
        bank: Number(bank),
        debtor: Number(debtor),
        currency: currencyName(currency),
        lot: lotName(lot),
        units,
        principal,
        interest,
        collected,
        retainedPaid,
        rate: formatRate(ratePpm),
        disburseBy: Number(disburseBy),
        paying,
        lotGone,
      };
    },
    /** The number of an applicant's financing by the applicant's own reference. */
    async financingOf(applicant: MemberInput, reference: string) {
      const member = await context.member(applicant, "applicant");
      return financingName(await financing.financingId(member, referenceHash(reference)));
    },
    /** The application or offer that stands under a number; undefined when none does. */
    async requestAt(given: FinancingInput) {
      const { act, from, to, deadline } = await financing.requestAt(parseFinancing(given));
      if (act === 0n) return undefined;
      return { act: FinancingAct.nameOf(act), from: Number(from), to: Number(to), deadline: Number(deadline) };
    },
    /** Whom a pledge on a lot secures, and for how much still; undefined when it is not pledged. */
    async claimOn(lot: LotInput) {
      const { pledgee, claim } = await financing.claimOn(parseLot(lot));
      return pledgee === 0n ? undefined : { pledgee: Number(pledgee), claim };
    },
    /** What of the retained part is due and neither paid nor on its way. */
    async retainedDue(given: FinancingInput): Promise<bigint> {
      return financing.retainedDue(parseFinancing(given));
    },
    /** How many financings bind a member: agreed, with cash on its way, to repay, or to pay what was retained. */
    async obligationsOf(member: MemberInput): Promise<bigint> {
      return financing.obligationsOf(await context.member(member, "member"));
    },
  };
}
