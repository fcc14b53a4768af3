import { errors } from "../entry.js";

/** Errors of the desks of bills. */
export const BILL_ERRORS = errors({
  IssuanceNotAParty: {
    values: { instrument: "Instrument", member: "Member" },
    en: { message: "{member} is not the drawer of {instrument}.", hint: "The drawer itself makes a bill out." },
    zh: { message: "{member}不是 {instrument} 的出票人。", hint: "须由出票人本人办理。" },
  },
  IssuancePartiesInvalid: {
    values: { drawer: "Member", acceptor: "Member", payee: "Member" },
    en: {
      message: "{payee} cannot be the payee of a bill of {drawer} that {acceptor} accepts.",
      hint: "The payee is a member that neither draws nor accepts the bill.",
    },
    zh: {
      message: "{payee}不能作为{drawer}签发、{acceptor}承兑的票据的收款人。",
      hint: "收款人须为出票人和承兑人以外的成员。",
    },
  },
  IssuanceAcceptorKind: {
    values: { number: "PackageNumber", acceptor: "Member" },
    en: {
      message: "{acceptor} cannot accept a bill of the type of {number}.",
      hint: "Types 5 and 8 are accepted by banks, types 6 and 7 by enterprises.",
    },
    zh: { message: "{acceptor}不能承兑 {number} 所属类型的票据。", hint: "5、8 类由银行承兑，6、7 类由企业承兑。" },
  },
  IssuanceTermsInvalid: {
    values: { face: "Units", maturity: "Time" },
    en: {
      message: "A bill of {face} due at {maturity} is not possible.",
      hint: "The face is above zero and the due date lies in the future.",
    },
    zh: { message: "金额 {face}、到期日 {maturity} 的票据无效。", hint: "金额须大于零，到期日须在将来。" },
  },
  IssuanceFaceTooHigh: {
    values: { face: "Units", highest: "Units" },
    en: {
      message: "The face {face} is higher than the rules allow: {highest}.",
      hint: "Make out several bills.",
    },
    zh: { message: "票面金额 {face} 超过规则上限 {highest}。", hint: "请分多张出票。" },
  },
  IssuanceFaceBelowSmallest: {
    values: { face: "Units", smallest: "Units" },
    en: { message: "The face {face} is below the smallest lot, {smallest}.", hint: "Choose a larger face." },
    zh: { message: "票面金额 {face} 低于最小份额 {smallest}。", hint: "请提高金额。" },
  },
  IssuanceTermTooLong: {
    values: { maturity: "Time", latest: "Time" },
    en: {
      message: "The due date {maturity} is later than the rules allow: {latest}.",
      hint: "Agree on an earlier due date.",
    },
    zh: { message: "到期日 {maturity} 超过规则允许的最晚日期 {latest}。", hint: "请约定更早的到期日。" },
  },
  IssuanceCurrencyNotAccepted: {
    values: { currency: "Currency" },
    en: {
      message: "Bills in {currency} are not accepted.",
      hint: "The rules name a smallest lot for each currency that is.",
    },
    zh: { message: "不接受 {currency} 币种的票据。", hint: "规则为每个可用币种设有最小份额。" },
  },
  IssuanceMarginInvalid: {
    values: { margin: "Units", face: "Units" },
    en: {
      message: "A margin deposit of {margin} is more than the bill's face, {face}.",
      hint: "State the deposit taken for this bill alone.",
    },
    zh: { message: "保证金 {margin} 超过票面金额 {face}。", hint: "请仅填写为本票据收取的保证金。" },
  },
  IssuanceOtherTerms: {
    values: { instrument: "Instrument" },
    en: {
      message: "Under the number of {instrument} other terms were registered, or none.",
      hint: "Give the terms exactly as they were registered.",
    },
    zh: { message: "{instrument} 登记的内容与所给内容不符，或尚未登记。", hint: "请提供与登记完全一致的票据内容。" },
  },
  GuaranteesNotTheGuaranteed: {
    values: { lot: "Lot", member: "Member", guaranteed: "Member" },
    en: {
      message: "{member} asks for a guarantee of {guaranteed} on lot {lot}.",
      hint: "The one to be guaranteed asks itself: the lot's holder, or the acceptor for its own part.",
    },
    zh: { message: "{member}为{guaranteed}在 {lot} 上申请保证。", hint: "须由被保证人（持票人或承兑人）本人申请。" },
  },
  GuaranteesGuarantorInvalid: {
    values: { lot: "Lot", guarantor: "Member" },
    en: {
      message: "{guarantor} cannot guarantee on lot {lot}.",
      hint: "A guarantor is neither the one guaranteed nor the acceptor, who is liable already.",
    },
    zh: { message: "{guarantor}不能在 {lot} 上提供保证。", hint: "保证人不得为被保证人或承兑人。" },
  },
  PledgesNotADesk: {
    values: { caller: "Address" },
    en: { message: "{caller} may not end pledges.", hint: "The desks that may are listed by the council." },
    zh: { message: "{caller} 无权终止质押。", hint: "可终止质押的柜台由理事会登记。" },
  },
  PledgesNotThePledgee: {
    values: { lot: "Lot", member: "Member", pledgee: "Member" },
    en: {
      message: "{member} is not the pledgee of lot {lot}; {pledgee} is.",
      hint: "Only the pledgee presents a pledged lot for payment, and gives it free.",
    },
    zh: {
      message: "{member}不是 {lot} 的质权人，质权人为{pledgee}。",
      hint: "质押的份额只能由质权人提示付款和解除质押。",
    },
  },
  PledgesPledgeeInvalid: {
    values: { lot: "Lot", pledgee: "Member" },
    en: {
      message: "{pledgee} cannot take lot {lot} as security.",
      hint: "A pledgee is neither the lot's holder nor the bill's acceptor.",
    },
    zh: { message: "{pledgee}不能接受 {lot} 作为质押。", hint: "质权人不得为持票人或承兑人。" },
  },
});
