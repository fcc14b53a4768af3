import type { SuiteEvent } from "../../events/types.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { checkHolder, knownLot, lotUnexplained } from "../lots/explain.js";
import type { BillsState } from "./records.js";

const NOBODY = 0n;

/** What the desk of pledges reports: whom a lot is pledged to, and when that ends. */
export const pledgesHandlers: Handlers<"pledges", BillsState> = {
  LotPledged: (state, { lot: id, holder, pledgee }, event) => {
    const lot = knownLot(state, id, event);
    checkHolder(id, lot, holder, event);
    if ((lot.flags & Flag.Pledged) === 0n) throw lotUnexplained(event, id, "no pledge lies on it");
    state.pledgees.set(id, pledgee);
  },
  PledgeReleased: (state, { lot, pledgee }, event) => release(state, lot, pledgee, event),
  PledgeEnded: (state, { lot, pledgee }, event) => release(state, lot, pledgee, event),
  PledgeDeskSet: (state, { desk, listed }) => void state.pledgeDesks.set(desk, listed),
};

function release({ pledgees }: BillsState, lot: bigint, pledgee: bigint, event: SuiteEvent): void {
  const known = pledgees.get(lot) ?? NOBODY;
  if (known === NOBODY || known !== pledgee) throw lotUnexplained(event, lot, `it is pledged to member ${known}`);
  pledgees.set(lot, NOBODY);
}
