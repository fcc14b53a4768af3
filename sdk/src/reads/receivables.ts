import type { ActContext } from "../acts/context.js";
import { openTerms, tellTerms } from "../acts/receivables/terms.js";
import type { MemberInput } from "../directory.js";
import { referenceHash } from "../inputs/hash.js";
import { parseLot, type InstrumentInput, type LotInput } from "../inputs/lot.js";
import { instrumentName, lotId } from "../path/lot-name.js";
import { currencyName } from "../values/currency.js";
import { ReceivableAct, ReceivableState } from "../values/enums.js";
import { lotReads } from "./lots.js";

const NOT_ASSIGNABLE = 1n;

/** What the chain knows of receivables and their lots. Amounts in minor units, times in UTC seconds. */
export function receivableReads(context: ActContext) {
  const { receivables, origination, servicing } = context.contracts;

  return {
    ...lotReads(context, "receivables"),
    /** A receivable, confirmed or asked for; its state is `None` when there is none. */
    async receivableAt(instrument: InstrumentInput) {
      const number = context.instrument(instrument);
      const [state, i] = await Promise.all([origination.stateOf(number), receivables.instrumentAt(number)]);
      return {
        instrument: instrumentName(number),
        state: ReceivableState.nameOf(state),
        debtor: Number(i.obligor),
        /** The bank whose credit line it uses. */
        line: i.grantor === 0n ? undefined : Number(i.grantor),
        currency: i.currency === 0n ? undefined : currencyName(i.currency),
        issuedAt: Number(i.issuedAt),
        maturity: Number(i.maturity),
        face: i.face,
        redeemed: i.redeemed,
        assignable: (i.marks & NOT_ASSIGNABLE) === 0n,
        highestTier: Number(i.highestTier),
        smallestLot: i.smallestLot,
      };
    },
    /** The request that stands on a lot, or on a receivable as a whole; undefined when none does. */
    async requestAt(subject: { readonly lot: LotInput } | { readonly instrument: InstrumentInput }) {
      const asked =
        "lot" in subject
          ? await receivables.requestAt(parseLot(subject.lot))
          : await requestOn(lotId(context.instrument(subject.instrument), 0n));
      if (asked.act === 0n) return undefined;
      const { act, from, to, deadline } = asked;
      return { act: ReceivableAct.nameOf(act), from: Number(from), to: Number(to), deadline: Number(deadline) };
    },
    /** What was asked for in a submission or issue that waits for its answer. */
    async openTerms(instrument: InstrumentInput) {
      const number = context.instrument(instrument);
      const submitted = ReceivableState.nameOf(await origination.stateOf(number)) === "Submitted";
      return tellTerms(await openTerms(context, number, submitted ? "submit" : "issue"));
    },
    /** The number of a debtor's receivable by the debtor's own reference. */
    async instrumentOf(debtor: MemberInput, reference: string) {
      const member = await context.member(debtor, "debtor");
      return instrumentName(await origination.instrumentId(member, referenceHash(reference)));
    },
  };

  async function requestOn(subject: bigint) {
    const cancellation = await servicing.requestAt(subject);
    return cancellation.act === 0n ? origination.requestAt(subject) : cancellation;
  }
}
