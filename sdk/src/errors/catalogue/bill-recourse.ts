import { errors } from "../entry.js";

/** Errors of recourse on bills. */
export const BILL_RECOURSE_ERRORS = errors({
  BillRecoursePathWrong: {
    values: { lot: "Lot" },
    en: {
      message: "The steps given are not the history of lot {lot}.",
      hint: "Give the lot's path from registration to now, as `trace` prints it.",
    },
    zh: { message: "所给步骤不是 {lot} 的流转记录。", hint: "请提供该份额自登记至今的完整路径，可用 `trace` 查询。" },
  },
  BillRecourseNotLiable: {
    values: { lot: "Lot", member: "Member" },
    en: {
      message: "{member} is not liable to the holder of lot {lot}.",
      hint: "Ask who is liable: acceptor, drawer, who guarantees them, and, presented in time, prior endorsers.",
    },
    zh: {
      message: "{member}对 {lot} 的持票人不负票据责任。",
      hint: "请查询被追索人：承兑人、出票人及其保证人；按期提示付款的，还包括前手背书人。",
    },
  },
  BillRecourseLapsed: {
    values: { lot: "Lot", member: "Member", lapsedFrom: "Time" },
    en: {
      message: "The right on lot {lot} against {member} has lapsed on {lapsedFrom}.",
      hint: "Claim from another who is liable; rights against acceptor and drawer last longest.",
    },
    zh: {
      message: "{lot} 对{member}的票据权利已于 {lapsedFrom} 时效届满。",
      hint: "请向其他被追索人追索；对承兑人和出票人的权利时效最长。",
    },
  },
  BillRecourseAmountTooHigh: {
    values: { lot: "Lot", amount: "Number" },
    en: { message: "{amount} is more than one payment for lot {lot} can come to.", hint: "Check the costs claimed." },
    zh: { message: "{lot} 的追索金额 {amount} 超出单笔支付上限。", hint: "请核对所主张的费用。" },
  },
  BillRecourseNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
});
