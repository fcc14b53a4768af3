import { endOf, instrumentName, instrumentOf, lotName } from "../../../path/lot-name.js";
import { billsTable } from "../../../tables/index.js";
import { BillState, NOT_PRESENTED, type BillsState } from "../../bills/records.js";
import { marginShare } from "../../bills/margin.js";
import { Flag } from "../../flags.js";
import { isLive } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

const { offerDiscount, offerRediscount, claim } = billsTable.acts;
/** Requests of which the ledger has no more than a hash. */
const TOLD_BY_DESKS: ReadonlySet<bigint> = new Set(
  [offerDiscount, offerRediscount, claim].map(({ number }) => BigInt(number)),
);

/** What desks of bills told was written on the lots, and of every bill that ended unpaid its desk said why. */
export function desksToldBills({ bills: { announced, terminated, registrations } }: SuiteState): number {
  for (const [lot, { act, by }] of announced) {
    mustHold(`lot ${lotName(lot)}`, "written on the lot as told", false, `step ${act} by member ${by}`);
  }
  for (const instrument of terminated) {
    mustHold(`instrument ${instrumentName(instrument)}`, "its desk said why it ended", false, "nothing");
  }
  return registrations.size;
}

/** Each request for which a desk tells more than the ledger does was told by its desk. */
export function desksToldRequests({ bills: { lotRequests, requested } }: SuiteState): number {
  for (const [id, { act, deal }] of lotRequests) {
    if (!TOLD_BY_DESKS.has(act)) continue;
    mustEqual(`request on lot ${lotName(id)}`, "told by its desk", deal, requested.get(id) ?? "nothing");
  }
  return requested.size;
}

/** A pledgee is known exactly of the lots on which a pledge lies. */
export function pledgedLots({ bills: { lots, pledgees } }: SuiteState): number {
  for (const [id, { flags }] of lots) {
    const pledged = (flags & Flag.Pledged) !== 0n;
    const pledgee = pledgees.get(id) ?? 0n;
    mustHold(
      `lot ${lotName(id)}`,
      "pledged exactly where its pledgee is known",
      pledged === (pledgee !== 0n),
      `${pledgee}`,
    );
  }
  return pledgees.size;
}

/** A presentation is known exactly of the live lots that are presented or dishonoured, as one or as the other. */
export function presentedLots({ bills: { lots, presentations } }: SuiteState): number {
  for (const [id, lot] of lots) {
    if (!isLive(lot)) continue;
    const { presentedAt, dishonouredAt } = presentations.get(id) ?? NOT_PRESENTED;
    const dishonoured = (lot.flags & Flag.Dishonoured) !== 0n;
    const presented = (lot.flags & Flag.Presented) !== 0n;
    const name = `lot ${lotName(id)}`;
    mustHold(name, "dishonoured exactly where that is known", dishonoured === dishonouredAt > 0n, `${dishonouredAt}`);
    const awaited = presentedAt > 0n && dishonouredAt === 0n;
    mustHold(name, "presented exactly where that is known", presented === awaited, `${presentedAt}`);
  }
  return presentations.size;
}

/** What each acceptor owes, and holds, is what its accepted bills have unpaid, and their margins' shares of that. */
export function acceptedFaces({ acceptors: { acceptors }, bills }: SuiteState): number {
  const open = openOf(bills);
  for (const [number, { outstanding, margins }] of acceptors) {
    const { face, margin } = open.get(number) ?? { face: 0n, margin: 0n };
    mustEqual(`acceptor ${number}`, "outstanding as its open bills", face, outstanding);
    mustEqual(`acceptor ${number}`, "margins as of its open bills", margin, margins);
  }
  return acceptors.size;
}

interface Open {
  readonly face: bigint;
  readonly margin: bigint;
}

/** The live units of accepted bills with what of their margins falls to them, by acceptor. */
function openOf({ instruments, registrations, lots }: BillsState): ReadonlyMap<bigint, Open> {
  const sums = new Map<bigint, Open>();
  for (const [id, lot] of lots) {
    const instrument = instrumentOf(id);
    const record = instruments.get(instrument);
    if (record === undefined || record.state === BillState.Issued || !isLive(lot)) continue;
    const whole = registrations.get(instrument)?.margin ?? 0n;
    const { face, margin } = sums.get(record.obligor) ?? { face: 0n, margin: 0n };
    const share = marginShare(whole, record.face, lot.start, endOf(id));
    sums.set(record.obligor, { face: face + endOf(id) - lot.start, margin: margin + share });
  }
  return sums;
}
