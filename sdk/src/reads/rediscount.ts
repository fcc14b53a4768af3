import { z } from "zod";
import type { ActContext } from "../acts/context.js";
import { provenLot } from "../acts/proven-lot.js";
import { rediscountShape, tellTerms, termsOf } from "../acts/rediscount/terms.js";
import type { MemberInput } from "../directory.js";
import { parseLot, type LotInput } from "../inputs/lot.js";
import { lotName } from "../path/lot-name.js";
import { RediscountCheck, RediscountState } from "../values/enums.js";

const asked = z.strictObject(rediscountShape);

/** What the chain knows of rediscounts. Amounts in fen, times in UTC seconds. */
export function rediscountReads(context: ActContext) {
  const { rediscountWindow, bills } = context.contracts;
  return {
    /** Judges lots by name as an application of their holder would be judged now. */
    async check(lots: readonly LotInput[], terms: z.input<typeof asked>) {
      const names = lots.map((lot) => parseLot(lot, "lots"));
      const [first] = names;
      if (first === undefined) return [];
      const [{ holder }, given, ...proven] = await Promise.all([
        bills.lotAt(first),
        termsOf(context, asked.parse(terms)),
        ...names.map((name) => provenLot(context, name, "bills")),
      ]);
      const checks = await rediscountWindow.check(holder, given, proven);
      return names.map((name, at) => ({ lot: lotName(name), check: RediscountCheck.nameOf(checks[at] ?? 0n) }));
    },
    /** Where the rediscount of a lot stands; undefined when it was never approved, or its cash never came. */
    async rediscountOf(lot: LotInput) {
      const found = await rediscountWindow.rediscountOf(parseLot(lot));
      if (found.state === 0n) return undefined;
      const { state, bank, units, label, centralBank, redeemFrom, redeemUntil } = found;
      const terms = tellTerms({ centralBank, label, redeemFrom, redeemUntil });
      return { state: RediscountState.nameOf(state), bank: Number(bank), units, ...terms };
    },
    /** Up to which amount a central bank approves applications at once, and until when. */
    async mandateOf(centralBank: MemberInput) {
      const number = await context.member(centralBank, "centralBank");
      const { highest, until } = await rediscountWindow.mandateOf(number);
      return { highest, until: Number(until) };
    },
  };
}
