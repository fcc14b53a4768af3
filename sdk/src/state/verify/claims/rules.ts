import { epochAt, valueInEpoch } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimOne, type Claim } from "../claim.js";

/** The epochs of the rule book. */
export function* epochClaims({ rules }: SuiteState): Generator<Claim> {
  yield claimOne("rule epochs", "count", BigInt(rules.epochs.length), VIEWS.epochCount);
  for (const [i, { effectiveFrom }] of rules.epochs.entries()) {
    const epoch = BigInt(i + 1);
    yield claimOne(`rule epoch ${epoch}`, "effectiveFrom", effectiveFrom, VIEWS.effectiveFrom, epoch);
    for (const moment of [effectiveFrom - 1n, effectiveFrom]) {
      yield claimOne(`rules at ${moment}`, "epoch", epochAt(rules, moment), VIEWS.epochAt, moment);
    }
  }
}

/** Every parameter in every epoch. */
export function* parameterClaims({ rules }: SuiteState): Generator<Claim> {
  for (const parameter of rules.parameters.keys()) {
    for (let epoch = 1n; epoch <= BigInt(rules.epochs.length); epoch++) {
      const value = valueInEpoch(rules, parameter, epoch);
      yield claimOne(`parameter ${parameter} in epoch ${epoch}`, "value", value, VIEWS.findValueAt, parameter, epoch);
    }
  }
}
