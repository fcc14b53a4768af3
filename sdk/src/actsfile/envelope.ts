import { z } from "zod";
import { TIME_PATTERN } from "../inputs/time.js";

/** Name of an act: its area and its verb, and `.sign` for the counterparty's consent to it. */
export const actName = z
  .string()
  .regex(/^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)+$/)
  .describe("The act: area and verb, such as receivables.assign");

/** A name that the file gives to a result or that the runner gives to an account. */
export const lineName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

/** What a line says besides the parameters of its act. No act has parameters of these names. */
export const envelopeSchema = z.strictObject({
  act: actName,
  as: lineName
    .optional()
    .describe("The account that acts, by the name the runner knows it by; all but clock.advance need one"),
  id: lineName.optional().describe("Names the result, so that later lines refer to it: $id.field"),
  businessId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("The act is done once under this id, however often the file is played"),
  via: z.literal("council").optional().describe("The council decides it: the account proposes and approves"),
  at: z
    .string()
    .regex(TIME_PATTERN)
    .optional()
    .describe("Not before this moment: a development chain's clock is set to it, other chains are waited for"),
  expect: z
    .strictObject({
      error: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
        .describe("Code of the error"),
    })
    .optional()
    .describe("The act must fail with this error; anything else is a failure of the file"),
  note: z.string().max(500).optional().describe("For the reader"),
});

export type Envelope = z.infer<typeof envelopeSchema>;

export const ENVELOPE_FIELDS: ReadonlySet<string> = new Set(Object.keys(envelopeSchema.shape));

/** The one act of the runner itself; it needs no account. */
export const clockAdvance = {
  name: "clock.advance",
  summary: "Moves the clock of a development chain.",
  params: z.strictObject({
    to: z
      .union([z.string().regex(TIME_PATTERN), z.int().nonnegative()])
      .describe(
        'The moment: "+90d" or "day+90" from the chain\'s clock, a day, a time, or Unix seconds such as a maturity',
      ),
  }),
  example: { to: "+90d" },
} as const;
