import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { tag } from "../schemas.js";
import { newContents } from "./contents.js";
import { contents } from "./particulars.js";

const [explicit, read, file] = contents;

/** `evidence.correct` */
export const correct = defineAct({
  name: "evidence.correct",
  summary: "The seller corrects a document as a new version under the same tag, never below what is used.",
  params: z.union([explicit.extend({ tag }), read, file]),
  errors: [
    "EvidenceDocumentUnknown",
    "EvidenceNotTheSeller",
    "EvidenceBelowUsed",
    "EvidenceAmountInvalid",
    "EvidenceVersionsExhausted",
  ],
  example: {
    tag: "0x1111111111111111111111111111111111111111111111111111111111111111",
    amount: "118000.00",
    root: "0x3333333333333333333333333333333333333333333333333333333333333333",
    fingerprint: 815,
  },
  async prepare(context, given) {
    const known = "tag" in given ? given.tag : undefined;
    const { ownTag, amount, root, fingerprint, currency } = await newContents(context, known, given);
    return { ...callOf("evidence", "correct", [known ?? ownTag ?? "", amount, root, fingerprint]), currency };
  },
  result(events) {
    const { tag: own, by, version, amount, root } = events.one("evidence.DocumentCorrected");
    return { tag: own, by: Number(by), version: Number(version), amount, root };
  },
});
