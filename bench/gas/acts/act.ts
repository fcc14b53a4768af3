import type { BillMarket } from "../../../test/bills/issuing.ts";
import type { Suite } from "../../../test/helpers/suite.ts";
import type { Trade } from "../../../test/helpers/trade.ts";
import type { Measured } from "../measure.ts";

/** The business steps that are measured, here and at the peers that know them. */
export type ActId =
  | "assign-part"
  | "assign-whole"
  | "offer-accept"
  | "bulk-same"
  | "bulk-own"
  | "bulk-each"
  | "bulk-relayed"
  | "bulk-one-consent"
  | "issue"
  | "split"
  | "merge"
  | "path"
  | "bill-register"
  | "bill-accept"
  | "bill-endorse-part"
  | "bill-endorse-whole"
  | "bill-endorse-offer"
  | "bill-discount"
  | "rediscount";

/** The whole suite, behind its proxies, with members that trade. */
export interface Stage {
  readonly suite: Suite;
  readonly trade: Trade;
  /** Members of their own that deal in bills. */
  readonly bills: BillMarket;
}

/** One row of the bench. */
export interface Act {
  readonly id: ActId;
  readonly name: string;
  /** Gas it must not exceed; without one the row only informs. */
  readonly target?: number;
  /** Gas worth reaching for. */
  readonly stretch?: number;
  /** Brings about the situation and does the act in it. */
  measure(stage: Stage): Promise<Measured>;
}
