import { EVIDENCE_ERRORS } from "./evidence-errors.js";
import { READING_ERRORS } from "./reading-errors.js";

/** Every error of the documents area: a sentence and a hint in English and Chinese, with `{placeholders}` for its values. */
export const DOCUMENT_ERRORS = { ...READING_ERRORS, ...EVIDENCE_ERRORS } as const;
