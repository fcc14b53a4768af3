import { lineName } from "../../credit-lines.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAll, type Claim } from "../claim.js";

/** Every line that was ever granted. */
export function* creditLineClaims({ creditLines }: SuiteState): Generator<Claim> {
  for (const [key, record] of creditLines.lines) {
    const { bank, debtor, currency, purpose } = lineName(key);
    yield claimAll(`credit line ${key}`, record, VIEWS.lineAt, bank, debtor, currency, purpose);
  }
}
