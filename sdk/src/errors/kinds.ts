import { formatRate } from "../inputs/rate.js";
import { displayAmount } from "../values/amount.js";
import { findCurrency, type CurrencyUnits } from "../values/currency.js";
import * as enums from "../values/enums.js";
import type { Label } from "../values/labels.js";
import { financingName, instrumentName, isLotId, lotName } from "../path/lot-name.js";
import { formatDate, formatPackageNumber } from "../values/package-number.js";
import { quotaNodeName } from "../values/quota.js";
import { formatTime } from "../values/time.js";

/** Languages every error is told in. */
export type Language = "en" | "zh";

/** What makes a value readable beyond the value itself. */
export interface Wording {
  /** The name under which the caller knows a member. */
  readonly nameOf?: (member: number) => string | undefined;
  /** The currency of amounts that do not say theirs. */
  readonly currency?: CurrencyUnits | undefined;
  /** The sentence of an error inside another. */
  readonly revertOf?: (data: string, language: Language) => string;
}

/** How a value of an error stands in the ABI and how people read it. */
interface ValueKind {
  readonly abi: string;
  readonly tell: (value: unknown, language: Language, wording: Wording) => string;
}

function whole(value: unknown): bigint {
  return BigInt(value as bigint | number | string);
}

/** A value that is text for people already, or a number without a unit. */
function plain(abi: string): ValueKind {
  return { abi, tell: (value) => String(value) };
}

function enumerated(abi: string, labelOf: (value: bigint) => Label): ValueKind {
  return { abi, tell: (value, language) => labelOf(whole(value))[language] };
}

function set(abi: string, labelsIn: (value: bigint) => readonly Label[]): ValueKind {
  const tell = (value: unknown, language: Language) => {
    const words = labelsIn(whole(value)).map((label) => label[language]);
    if (words.length === 0) return language === "en" ? "none" : "无";
    return words.join(language === "en" ? ", " : "、");
  };
  return { abi, tell };
}

function amount(abi: string): ValueKind {
  const tell = (value: unknown, language: Language, { currency }: Wording) => {
    const minor = whole(value);
    if (currency !== undefined) return displayAmount(minor, currency);
    return language === "en" ? `${minor.toString()} minor units` : `${minor.toString()} 个最小货币单位`;
  };
  return { abi, tell };
}

const member: ValueKind = {
  abi: "uint24",
  tell(value, language, { nameOf }) {
    const number = Number(value);
    const name = nameOf?.(number);
    const numbered = language === "en" ? `member ${number}` : `成员 ${number}`;
    return name === undefined ? numbered : `${name} (${numbered})`;
  },
};

const time: ValueKind = { abi: "uint40", tell: (value) => formatTime(whole(value)) };

/** Requests on a financing stand under its number, which is wider than any lot's name. */
const lot: ValueKind = {
  abi: "uint256",
  tell: (value) => (isLotId(whole(value)) ? lotName(whole(value)) : financingName(whole(value))),
};
const instrument: ValueKind = { abi: "uint96", tell: (value) => instrumentName(whole(value)) };

const financing: ValueKind = { abi: "uint160", tell: (value) => financingName(whole(value)) };

const currency: ValueKind = {
  abi: "uint16",
  tell: (value) => findCurrency(whole(value))?.code ?? String(value),
};

/** A yearly rate in millionths. */
const rate: ValueKind = { abi: "uint32", tell: (value) => `${formatRate(whole(value))} %` };

const duration: ValueKind = {
  abi: "uint32",
  tell: (value, language) => (language === "en" ? `${String(value)} seconds` : `${String(value)} 秒`),
};

/** The kinds of values that errors carry, by the words the catalogue uses for them. */
export const VALUE_KINDS = {
  Address: plain("address"),
  Hash: plain("bytes32"),
  Trail: plain("bytes21"),
  Selector: plain("bytes4"),
  Role: plain("uint64"),
  Number: plain("uint256"),
  Small: plain("uint8"),
  Epoch: plain("uint32"),
  Value32: plain("uint32"),
  Flag: plain("bool"),
  Number16: plain("uint16"),
  Businesses: set("uint16", enums.Businesses.labelsIn),
  ProposalStage: enumerated("uint8", enums.ProposalStage.labelOf),
  Region: plain("uint16"),
  Regions: plain("uint192"),
  Duration: duration,
  Rate: rate,
  Member: member,
  MemberKind: enumerated("uint8", enums.MemberKind.labelOf),
  MemberKinds: set("uint16", enums.MemberKinds.labelsIn),
  MemberState: enumerated("uint8", enums.MemberState.labelOf),
  ActClass: enumerated("uint8", enums.ActClass.labelOf),
  Business: enumerated("uint8", enums.Business.labelOf),
  Rights: set("uint8", enums.Right.labelsIn),
  QuotaLabel: enumerated("uint8", enums.QuotaLabel.labelOf),
  RediscountCheck: enumerated("uint8", enums.RediscountCheck.labelOf),
  RediscountState: enumerated("uint8", enums.RediscountState.labelOf),
  QuotaNode: { abi: "uint32", tell: (value) => quotaNodeName(whole(value)) },
  PackageNumber: { abi: "uint128", tell: (value) => formatPackageNumber(whole(value)) },
  /** A day in eight digits. */
  Date: { abi: "uint32", tell: (value) => formatDate(whole(value)) },
  LinePurpose: enumerated("uint8", enums.LinePurpose.labelOf),
  DocumentKind: enumerated("uint8", enums.DocumentKind.labelOf),
  InstructionState: enumerated("uint8", enums.InstructionState.labelOf),
  ReceivableState: enumerated("uint8", enums.ReceivableState.labelOf),
  ReceivableAct: enumerated("uint8", enums.ReceivableAct.labelOf),
  FinancingState: enumerated("uint8", enums.FinancingState.labelOf),
  FinancingAct: enumerated("uint8", enums.FinancingAct.labelOf),
  DeskPowers: set("uint16", enums.DeskPowers.labelsIn),
  Encumbrances: set("uint16", enums.Encumbrances.labelsIn),
  Time: time,
  Currency: currency,
  Amount: amount("uint56"),
  LineAmount: amount("uint64"),
  Units: amount("uint40"),
  Lot: lot,
  Instrument: instrument,
  Financing: financing,
  Text: plain("string"),
  /** Places in a list, as ranges. */
  Places: {
    abi: "string",
    tell: (value, language) => (value === "" ? (language === "en" ? "none" : "无") : String(value)),
  },
  /** What another error said, encoded; its sentence ends where that of the error around it does. */
  Revert: {
    abi: "bytes",
    tell: (value, language, { revertOf }) => revertOf?.(String(value), language).replace(/[.。]$/, "") ?? String(value),
  },
  Panic: { abi: "uint256", tell: (value) => `0x${whole(value).toString(16)}` },
} as const satisfies Record<string, ValueKind>;

export type ValueKindName = keyof typeof VALUE_KINDS;

/** A value of an error for people. */
export function tell(kind: ValueKindName, value: unknown, language: Language, wording: Wording): string {
  return VALUE_KINDS[kind].tell(value, language, wording);
}
