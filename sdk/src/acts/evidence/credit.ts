import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { tag } from "../schemas.js";
import { newContents } from "./contents.js";
import { contents } from "./particulars.js";

const [explicit, read, file] = contents;
const credited = { tag: tag.describe("The document credited") };

/** `evidence.credit` */
export const credit = defineAct({
  name: "evidence.credit",
  summary:
    "The seller applies a credit note: what is left of the document shrinks, what is used stays used and alerts.",
  params: z.union([
    explicit.extend({ ...credited, creditNote: tag.describe("The credit note's own tag") }),
    read.extend(credited),
    file.extend(credited),
  ]),
  errors: [
    "EvidenceDocumentUnknown",
    "EvidenceNotTheSeller",
    "EvidenceCreditTooLarge",
    "EvidenceDocumentKnown",
    "EvidenceAmountInvalid",
  ],
  example: {
    tag: "0x1111111111111111111111111111111111111111111111111111111111111111",
    creditNote: "0x4444444444444444444444444444444444444444444444444444444444444444",
    amount: "2000.00",
    root: "0x5555555555555555555555555555555555555555555555555555555555555555",
    fingerprint: 42,
  },
  async prepare(context, given) {
    const { ownTag, amount, root, fingerprint, currency } = await newContents(context, given.tag, given);
    const note = "creditNote" in given ? given.creditNote : (ownTag ?? "");
    return { ...callOf("evidence", "credit", [given.tag, note, amount, root, fingerprint]), currency };
  },
  result(events) {
    const { tag: own, creditNote, credit: amount, amount: left } = events.one("evidence.DocumentCredited");
    const [overdrawn] = events.all("evidence.DocumentOverdrawn");
    return { tag: own, creditNote, credit: amount, amount: left, excess: overdrawn?.excess ?? 0n };
  },
});
