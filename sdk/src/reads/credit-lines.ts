import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { currencyOf } from "../inputs/currency.js";
import { LinePurpose, type LinePurposeName } from "../values/enums.js";

/** Whose line, and for what. */
export interface LineInput {
  readonly bank: MemberInput;
  readonly debtor: MemberInput;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** For confirmation unless told otherwise. */
  readonly purpose?: LinePurposeName;
}

/** What the chain knows of credit lines. Amounts in minor units, times in UTC seconds. */
export function creditLineReads(context: ActContext) {
  const { creditLines } = context.contracts;
  return {
    /** A line; undefined when it was never granted. */
    async lineAt({ bank, debtor, currency, purpose = "Confirmation" }: LineInput) {
      const [from, to] = await Promise.all([context.member(bank, "bank"), context.member(debtor, "debtor")]);
      const number = LinePurpose.numberOf(purpose);
      const { limit, used, until, suspended } = await creditLines.lineAt(
        from,
        to,
        currencyOf(currency).numeric,
        number,
      );
      if (until === 0n) return undefined;
      const left = limit > used ? limit - used : 0n;
      return { bank: from, debtor: to, currency, purpose, limit, used, left, until: Number(until), suspended };
    },
    /** How many lines for confirmation of which something is used a member granted, or was granted. */
    async obligationsOf(member: MemberInput): Promise<bigint> {
      return creditLines.obligationsOf(await context.member(member, "member"));
    },
  };
}
