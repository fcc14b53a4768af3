import { instrumentOf, lotName } from "../../../path/lot-name.js";
import { BillRole } from "../../../values/enums.js";
import { businessMonthsAfter, daysBetween, interestHalfUp } from "../../../values/interest.js";
import { liableOn, termOf } from "../../bills/liability.js";
import type { ReckonedRecourse } from "../../bills/records.js";
import type { SuiteState } from "../../suite.js";
import { rulesIn } from "../reckoning.js";
import { mustEqual, mustHold } from "./law.js";

/** The interest of every discount is that of its terms, from the day it was agreed on to the day it ends. */
export function discountInterest({ bills, rules }: SuiteState): number {
  for (const { lot, units, terms, interest, time, epoch } of bills.discountsAgreed) {
    const { zone, yearDays } = rulesIn(rules, epoch);
    const { maturity = 0n } = bills.instruments.get(instrumentOf(lot)) ?? {};
    const until = terms.redeemUntil === 0n ? maturity : terms.redeemUntil;
    const due = interestHalfUp(units, terms.ratePpm, daysBetween(time, until, zone), yearDays);
    mustEqual(`discount of lot ${lotName(lot)}`, "interest of its terms", due, interest);
  }
  return bills.discountsAgreed.length;
}

/** The interest of every rediscount is the sum of its bills', by the rate of its label; out of town by some days more. */
export function rediscountInterest({ bills: { rediscountsApproved }, members, rules }: SuiteState): number {
  const regionOf = (member: bigint) => members.members.get(member)?.region;
  for (const { run, bank, terms, bills, interest, time, epoch } of rediscountsApproved) {
    const { value, zone } = rulesIn(rules, epoch);
    const rate = value(`rediscount.monthlyRatePpm[${terms.label}]`);
    const more = value("rediscount.outOfTownDaysPlusOne") - 1n;
    const due = bills.reduce((sum, { units, acceptor, maturity }) => {
      const days = daysBetween(time, terms.redeemUntil === 0n ? maturity : terms.redeemUntil, zone);
      const extra = regionOf(acceptor) === regionOf(bank) ? 0n : more;
      return sum + interestHalfUp(units, rate, days + extra, MONTH_DAYS);
    }, 0n);
    mustEqual(`rediscount ${run}`, "interest of its bills", due, interest);
  }
  return rediscountsApproved.length;
}

/** Whoever was claimed from in recourse was liable, in its role, and until then. */
export function recourseClaims({ bills: { claims }, rules }: SuiteState): number {
  for (const claim of claims) {
    const thing = `claim on lot ${lotName(claim.lot)} from member ${claim.liable}`;
    const found = liableOn(claim).find(({ member }) => member === claim.liable);
    mustHold(thing, "from one who is liable", found !== undefined, "nobody of that number");
    if (found === undefined) continue;
    mustEqual(thing, "in its role", found.role, BillRole.nameOf(claim.role) ?? "none");
    const { value, zone } = rulesIn(rules, claim.epoch);
    const { since, months } = termOf(claim, found);
    const from = claim.claimedAt > since ? claim.claimedAt : since;
    mustEqual(thing, "lapsed from", businessMonthsAfter(from, value(months), zone), claim.lapsedFrom);
  }
  return claims.length;
}

/** What was paid in recourse is what was unpaid, or what the holder paid itself, with interest by the rules. */
export function recourseOwed({ bills: { owed }, rules }: SuiteState): number {
  for (const one of owed) {
    const thing = `recourse on lot ${lotName(one.lot)}`;
    const { value, zone, yearDays } = rulesIn(rules, one.epoch);
    const principal = one.paid === 0n ? one.units : one.paid;
    mustEqual(thing, "principal", principal, one.principal);
    const from = interestFrom(one);
    const days = one.time > from ? daysBetween(from, one.time, zone) : 0n;
    const due = interestHalfUp(principal, value("bills.recourseRatePpm"), days, yearDays);
    mustEqual(thing, "interest", due, one.interest);
  }
  return owed.length;
}

/** With the day of which interest begins. */
function interestFrom({ paid, paidAt, maturity, presented }: ReckonedRecourse): bigint {
  if (paid !== 0n) return paidAt;
  if (presented.presentedAt === 0n) return presented.dishonouredAt;
  return presented.overdue ? presented.presentedAt : maturity;
}

const MONTH_DAYS = 30n;
