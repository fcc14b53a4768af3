import { formatTime, parameterName } from "@tradelane/sdk";
import { valueInEpoch, type SuiteState } from "@tradelane/sdk/state";

/** Tells the business day of a moment, `YYYY-MM-DD`, in the zone of the rules, which keep it shifted by a day. */
export function businessDays({ rules }: SuiteState): (moment: bigint) => string {
  const kept = valueInEpoch(rules, parameterName("businessDay.zoneSeconds"), BigInt(rules.epochs.length));
  return (moment) => formatTime(moment + kept - 86_400n).slice(0, 10);
}
