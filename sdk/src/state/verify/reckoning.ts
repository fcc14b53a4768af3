import { parameterName } from "../../inputs/hash.js";
import { daysOfYear } from "../../values/interest.js";
import { valueInEpoch, type RulesState } from "../rules.js";

/** What of the rules an amount or a term goes by, in the epoch in which it was reckoned. */
export function rulesIn(rules: RulesState, epoch: bigint) {
  const value = (name: string) => valueInEpoch(rules, parameterName(name), epoch);
  return { value, zone: value("businessDay.zoneSeconds"), yearDays: daysOfYear(value("interest.dayCount")) };
}
