import { errors } from "../entry.js";

/** Errors of the financing desk. */
export const FINANCING_ERRORS = errors({
  FinancingNotADesk: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not a desk that reports collections to the financing desk.",
      hint: "Only the redemption and recourse desks report what was collected.",
    },
    zh: { message: "{caller} 不是向融资台报告回款的业务台。", hint: "只有兑付台和追索台可报告回款。" },
  },
  FinancingNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not settlement.",
      hint: "Only settlement tells the financing desk that cash is final or did not move.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可通知融资台资金已终局或未划付。" },
  },
  FinancingNotAParty: {
    values: { financing: "Financing", member: "Member" },
    en: {
      message: "{member} cannot take this part in financing {financing}.",
      hint: "The holder applies, accepts and repays; the bank, another member, offers, disburses and pays.",
    },
    zh: {
      message: "{member}不能以该身份参与融资 {financing}。",
      hint: "申请、接受和还款由持有人办理；报价、放款和付款由银行办理，且二者不得为同一成员。",
    },
  },
  FinancingStateForbids: {
    values: { financing: "Financing", act: "FinancingAct", state: "FinancingState" },
    en: {
      message: "Financing {financing} is {state}, which does not allow: {act}.",
      hint: "Read its state first; the table of financings says which acts each state allows.",
    },
    zh: {
      message: "融资 {financing} 处于“{state}”，不能：{act}。",
      hint: "请先查询其状态；融资状态表列明可办理的业务。",
    },
  },
  FinancingTermsInvalid: {
    values: { financing: "Financing", principal: "Units", disburseBy: "Time" },
    en: {
      message: "The terms of financing {financing} cannot be: principal {principal}, cash by {disburseBy}.",
      hint: "The principal is more than zero; the last moment for the cash is in the future and not after maturity.",
    },
    zh: {
      message: "融资 {financing} 的条件不成立：本金 {principal}，最迟放款时间 {disburseBy}。",
      hint: "本金须大于零；最迟放款时间须晚于现在且不晚于到期日。",
    },
  },
  FinancingAdvanceTooHigh: {
    values: { financing: "Financing", principal: "Units", highest: "Units" },
    en: {
      message: "The principal of financing {financing}, {principal}, is above the highest advance, {highest}.",
      hint: "Lower the principal; the rule limits it to a share of the lot's value by kind of financing.",
    },
    zh: {
      message: "融资 {financing} 的本金 {principal} 超过最高融资额 {highest}。",
      hint: "请降低本金；规则按融资种类规定了占批次价值的最高比例。",
    },
  },
  FinancingRateTooHigh: {
    values: { financing: "Financing", ratePpm: "Rate", highest: "Rate" },
    en: {
      message: "The rate of financing {financing}, {ratePpm} a year, is above the highest, {highest}.",
      hint: "Offer a lower rate.",
    },
    zh: { message: "融资 {financing} 的年利率 {ratePpm} 高于上限 {highest}。", hint: "请降低利率。" },
  },
  FinancingInterestTooHigh: {
    values: { financing: "Financing", interest: "Units", principal: "Units" },
    en: {
      message: "The interest of financing {financing}, {interest}, leaves nothing of its principal, {principal}.",
      hint: "Nothing would be paid out; let it lapse and agree on other terms.",
    },
    zh: {
      message: "融资 {financing} 的利息 {interest} 扣除后本金 {principal} 无余额。",
      hint: "将无款可付；请待其失效后另行约定。",
    },
  },
  FinancingRegistrationMissing: {
    values: { financing: "Financing" },
    en: {
      message: "Financing {financing} has no number in the movable-property registry.",
      hint: "Register it there first and give the number's hash.",
    },
    zh: { message: "融资 {financing} 未提供动产融资登记编号。", hint: "请先办理登记并提供登记编号的哈希。" },
  },
  FinancingTooLate: {
    values: { financing: "Financing", disburseBy: "Time" },
    en: {
      message: "The cash of financing {financing} had to be instructed by {disburseBy}.",
      hint: "Anyone may let it lapse; then the parties can agree anew.",
    },
    zh: {
      message: "融资 {financing} 最迟应于 {disburseBy} 指令放款。",
      hint: "任何人可使其失效，之后双方可重新约定。",
    },
  },
  FinancingNotLapsed: {
    values: { financing: "Financing", disburseBy: "Time" },
    en: {
      message: "The bank may instruct the cash of financing {financing} until {disburseBy}.",
      hint: "Wait until that moment has passed.",
    },
    zh: { message: "银行在 {disburseBy} 之前仍可为融资 {financing} 放款。", hint: "请待该时间过后再办理。" },
  },
  FinancingNothingDue: {
    values: { financing: "Financing" },
    en: {
      message: "Nothing is due on financing {financing} now.",
      hint: "Read what is due first; a payment on its way counts as paid.",
    },
    zh: { message: "融资 {financing} 目前无应付款项。", hint: "请先查询应付金额；在途款项视为已付。" },
  },
  FinancingPaymentOpen: {
    values: { financing: "Financing" },
    en: {
      message: "A payment on financing {financing} is on its way.",
      hint: "Wait until it is final, rejected or expired.",
    },
    zh: { message: "融资 {financing} 有一笔在途付款。", hint: "请待其终局、被拒绝或过期。" },
  },
  FinancingNotAPledge: {
    values: { financing: "Financing" },
    en: {
      message: "Financing {financing} is a sale; nothing is repaid and no pledge lifted.",
      hint: "Of a sale the bank pays what it retained.",
    },
    zh: { message: "融资 {financing} 为买断，无须还款，也无质押可解除。", hint: "买断由银行支付其留存部分。" },
  },
  FinancingLotHeld: {
    values: { financing: "Financing", lot: "Lot" },
    en: {
      message: "The lot {lot} of financing {financing} still stands for it.",
      hint: "The bank's line is freed as the lot is collected, or once the bank no longer holds it.",
    },
    zh: { message: "批次 {lot} 仍对应融资 {financing}。", hint: "额度随回款释放，或在银行不再持有该批次后释放。" },
  },
});
