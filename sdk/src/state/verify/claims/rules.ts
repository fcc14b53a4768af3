import { epochAt, valueInEpoch } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import { claimOf, type Claim } from "../claim.js";

/** The epochs of the rule book. */
export function* epochClaims({ rules }: SuiteState): Generator<Claim> {
  const count = BigInt(rules.epochs.length);
  yield claimOf("rule epochs", "count", count, ({ ruleBook, at }) => ruleBook.epochCount(at));
  for (const [i, { effectiveFrom }] of rules.epochs.entries()) {
    const epoch = BigInt(i + 1);
    const thing = `rule epoch ${epoch}`;
    yield claimOf(thing, "effectiveFrom", effectiveFrom, ({ ruleBook, at }) => ruleBook.effectiveFrom(epoch, at));
    for (const moment of [effectiveFrom - 1n, effectiveFrom]) {
      const inForce = epochAt(rules, moment);
      yield claimOf(`rules at ${moment}`, "epoch", inForce, ({ ruleBook, at }) => ruleBook.epochAt(moment, at));
    }
  }
}

/** Every parameter in every epoch. */
export function* parameterClaims({ rules }: SuiteState): Generator<Claim> {
  for (const parameter of rules.parameters.keys()) {
    for (let epoch = 1n; epoch <= BigInt(rules.epochs.length); epoch++) {
      const value = valueInEpoch(rules, parameter, epoch);
      yield claimOf(`parameter ${parameter} in epoch ${epoch}`, "value", value, ({ ruleBook, at }) =>
        ruleBook.findValueAt(parameter, epoch, at),
      );
    }
  }
}
