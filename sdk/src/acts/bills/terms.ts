import { z } from "zod";
import { parseAmount } from "../../inputs/amount.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { currencyOf } from "../../inputs/currency.js";
import type { InstrumentInput } from "../../inputs/lot.js";
import { makePackageNumber, packageNumberParts, parsePackageNumber } from "../../inputs/package-number.js";
import type { EventArguments } from "../../chain/history.js";
import { instrumentName, lotId, lotName } from "../../path/lot-name.js";
import { BILL_CURRENCY } from "../../values/bill.js";
import { currencyName, type CurrencyUnits } from "../../values/currency.js";
import { BillType } from "../../values/enums.js";
import { formatPackageNumber } from "../../values/package-number.js";
import { formatTime } from "../../values/time.js";
import type { ActContext } from "../context.js";
import { amount, currency, member, tag, time } from "../schemas.js";

/** What a bill says, as its drawer gives it. */
export const billShape = {
  number: z
    .union([
      z.string().regex(/^\d+( \d+)*$/),
      z.bigint().nonnegative(),
      z.strictObject({
        type: z.enum(BillType.names),
        bank: z.string().describe("Code of the bank at which it is registered, 12 digits"),
        serial: z.string().describe("Number of the bill at this bank today, at most 8 digits"),
      }),
    ])
    .describe("Package number of 30 digits with the date of today's business day, or its parts, dated today"),
  drawer: member,
  acceptor: member.describe("Who is to accept: a bank for bank paper, else an enterprise, the drawer itself too"),
  payee: member,
  currency: currency.default(BILL_CURRENCY),
  amount: amount.describe("Face"),
  maturity: time.describe("First moment of the day it falls due"),
  splittable: z.boolean().default(true).describe("Whether it may be endorsed in ranges"),
  notTransferable: z.boolean().default(false).describe("Whether the payee is not to pass it on"),
  background: tag.describe("Tag of the document that justifies it: the payee sold, the drawer bought"),
};

export const billExample = {
  number: "510210000001220261123000000014",
  drawer: 1,
  acceptor: 4,
  payee: 2,
  amount: "1000000.00",
  maturity: "2027-02-21",
  background: "0x1111111111111111111111111111111111111111111111111111111111111111",
} as const;

/** What a bill says, as it was registered. */
export type BillTerms = EventArguments<"issuance.BillRegistered">["terms"];

/** What a bill is to say, for the contract. */
export async function newTerms(
  context: ActContext,
  given: z.output<z.ZodObject<typeof billShape>>,
): Promise<{ terms: BillTerms; currency: CurrencyUnits }> {
  const units = currencyOf(given.currency);
  const [drawer, acceptor, payee, maturity] = await Promise.all([
    context.member(given.drawer, "drawer"),
    context.member(given.acceptor, "acceptor"),
    context.member(given.payee, "payee"),
    context.moment(given.maturity, "maturity"),
  ]);
  const { number, splittable, notTransferable, background } = given;
  const parties = { drawer: BigInt(drawer), acceptor: BigInt(acceptor), payee: BigInt(payee) };
  const terms = {
    number:
      typeof number === "object"
        ? makePackageNumber({ ...number, date: await today(context) })
        : parsePackageNumber(number),
    ...parties,
    currency: BigInt(units.numeric),
    face: parseAmount(given.amount, units),
    maturity: BigInt(maturity),
    splittable,
    notTransferable,
    background,
  };
  return { terms, currency: units };
}

/** The business day it is, `YYYY-MM-DD`. */
async function today({ clock }: ActContext): Promise<string> {
  const [now, zone] = await Promise.all([clock.now(), clock.zone()]);
  return formatTime(now + zone).slice(0, 10);
}

/** A bill that was registered: its terms, and its root lot as it is now. */
export interface RegisteredBill {
  readonly instrument: bigint;
  readonly terms: BillTerms;
  readonly root: bigint;
  readonly trail: string;
  readonly currency: CurrencyUnits;
}

/**
 * A registered bill.
 *
 * @throws HistoryMissing when none was registered under this number
 */
export async function registeredBill(context: ActContext, input: InstrumentInput): Promise<RegisteredBill> {
  const instrument = context.instrument(input, "bill");
  const registered = await context.history.newest("issuance.BillRegistered", [instrument]);
  if (registered === undefined) {
    throw sdkError("HistoryMissing", { subject: instrumentName(instrument), event: "BillRegistered" });
  }
  const { terms } = registered;
  const root = lotId(instrument, terms.face);
  const { trail } = await context.contracts.bills.lotAt(root);
  return { instrument, terms, root, trail, currency: currencyOf(terms.currency) };
}

/** What a bill says, as results tell it. */
export function tellBill(instrument: bigint, terms: BillTerms) {
  const { number, drawer, acceptor, payee, currency: code, face, maturity } = terms;
  return {
    bill: formatPackageNumber(number),
    instrument: instrumentName(instrument),
    type: packageNumberParts(number).type,
    /** The lot that stands for the whole bill. */
    lot: lotName(lotId(instrument, face)),
    drawer: Number(drawer),
    acceptor: Number(acceptor),
    payee: Number(payee),
    currency: currencyName(code),
    face,
    maturity: Number(maturity),
    splittable: terms.splittable,
    notTransferable: terms.notTransferable,
    background: terms.background,
  };
}

/** The fields of a bill in what its parties sign. */
export const TERMS_FIELDS =
  "uint128 number,uint24 drawer,uint24 acceptor,uint24 payee,uint16 currency,uint40 face,uint40 maturity," +
  "bool splittable,bool notTransferable,bytes32 background,bytes21 trail";
