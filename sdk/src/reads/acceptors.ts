import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { parseInstrument } from "../inputs/lot.js";
import { momentsIn } from "../values/overdue.js";

/** What the contract says of a cap that does not exist. */
const UNLIMITED = 2n ** 64n - 1n;

/** What is left under a cap; undefined where there is none. */
function leftUnder(cap: bigint, taken: bigint): bigint | undefined {
  if (cap === UNLIMITED) return undefined;
  return cap > taken ? cap - taken : 0n;
}

/** What the chain knows of acceptors of bills. Amounts in fen, times in UTC seconds. */
export function acceptorReads(context: ActContext) {
  const { acceptors } = context.contracts;
  return {
    /** The figures that the central bank stated of a bank; undefined when it never did. */
    async figuresOf(acceptor: MemberInput) {
      const number = await context.member(acceptor, "acceptor");
      const { totalAssets, deposits, asOf, until } = await acceptors.acceptorAt(number);
      if (until === 0n) return undefined;
      return { acceptor: number, totalAssets, deposits, asOf: Number(asOf), until: Number(until) };
    },
    /**
     * What an acceptor has accepted and not paid yet, and the margin deposits it holds; what is left under each cap by
     * the rules, figures and time of now is undefined for an enterprise, which has no cap.
     */
    async acceptancesOf(acceptor: MemberInput) {
      const number = await context.member(acceptor, "acceptor");
      const [{ outstanding, margins }, { acceptanceCap, marginCap }] = await Promise.all([
        acceptors.acceptorAt(number),
        acceptors.standingOf(number),
      ]);
      const [left, marginLeft] = [leftUnder(acceptanceCap, outstanding), leftUnder(marginCap, margins)];
      return { acceptor: number, outstanding, left, margins, marginLeft };
    },
    /**
     * When its acceptances that count towards a bar became overdue, the latest first, at most six; and the last moment
     * at which it is barred from accepting, undefined when it is not.
     */
    async overdueOf(acceptor: MemberInput) {
      const number = await context.member(acceptor, "acceptor");
      const [word, { overdueInWindow, barredUntil }] = await Promise.all([
        acceptors.overdueOf(number),
        acceptors.standingOf(number),
      ]);
      const moments = momentsIn(word).slice(0, Number(overdueInWindow)).map(Number);
      return { acceptor: number, moments, barredUntil: barredUntil === 0n ? undefined : Number(barredUntil) };
    },
    /** When a bill was recorded as not paid when due; undefined when it was not. */
    async overdueSince(instrument: string | bigint): Promise<number | undefined> {
      const moment = await acceptors.overdueSince(parseInstrument(instrument, "instrument"));
      return moment === 0n ? undefined : Number(moment);
    },
  };
}
