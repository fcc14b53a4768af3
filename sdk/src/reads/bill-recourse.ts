import type { ActContext } from "../acts/context.js";
import { provenLot } from "../acts/proven-lot.js";
import { parseLot, type LotInput } from "../inputs/lot.js";
import type { TimeInput } from "../inputs/time.js";
import { BillRole } from "../values/enums.js";

/** What the chain knows of recourse on bills. Amounts in fen, times in UTC seconds. */
export function billRecourseReads(context: ActContext) {
  const { billRecourse } = context.contracts;
  return {
    /** Who is liable to the holder of a lot, from its proven path; with the first moment at which the right has lapsed. */
    async liableOn(lot: LotInput) {
      const name = parseLot(lot);
      const { path } = await provenLot(context, name, "bills");
      return (await billRecourse.liableOn(name, path)).map(({ member, role, lapsedFrom }) => ({
        member: Number(member),
        role: BillRole.nameOf(role),
        lapsedFrom: Number(lapsedFrom),
      }));
    },
    /** What a payment at a moment would come to, without costs. */
    async owedAt(lot: LotInput, moment: TimeInput = "now") {
      const at = await context.moment(moment, "moment");
      const { principal, interest } = await billRecourse.owedAt(parseLot(lot), at);
      return { principal, interest };
    },
  };
}
