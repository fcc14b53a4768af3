import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAll, type Claim } from "../claim.js";

/** Every registered document. */
export function* documentClaims({ documents }: SuiteState): Generator<Claim> {
  for (const [tag, record] of documents.documents) yield claimAll(`document ${tag}`, record, VIEWS.documentAt, tag);
}
