import { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { referenceHash } from "../../inputs/hash.js";
import { financingName, lotName } from "../../path/lot-name.js";
import type { CurrencyUnits } from "../../values/currency.js";
import { FinancingKind } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import { amount, lot, member, reference } from "../schemas.js";

/** What the holder of a lot applies for. */
export const applicationShape = {
  lot,
  amount: amount.optional().describe("The front part of the lot that is financed; all of it unless told otherwise"),
  bank: member.describe("The bank that is asked"),
  kind: z
    .enum(FinancingKind.names)
    .describe("Sale: the bank bears the debtor's risk. SaleWithRecourse: the seller stays liable. Pledge: a loan"),
  reference: reference.describe("The applicant's own number for it; with the applicant it names the financing"),
};

type ApplicationInput = z.output<z.ZodObject<typeof applicationShape>>;

export const applicationExample = {
  lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000",
  amount: "40000.00",
  bank: 6,
  kind: "SaleWithRecourse",
  reference: "FIN-2026-0031",
} as const;

/** An application as the contract takes it. */
export interface Application {
  readonly ref: { readonly lot: bigint; readonly trail: string };
  readonly units: bigint;
  readonly applicant: bigint;
  readonly bank: bigint;
  readonly kind: bigint;
  readonly applicantReference: string;
}

/** An application for the contract, for the lot as it is now, with the lot's currency. */
export async function applicationOf(
  context: ActContext,
  given: ApplicationInput,
  applicant: number,
): Promise<{ application: Application; currency: CurrencyUnits; maturity: bigint }> {
  const { lot: name, instrument, currency } = await context.lot(given.lot);
  const [bank, { start, end, trail }, { maturity }] = await Promise.all([
    context.member(given.bank, "bank"),
    context.contracts.receivables.lotAt(name),
    context.contracts.receivables.instrumentAt(instrument),
  ]);
  const application = {
    ref: { lot: name, trail },
    units: given.amount === undefined ? end - start : parseAmount(given.amount, currency),
    applicant: BigInt(applicant),
    bank: BigInt(bank),
    kind: BigInt(FinancingKind.numberOf(given.kind)),
    applicantReference: referenceHash(given.reference),
  };
  return { application, currency, maturity };
}

/** An application as results tell it. */
export function tellApplication({ ref, units, applicant, bank, kind }: Application) {
  return {
    lot: lotName(ref.lot),
    units,
    applicant: Number(applicant),
    bank: Number(bank),
    kind: FinancingKind.nameOf(kind),
  };
}

/**
 * What was applied for under a financing's number.
 *
 * @throws RequestNotFound
 */
export async function appliedFor(context: ActContext, financing: bigint): Promise<Application> {
  const found = await context.history.newest("financing.FinancingApplied", [financing]);
  if (found === undefined) throw sdkError("RequestNotFound", { subject: financingName(financing), act: "apply" });
  return found.application;
}
