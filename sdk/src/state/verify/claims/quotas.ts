import { quotaNodeName } from "../../../values/quota.js";
import { quotaOf } from "../../quotas.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAll, type Claim } from "../claim.js";

/** Every quota that was ever allotted. */
export function* quotaClaims({ quotas }: SuiteState): Generator<Claim> {
  for (const [key, record] of quotas.quotas) {
    const { node, label } = quotaOf(key);
    yield claimAll(`quota of ${quotaNodeName(node)}, label ${label}`, record, VIEWS.quotaAt, node, label);
  }
}
