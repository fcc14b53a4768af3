import { billsTable } from "../tables/bills.js";
import { encumbrances, lotMarks, memberKinds } from "../tables/lots.js";
import { financingTable } from "../tables/financing.js";
import { rediscountTable } from "../tables/rediscount.js";
import { receivablesTable } from "../tables/receivables.js";
import { FINANCING_ACT_LABELS, FINANCING_KIND_LABELS, FINANCING_STATE_LABELS } from "./financing-labels.js";
import * as billLabels from "./bill-labels.js";
import * as labels from "./labels.js";

/** An enumeration of the contracts, by name and by number. */
export interface Enumeration<Name extends string> {
  readonly names: readonly [Name, ...Name[]];
  readonly numberOf: (name: Name) => number;
  /** The name of a number; `undefined` when the contracts know more names than this SDK. */
  readonly nameOf: (number: bigint | number) => Name | undefined;
  readonly labelOf: (number: bigint | number) => labels.Label;
}

function enumeration<Name extends string>(
  words: labels.Labels<Name>,
  numbers: Readonly<Record<Name, number>>,
): Enumeration<Name> {
  const names = Object.keys(words) as [Name, ...Name[]];
  const byNumber = new Map(names.map((name) => [numbers[name], name]));
  const nameOf = (number: bigint | number) => byNumber.get(Number(number));
  return {
    names,
    numberOf: (name) => numbers[name],
    nameOf,
    labelOf(number) {
      const name = nameOf(number);
      return name === undefined ? { en: String(number), zh: String(number) } : words[name];
    },
  };
}

/** An enumeration numbered from zero in the order of its names. */
function inOrder<Name extends string>(words: labels.Labels<Name>, names = Object.keys(words)): Enumeration<Name> {
  return enumeration(words, Object.fromEntries(names.map((name, at) => [name, at])) as Record<Name, number>);
}

/** A set of names kept as bits of a number. */
export interface Flags<Name extends string> {
  readonly names: readonly [Name, ...Name[]];
  readonly bitsOf: (names: readonly Name[]) => number;
  readonly namesIn: (bits: bigint | number) => Name[];
  readonly labelsIn: (bits: bigint | number) => labels.Label[];
}

function flags<Name extends string>(words: labels.Labels<Name>, bits: Readonly<Record<Name, number>>): Flags<Name> {
  const names = Object.keys(words) as [Name, ...Name[]];
  const namesIn = (value: bigint | number) => names.filter((name) => (Number(value) & bits[name]) !== 0);
  return {
    names,
    bitsOf: (chosen) => chosen.reduce((all, name) => all | bits[name], 0),
    namesIn,
    labelsIn: (value) => namesIn(value).map((name) => words[name]),
  };
}

function bitOfPosition<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, 1 << at])) as Record<Name, number>;
}

function numbersOf<Name extends string>(rows: Readonly<Record<Name, { readonly number: number }>>) {
  const entries = Object.entries<{ readonly number: number }>(rows);
  return Object.fromEntries(entries.map(([name, { number }]) => [name, number])) as Record<Name, number>;
}

export const MemberKind = inOrder(labels.MEMBER_KIND_LABELS, [...memberKinds]);
export const MemberState = inOrder(labels.MEMBER_STATE_LABELS);
export const ActClass = inOrder(labels.ACT_CLASS_LABELS);
export const Business = inOrder(labels.BUSINESS_LABELS);
export const HaltLevel = inOrder(labels.HALT_LEVEL_LABELS);
export const DocumentKind = inOrder(labels.DOCUMENT_KIND_LABELS);
export const InstructionState = inOrder(labels.INSTRUCTION_STATE_LABELS);
export const LinePurpose = inOrder(labels.LINE_PURPOSE_LABELS);
export const QuotaLabel = inOrder(billLabels.QUOTA_LABEL_LABELS);
export const RediscountCheck = inOrder(billLabels.REDISCOUNT_CHECK_LABELS);
export const RediscountState = enumeration(billLabels.REDISCOUNT_STATE_LABELS, rediscountTable.states);
/** Types of bills by the first digit of their numbers. */
export const BillType = enumeration(billLabels.BILL_TYPE_LABELS, {
  Bank: 5,
  Commercial: 6,
  SupplyChainCommercial: 7,
  SupplyChainBank: 8,
});
export const BillState = enumeration(billLabels.BILL_STATE_LABELS, billsTable.states);
export const BillAct = enumeration(billLabels.BILL_ACT_LABELS, numbersOf(billsTable.acts));
export const BillRole = inOrder(billLabels.BILL_ROLE_LABELS);
export const DishonourCause = inOrder(billLabels.DISHONOUR_CAUSE_LABELS);
export const DiscountStage = inOrder(billLabels.DISCOUNT_STAGE_LABELS);
export const ProposalStage = inOrder(labels.PROPOSAL_STAGE_LABELS);
export const ReceivableState = enumeration(labels.RECEIVABLE_STATE_LABELS, receivablesTable.states);
export const ReceivableAct = enumeration(labels.RECEIVABLE_ACT_LABELS, numbersOf(receivablesTable.acts));
export const FinancingKind = inOrder(FINANCING_KIND_LABELS);
export const FinancingState = enumeration(FINANCING_STATE_LABELS, financingTable.states);
export const FinancingAct = enumeration(FINANCING_ACT_LABELS, numbersOf(financingTable.acts));

export const Right = flags(labels.RIGHT_LABELS, { Prepare: 1, Act: 2, Sign: 4, Administer: 8 });
export const Businesses = flags(labels.BUSINESS_LABELS, bitOfPosition(Business.names));
export const MemberKinds = flags(labels.MEMBER_KIND_LABELS, bitOfPosition(memberKinds));
export const Encumbrances = flags(labels.ENCUMBRANCE_LABELS, { ...encumbrances, ...lotMarks });

/** What a desk may do: the encumbrances it may lay and lift, and what `DeskPower` adds. */
export const DeskPowers = flags(
  { ...labels.ENCUMBRANCE_LABELS, ...labels.DESK_POWER_LABELS },
  { ...encumbrances, ...lotMarks, Originate: 1 << 11, Service: 1 << 12, Pass: 1 << 13 },
);

export type MemberKindName = (typeof MemberKind.names)[number];
export type MemberStateName = (typeof MemberState.names)[number];
export type BusinessName = (typeof Business.names)[number];
export type HaltLevelName = (typeof HaltLevel.names)[number];
export type DocumentKindName = (typeof DocumentKind.names)[number];
export type InstructionStateName = (typeof InstructionState.names)[number];
export type LinePurposeName = (typeof LinePurpose.names)[number];
export type QuotaLabelName = (typeof QuotaLabel.names)[number];
export type BillTypeName = (typeof BillType.names)[number];
export type BillStateName = (typeof BillState.names)[number];
export type BillActName = (typeof BillAct.names)[number];
export type BillRoleName = (typeof BillRole.names)[number];
export type DishonourCauseName = (typeof DishonourCause.names)[number];
export type DiscountStageName = (typeof DiscountStage.names)[number];
export type ProposalStageName = (typeof ProposalStage.names)[number];
export type ReceivableStateName = (typeof ReceivableState.names)[number];
export type ReceivableActName = (typeof ReceivableAct.names)[number];
export type FinancingKindName = (typeof FinancingKind.names)[number];
export type FinancingStateName = (typeof FinancingState.names)[number];
export type FinancingActName = (typeof FinancingAct.names)[number];
export type RightName = (typeof Right.names)[number];
export type EncumbranceName = (typeof Encumbrances.names)[number];
