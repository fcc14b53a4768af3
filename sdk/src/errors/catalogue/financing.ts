import { errors } from "../entry.js";

/** Errors of financing. */
export const FINANCING_ERRORS = errors({
  FinancingNotADesk: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not listed as a desk that reports collections.",
      hint: "Only the desks that the council listed report what was collected.",
    },
    zh: { message: "{caller} 不是可报告回款的业务合约。", hint: "只有理事会登记的合约可以报告回款。" },
  },
  FinancingNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
  FinancingNotAParty: {
    values: { financing: "Financing", member: "Member" },
    en: {
      message: "{member} may not do this in financing {financing}.",
      hint: "Applicant and bank each have their own acts; check who acts, and who was named.",
    },
    zh: { message: "{member}不能办理融资 {financing} 的此项业务。", hint: "申请人与银行各办其事，请核对办理人。" },
  },
  FinancingStateForbids: {
    values: { financing: "Financing", act: "Small", state: "Small" },
    en: {
      message: "Financing {financing} does not allow this: act {act} is not possible in state {state}.",
      hint: "Look at the financing's state first; each reference is used once.",
    },
    zh: {
      message: "融资 {financing} 处于状态 {state}，不能办理业务 {act}。",
      hint: "请先查看融资状态；每个编号只用一次。",
    },
  },
  FinancingTermsInvalid: {
    values: { financing: "Financing", principal: "Units", disburseBy: "Time" },
    en: {
      message: "Financing {financing} cannot have the principal {principal}, disbursed by {disburseBy}.",
      hint: "The principal is above zero and the last moment to disburse lies ahead, not after maturity.",
    },
    zh: {
      message: "融资 {financing} 的本金 {principal}、最迟放款时间 {disburseBy} 无效。",
      hint: "本金须大于零，最迟放款时间须在将来且不晚于到期日。",
    },
  },
  FinancingAdvanceTooHigh: {
    values: { financing: "Financing", principal: "Units", highest: "Units" },
    en: {
      message: "The principal {principal} of financing {financing} is above what the rules allow: {highest}.",
      hint: "Offer less; the highest advance depends on the kind of financing.",
    },
    zh: {
      message: "融资 {financing} 的本金 {principal} 超过规则上限 {highest}。",
      hint: "请降低本金，上限因融资种类而异。",
    },
  },
  FinancingRateTooHigh: {
    values: { financing: "Financing", ratePpm: "Value32", highest: "Value32" },
    en: {
      message:
        "The rate of financing {financing}, {ratePpm} millionths a year, is above what the rules allow: {highest}.",
      hint: "Offer a lower rate.",
    },
    zh: { message: "融资 {financing} 的年利率 {ratePpm}（百万分之一）超过规则上限 {highest}。", hint: "请降低利率。" },
  },
  FinancingInterestTooHigh: {
    values: { financing: "Financing", interest: "Units", principal: "Units" },
    en: {
      message: "The interest {interest} of financing {financing} leaves nothing of the principal {principal}.",
      hint: "Agree on a lower rate.",
    },
    zh: { message: "融资 {financing} 的利息 {interest} 已达到本金 {principal}。", hint: "请约定较低的利率。" },
  },
  FinancingRegistrationMissing: {
    values: { financing: "Financing" },
    en: {
      message: "Financing {financing} has no number in the movable-property registry.",
      hint: "Register it first; the number is there before the cash is instructed.",
    },
    zh: { message: "融资 {financing} 缺少动产融资登记编号。", hint: "请先登记，放款前须有登记编号。" },
  },
  FinancingTooLate: {
    values: { financing: "Financing", disburseBy: "Time" },
    en: {
      message: "The cash of financing {financing} was to be instructed by {disburseBy}.",
      hint: "Anybody can free the lot now; apply again.",
    },
    zh: { message: "融资 {financing} 应在 {disburseBy} 前发出放款指令。", hint: "任何人可解除占用，请重新申请。" },
  },
  FinancingNotLapsed: {
    values: { financing: "Financing", disburseBy: "Time" },
    en: {
      message: "The cash of financing {financing} can still be instructed until {disburseBy}.",
      hint: "Wait until then.",
    },
    zh: { message: "融资 {financing} 在 {disburseBy} 前仍可放款。", hint: "请等待至该时间之后。" },
  },
  FinancingNothingDue: {
    values: { financing: "Financing" },
    en: {
      message: "Nothing is due on financing {financing}.",
      hint: "The retained part falls due as far as more than the principal was collected.",
    },
    zh: { message: "融资 {financing} 没有到期应付款。", hint: "回款超过本金的部分才应支付保留款。" },
  },
  FinancingPaymentOpen: {
    values: { financing: "Financing" },
    en: {
      message: "A payment on financing {financing} is on its way.",
      hint: "Wait until the settlement agent has reported on it.",
    },
    zh: { message: "融资 {financing} 有款项在途。", hint: "请等待清算代理报告结果。" },
  },
  FinancingNotAPledge: {
    values: { financing: "Financing" },
    en: { message: "Financing {financing} is no pledge.", hint: "Only a pledge is repaid or released." },
    zh: { message: "融资 {financing} 不是质押融资。", hint: "只有质押融资可以还款或解押。" },
  },
});
