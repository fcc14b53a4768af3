import { registeredBill, tellBill } from "../acts/bills/terms.js";
import type { ActContext } from "../acts/context.js";
import { parseLot, type InstrumentInput, type LotInput } from "../inputs/lot.js";
import { instrumentOf } from "../path/lot-name.js";
import { allowedActs, billsTable } from "../tables/index.js";
import { BillAct, BillState } from "../values/enums.js";
import { lotReads } from "./lots.js";

/** What the chain knows of bills and their lots. Amounts in fen, times in UTC seconds. */
export function billReads(context: ActContext) {
  const { bills, issuance, pledges, presentation } = context.contracts;
  return {
    ...lotReads(context, "bills"),
    /** A bill as it was registered, and where it stands. */
    async billAt(bill: InstrumentInput) {
      const { instrument, terms } = await registeredBill(context, bill);
      const [{ state, redeemed, smallestLot }, margin] = await Promise.all([
        bills.instrumentAt(instrument),
        issuance.marginOf(instrument),
      ]);
      return { ...tellBill(instrument, terms), state: BillState.nameOf(state), redeemed, smallestLot, margin };
    },
    /** The request that stands on a lot, to whichever desk; undefined when none does. */
    async requestAt(lot: LotInput) {
      const { act, from, to, deadline } = await bills.requestAt(parseLot(lot));
      if (act === 0n) return undefined;
      return { act: BillAct.nameOf(act), from: Number(from), to: Number(to), deadline: Number(deadline) };
    },
    /** What the table of bills allows on a lot now; who may do it, and the rules, are for the contracts to judge. */
    async allowedActs(lot: LotInput) {
      const name = parseLot(lot);
      const [{ flags }, { state, maturity }, now] = await Promise.all([
        bills.lotAt(name),
        bills.instrumentAt(instrumentOf(name)),
        context.clock.now(),
      ]);
      return allowedActs(billsTable, { state, flags, now, maturity });
    },
    /** To whom a lot is pledged; undefined when it is not. */
    async pledgeeOf(lot: LotInput): Promise<number | undefined> {
      const pledgee = await pledges.pledgeeOf(parseLot(lot));
      return pledgee === 0n ? undefined : Number(pledgee);
    },
    /** A lot's presentation for payment, or its dishonour; undefined when it was never presented, or is no longer. */
    async presentationOf(lot: LotInput) {
      const found = await presentation.presentationOf(parseLot(lot));
      const { presenter, presentedAt, dishonourFrom, dishonouredAt, overdue } = found;
      if (presentedAt === 0n && dishonouredAt === 0n) return undefined;
      return {
        /** Both undefined where it was dishonoured before maturity. */
        presenter: presenter === 0n ? undefined : Number(presenter),
        presentedAt: presentedAt === 0n ? undefined : Number(presentedAt),
        /** First moment at which no answer is dishonour. */
        dishonourFrom: Number(dishonourFrom),
        dishonouredAt: dishonouredAt === 0n ? undefined : Number(dishonouredAt),
        overdue,
      };
    },
  };
}
