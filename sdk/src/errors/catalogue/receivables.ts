import { errors } from "../entry.js";

/** Errors of receivables and of their payment. */
export const RECEIVABLES_ERRORS = errors({
  ReceivablesTermsInvalid: {
    values: { face: "Units", maturity: "Time" },
    en: {
      message: "A receivable of {face} due at {maturity} is not possible.",
      hint: "The face is above zero and the maturity lies in the future.",
    },
    zh: { message: "金额 {face}、到期日 {maturity} 的应收账款无效。", hint: "金额须大于零，到期日须在将来。" },
  },
  ReceivablesTermTooLong: {
    values: { maturity: "Time", latest: "Time" },
    en: {
      message: "The maturity {maturity} is later than the rules allow: {latest}.",
      hint: "Agree on an earlier maturity.",
    },
    zh: { message: "到期日 {maturity} 超过规则允许的最晚日期 {latest}。", hint: "请约定更早的到期日。" },
  },
  ReceivablesCurrencyNotAccepted: {
    values: { currency: "Currency" },
    en: {
      message: "Receivables in {currency} are not accepted.",
      hint: "The rules name a smallest lot for each currency that is.",
    },
    zh: { message: "不接受 {currency} 币种的应收账款。", hint: "规则为每个可用币种设有最小份额。" },
  },
  ReceivablesFaceBelowSmallest: {
    values: { face: "Units", smallest: "Units" },
    en: { message: "The face {face} is below the smallest lot, {smallest}.", hint: "Choose a larger face." },
    zh: { message: "金额 {face} 低于最小份额 {smallest}。", hint: "请提高金额。" },
  },
  ReceivablesPartiesInvalid: {
    values: { debtor: "Member", creditor: "Member" },
    en: {
      message: "{debtor} cannot owe {creditor}.",
      hint: "Debtor and creditor are two members, and the one who acts is the party the act is for.",
    },
    zh: { message: "{debtor}与{creditor}不能作为债务人和债权人。", hint: "二者须为不同成员，且办理人须为相应一方。" },
  },
  ReceivablesNotAParty: {
    values: { instrument: "Instrument", member: "Member" },
    en: { message: "{member} is no party of {instrument}.", hint: "Only debtor and first creditor may do this." },
    zh: { message: "{member}不是 {instrument} 的当事人。", hint: "只有债务人和首个债权人可以办理。" },
  },
  ReceivablesNotLonger: {
    values: { instrument: "Instrument", maturity: "Time", newMaturity: "Time" },
    en: {
      message: "{newMaturity} does not extend {instrument}, due at {maturity}.",
      hint: "The new maturity is later than the present one.",
    },
    zh: { message: "{newMaturity} 未延长 {instrument} 的到期日 {maturity}。", hint: "新到期日须晚于现到期日。" },
  },
  ReceivablesLotsIncomplete: {
    values: { instrument: "Instrument", coveredUpTo: "Units", lot: "Lot" },
    en: {
      message: "The lots given for {instrument} cover it up to {coveredUpTo}; {lot} does not follow.",
      hint: "Read the lots again and try once more: one was split or merged meanwhile.",
    },
    zh: {
      message: "所列份额仅覆盖 {instrument} 至 {coveredUpTo}，{lot} 不连续。",
      hint: "期间有份额拆分或合并，请重新读取后再试。",
    },
  },
  ReceivablesHolderNotConsenting: {
    values: { lot: "Lot", holder: "Member" },
    en: {
      message: "{holder}, the holder of lot {lot}, has not consented.",
      hint: "Every holder of a live lot consents.",
    },
    zh: { message: "份额 {lot} 的持有人{holder}尚未同意。", hint: "须取得每一有效份额持有人的同意。" },
  },
  ReceivablesNotOverdue: {
    values: { instrument: "Instrument", overdueFrom: "Time" },
    en: {
      message: "{instrument} counts as overdue from {overdueFrom} on.",
      hint: "Wait until the day of maturity and the days of grace are over.",
    },
    zh: { message: "{instrument} 自 {overdueFrom} 起才视为逾期。", hint: "请等待到期日及宽限期结束。" },
  },
  ServicingNotAParty: {
    values: { instrument: "Instrument", member: "Member" },
    en: {
      message: "{member} is neither debtor nor first creditor of {instrument}.",
      hint: "Only these two cancel it, and only the debtor extends its term.",
    },
    zh: {
      message: "{member}既不是 {instrument} 的债务人也不是首个债权人。",
      hint: "只有二者可以取消，只有债务人可以展期。",
    },
  },
  ServicingTermTooLong: {
    values: { maturity: "Time", latest: "Time" },
    en: {
      message: "The new maturity {maturity} is later than the rules allow: {latest}.",
      hint: "The longest term counts from the issue; agree on an earlier maturity.",
    },
    zh: {
      message: "新到期日 {maturity} 超过规则允许的最晚日期 {latest}。",
      hint: "最长期限自开立日起算，请约定更早的到期日。",
    },
  },
  ServicingGrantorNotConsenting: {
    values: { instrument: "Instrument", grantor: "Member" },
    en: {
      message: "{grantor}, whose credit line {instrument} uses, does not consent.",
      hint: "The bank stays bound for longer: get its consent, or repeat one that has died.",
    },
    zh: {
      message: "{instrument} 占用{grantor}的授信额度，但其未同意。",
      hint: "展期延长银行责任，请取得其同意或重新签署。",
    },
  },
  ServicingDebtorNotInsolvent: {
    values: { instrument: "Instrument", debtor: "Member" },
    en: {
      message: "No court attests that {debtor}, the debtor of {instrument}, is insolvent.",
      hint: "A receivable falls due early only on a court's attestation.",
    },
    zh: { message: "没有法院证明 {instrument} 的债务人{debtor}无力偿债。", hint: "须凭法院证明方可加速到期。" },
  },
  RedemptionNotTheDebtor: {
    values: { lot: "Lot", member: "Member", debtor: "Member" },
    en: { message: "Lot {lot} is owed by {debtor}, not by {member}.", hint: "The debtor instructs the payment." },
    zh: { message: "份额 {lot} 的债务人是{debtor}，而非{member}。", hint: "须由债务人发出付款指令。" },
  },
  RedemptionNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
  RedemptionNothing: {
    values: {},
    en: { message: "The payment names no lot.", hint: "Name at least one lot to pay." },
    zh: { message: "付款未指明任何份额。", hint: "请至少指明一个份额。" },
  },
  RedemptionLevelInvalid: {
    values: { instrument: "Instrument", level: "Units", reached: "Units", face: "Units" },
    en: {
      message: "Receivable {instrument} of {face} is paid up to {reached}; {level} is no level to pay it to in part.",
      hint: "Name a level above the last one and below the face; the rest is paid lot by lot.",
    },
    zh: {
      message: "应收账款 {instrument} 面额 {face}，已付至 {reached}；{level} 不是有效的部分付款水平。",
      hint: "请指明高于上次水平且低于面额的水平；余额按份额付清。",
    },
  },
  RedemptionRoundOpen: {
    values: { instrument: "Instrument", level: "Units", reached: "Units" },
    en: {
      message: "The part payment of {instrument} up to {level} has only reached the lots before {reached}.",
      hint: "List the lots from there on at the same level first.",
    },
    zh: {
      message: "应收账款 {instrument} 付至 {level} 的部分付款仅到达 {reached} 之前的份额。",
      hint: "请先以同一水平列出其后的份额。",
    },
  },
  RedemptionOutOfOrder: {
    values: { lot: "Lot", reached: "Units" },
    en: {
      message: "Lot {lot} is not the next one of this receivable: the round stands at {reached}.",
      hint: "List the receivable's lots in the order of their ranges, ended ones too.",
    },
    zh: {
      message: "份额 {lot} 不是该应收账款的下一份额：本轮到达 {reached}。",
      hint: "请按区间顺序列出该应收账款的全部份额，包括已终结的份额。",
    },
  },
  RedemptionNothingDue: {
    values: { lot: "Lot" },
    en: { message: "Lot {lot} already has its share.", hint: "Leave it out, or begin the next round." },
    zh: { message: "份额 {lot} 已获应得部分。", hint: "请不列该份额，或开始下一轮。" },
  },
});
