import { AbiCoder, id, keccak256, zeroPadValue, toBeHex } from "ethers";
import { Business, MemberKind } from "./terms.ts";

const DAY = 86_400n;

/** ISO 4217 number of the yuan. */
export const YUAN = 156n;

export interface Change {
  parameter: string;
  value: bigint;
  article: string;
}

/** The hash under which the rule book keeps a parameter; `key` for one that has a value a key. */
export function parameter(name: string, key?: string): string {
  if (key === undefined) return id(name);
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32"], [id(name), key]));
}

/** The key of a number, for example of a currency. */
export function numberKey(value: bigint): string {
  return zeroPadValue(toBeHex(value), 32);
}

/** A change of one parameter that cites an article. */
export function change(name: string, value: bigint, key?: string): Change {
  return { parameter: parameter(name, key), value, article: id(`article on ${name}`) };
}

/** Who attests an attribute, in the business of attestation. */
export function responsibleFor(attribute: string, kind: bigint): Change {
  return change("attestation.authority", kind | (Business.Attestation << 8n), id(attribute));
}

/** Announcements take effect a day ahead at the earliest. */
export const LEAD = DAY;

/** Rules of a first epoch that let every area work. */
export function genesis(): Change[] {
  return [
    change("rules.announcementLeadSeconds", LEAD),
    change("businessDay.zoneSeconds", DAY + 8n * 3_600n),
    change("interest.dayCount", 1n),
    change("receivables.longestTermDays", 365n),
    change("receivables.usualTermDays", 183n),
    change("receivables.highestTier", 8n),
    change("receivables.smallestLotUnits", 100n, numberKey(YUAN)),
    change("receivables.graceDaysPlusOne", 1n),
    change("financing.highestAdvanceBps", 8_000n, numberKey(0n)),
    change("financing.highestAdvanceBps", 10_000n, numberKey(1n)),
    change("financing.highestAdvanceBps", 8_000n, numberKey(2n)),
    change("financing.highestRatePpm", 240_000n),
    change("bills.longestTermDays", 183n),
    change("bills.highestFaceUnits", 100_000_000_000n),
    change("bills.smallestLotUnits", 1n, numberKey(YUAN)),
    change("bills.checkDigitAlgorithm", 1n),
    change("bills.acceptanceCapBps", 1_500n),
    change("bills.marginCapBps", 1_000n),
    change("bills.overdueBarCount", 3n),
    change("bills.overdueBarDays", 183n),
    change("bills.presentationDays", 10n),
    change("bills.answerDays", 3n),
    change("bills.highestDiscountRatePpm", 240_000n),
    change("bills.recourseRatePpm", 30_000n),
    change("bills.prescriptionMonths", 24n),
    change("bills.recoursePrescriptionMonths", 6n),
    change("bills.reRecoursePrescriptionMonths", 3n),
    ...[1_875n, 1_458n, 1_458n, 1_400n, 1_458n].map((rate, label) =>
      change("rediscount.monthlyRatePpm", rate, numberKey(BigInt(label))),
    ),
    change("rediscount.outOfTownDaysPlusOne", 4n),
    change("rediscount.shortestTermDays", 1n),
    change("rediscount.longestTermDays", 183n),
    change("rediscount.mostBills", 100n),
    change("rediscount.smallFaceUnits", 500_000_000n),
    change("settlement.instructionLifeSeconds", DAY),
    responsibleFor("insolvent", MemberKind.Court),
    responsibleFor("settlement-account", MemberKind.CentralBank),
    responsibleFor("agriculture", MemberKind.CentralBank),
    responsibleFor("green", MemberKind.CentralBank),
    responsibleFor("fx-class", MemberKind.ForeignExchangeAuthority),
  ];
}
