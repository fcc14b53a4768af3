import { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import { referenceHash } from "../../inputs/hash.js";
import { resolveTime, type TimeBase } from "../../inputs/time.js";
import { receivablesTable } from "../../tables/receivables.js";
import { currencyName } from "../../values/currency.js";
import { instrumentName, lotId } from "../../path/lot-name.js";
import type { MemberInput } from "../../directory.js";
import type { ActContext } from "../context.js";
import { amount, currency, member, reference, tag, time } from "../schemas.js";

const NOBODY = 0;

/** What is wrong with terms, whoever puts them to whom. */
export const TERMS_ERRORS = [
  "ReceivablesTermsInvalid",
  "ReceivablesTermTooLong",
  "ReceivablesCurrencyNotAccepted",
  "ReceivablesFaceBelowSmallest",
  "ReceivablesPartiesInvalid",
  "ReceivablesNotAParty",
  "LotsStateForbids",
  "LotsDeadlinePassed",
] as const;

const groundless = {
  debtor: member.describe("The core enterprise that owes"),
  creditor: member.describe("The supplier it owes to"),
  currency,
  face: amount.describe("What is owed"),
  maturity: time.describe("First moment of the day it falls due"),
  assignable: z.boolean().default(true).describe("False where the parties prohibit assignment"),
  reference: reference.describe("The debtor's own number for it; with the debtor it names the receivable"),
};

/** What debtor and creditor agree on. */
export const termsShape = { ...groundless, background: tag.describe("Tag of the document that justifies it") };

const line = member.describe("The bank whose credit line the debtor uses for it");

/** What the debtor agrees on, which names the bank besides. */
export const agreedShape = { ...termsShape, line };

/** The same where the document comes along and brings its tag. */
export const groundlessShape = { ...groundless, line };

export type TermsInput = z.output<z.ZodObject<typeof termsShape>> & { readonly line?: MemberInput };

export const termsExample = {
  debtor: "91310000MA1FL0XX1X",
  creditor: 2,
  currency: "CNY",
  face: "100000.00",
  maturity: "+90d",
  reference: "AP-2026-0815",
  background: "0x1111111111111111111111111111111111111111111111111111111111111111",
} as const;

export const agreedExample = { ...termsExample, line: 4 } as const;

/** Terms as the contract takes them. */
export interface Terms {
  readonly debtor: bigint;
  readonly creditor: bigint;
  /** Nobody in what a creditor submits. */
  readonly grantor: bigint;
  readonly currency: bigint;
  readonly face: bigint;
  readonly maturity: bigint;
  readonly assignable: boolean;
  readonly debtorReference: string;
  readonly background: string;
}

/** Terms for the contract. Relative times count from `base`. */
export async function termsOf(context: ActContext, given: TermsInput, base: TimeBase): Promise<Terms> {
  const units = currencyOf(given.currency);
  const [debtor, creditor, grantor, maturity] = await Promise.all([
    context.member(given.debtor, "debtor"),
    context.member(given.creditor, "creditor"),
    given.line === undefined ? NOBODY : context.member(given.line, "line"),
    resolveTime(given.maturity, base, "maturity"),
  ]);
  return {
    debtor: BigInt(debtor),
    creditor: BigInt(creditor),
    grantor: BigInt(grantor),
    currency: BigInt(units.numeric),
    face: parseAmount(given.face, units, "face"),
    maturity: BigInt(maturity),
    assignable: given.assignable,
    debtorReference: referenceHash(given.reference),
    background: given.background,
  };
}

/** Terms as results tell them. */
export function tellTerms(terms: Omit<Terms, "debtorReference"> & { debtorReference: string }) {
  const { debtor, creditor, grantor, currency: numeric, face, maturity, assignable, background } = terms;
  return {
    debtor: Number(debtor),
    creditor: Number(creditor),
    ...(grantor !== 0n && { line: Number(grantor) }),
    currency: currencyName(numeric),
    face,
    maturity: Number(maturity),
    assignable,
    background,
  };
}

const ASKED_BY = { submit: "origination.ReceivableSubmitted", issue: "origination.ReceivableIssued" } as const;

/**
 * The terms that the other party asked for and that still wait for an answer.
 *
 * @throws RequestNotFound
 */
export async function openTerms(context: ActContext, instrument: bigint, act: "submit" | "issue"): Promise<Terms> {
  const request = await context.contracts.origination.requestAt(lotId(instrument, 0n));
  const found =
    Number(request.act) === receivablesTable.acts[act].number
      ? await context.history.newest(ASKED_BY[act], [instrument])
      : undefined;
  if (found === undefined) throw sdkError("RequestNotFound", { subject: instrumentName(instrument), act });
  return found.terms;
}
