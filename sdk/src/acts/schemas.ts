import { z } from "zod";
import { AMOUNT_PATTERN } from "../inputs/amount.js";
import { FINANCING_PATTERN } from "../inputs/financing.js";
import { INSTRUMENT_PATTERN, LOT_PATTERN } from "../inputs/lot.js";
import { RATE_PATTERN } from "../inputs/rate.js";
import { TIME_PATTERN } from "../inputs/time.js";
import { Business, DocumentKind, HaltLevel, MemberKind, Right } from "../values/enums.js";

/** The kinds of parameters that acts share. Members, times and amounts are resolved when the act is prepared. */

export const member = z
  .union([z.int().min(1).max(0xffffff), z.string().min(1).max(100)])
  .describe("A member: its number, its legal entity number, or a name given to connect()");

export const amount = z
  .union([z.string().regex(AMOUNT_PATTERN), z.bigint().nonnegative()])
  .describe('An amount: decimal text in major units ("1250.50", "1250.50 CNY"), or minor units as bigint');

export const time = z
  .union([z.string().regex(TIME_PATTERN), z.int().nonnegative(), z.bigint().nonnegative()])
  .describe(
    'A moment: "2026-12-31" (first moment of the business day), "2026-12-31T16:00:00Z", Unix seconds, "now", or from ' +
      'the chain\'s clock "+90d", "+1h", "day+90" (first moment of that business day); in an act with a consent, from the consent\'s issue',
  );

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe("ISO 4217 alphabetic code");

export const lot = z
  .union([z.string().regex(LOT_PATTERN), z.bigint().nonnegative()])
  .describe('A lot: "<instrument>:<end of its range>"; of a bill "<package number>:<end>" too');

export const instrument = z
  .union([z.string().regex(INSTRUMENT_PATTERN), z.bigint().nonnegative()])
  .describe("An instrument's number: 0x and up to 24 hex digits");

export const bill = z
  .union([z.string().regex(INSTRUMENT_PATTERN), z.bigint().nonnegative()])
  .describe("A bill: its package number of 30 digits, or its instrument");

export const rate = z.string().regex(RATE_PATTERN);

export const financing = z
  .union([z.string().regex(FINANCING_PATTERN), z.bigint().nonnegative()])
  .describe("A financing's number: 0x and up to 40 hex digits");

export const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .describe("32 bytes: 0x and 64 hex digits");

export const tag = hash.describe("A document's tag");

export const trail = z
  .string()
  .regex(/^0x[0-9a-fA-F]{42}$/)
  .describe("A lot's trail: 21 bytes");

export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .describe("An account's address");

export const reference = z
  .string()
  .min(1)
  .max(200)
  .describe("A party's own reference; the chain keeps its hash. A hash of 32 bytes stays itself");

export const consent = z
  .string()
  .regex(/^0x[0-9a-fA-F]{52,}$/)
  .describe("The counterparty's consent, from the act's sign()");

export const entity = z.string().min(1).max(100).describe("Legal entity number, or the hash of its canonical text");

export const reason = z.int().min(0).max(0xffff).describe("Reason code");
export const region = z
  .int()
  .min(0)
  .max(0xfffe)
  .describe("Administrative region, four digits of GB/T 2260; 0 for none");
export const memberKind = z.enum(MemberKind.names).exclude(["None"]).describe("What the member is");
export const business = z.enum(Business.names).describe("A field of business");
export const haltLevel = z.enum(HaltLevel.names).exclude(["None"]);
export const right = z.enum(Right.names);
export const documentKind = z.enum(DocumentKind.names).exclude(["None", "CreditNote"]).describe("What the document is");
