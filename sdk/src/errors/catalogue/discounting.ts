import { errors } from "../entry.js";

/** Errors of the desk where bills are discounted. */
export const DISCOUNTING_ERRORS = errors({
  DiscountingBuyerInvalid: {
    values: { lot: "Lot", buyer: "Member" },
    en: {
      message: "{buyer} cannot buy lot {lot}.",
      hint: "The buyer is a bank, neither the bill's acceptor nor the holder itself.",
    },
    zh: { message: "{buyer}不能买入 {lot}。", hint: "买入方须为银行，且不是承兑人或持票人本身。" },
  },
  DiscountingNotAParty: {
    values: { lot: "Lot", member: "Member" },
    en: {
      message: "{member} neither holds lot {lot} nor buys it.",
      hint: "Holder or buyer acts, with the other's signature.",
    },
    zh: { message: "{member}既不是 {lot} 的持票人，也不是买入方。", hint: "由持票人或买入方凭对方签名办理。" },
  },
  DiscountingRateTooHigh: {
    values: { ratePpm: "Rate", highest: "Rate" },
    en: { message: "The rate of {ratePpm} a year is above the highest, {highest}.", hint: "Check the rate." },
    zh: { message: "年利率 {ratePpm} 高于上限 {highest}。", hint: "请核对利率。" },
  },
  DiscountingInterestTooHigh: {
    values: { lot: "Lot", interest: "Number", value: "Units" },
    en: {
      message: "Interest would leave nothing of the {value} that lot {lot} is worth.",
      hint: "Check rate and days.",
    },
    zh: { message: "利息将不低于 {lot} 的票面金额 {value}。", hint: "请核对利率和天数。" },
  },
  DiscountingRedemptionInvalid: {
    values: { lot: "Lot", price: "Units", from: "Time", until: "Time" },
    en: {
      message: "Lot {lot} cannot be redeemed for {price} from {from} until {until}.",
      hint: "The window ends after now and before maturity; the price is from what is paid up to the lot's value.",
    },
    zh: {
      message: "{lot} 不能约定在 {from} 至 {until} 以 {price} 赎回。",
      hint: "赎回期须在现在之后、到期日之前结束；赎回价不低于买入价，不高于票面金额。",
    },
  },
  DiscountingNoRepurchase: {
    values: { lot: "Lot" },
    en: {
      message: "Lot {lot} awaits no redemption from a discount.",
      hint: "Only what was sold under repurchase is redeemed.",
    },
    zh: { message: "{lot} 没有待赎回的贴现。", hint: "只有回购式卖出的票据可以赎回。" },
  },
  DiscountingNotTheSeller: {
    values: { lot: "Lot", member: "Member", seller: "Member" },
    en: { message: "{member} did not sell lot {lot}; {seller} did.", hint: "Only the seller redeems." },
    zh: { message: "{member}不是 {lot} 的卖出方，卖出方为{seller}。", hint: "只有卖出方可以赎回。" },
  },
  DiscountingOutsideWindow: {
    values: { lot: "Lot", from: "Time", until: "Time" },
    en: { message: "Lot {lot} is redeemed from {from} until {until} only.", hint: "Redeem within the agreed window." },
    zh: { message: "{lot} 只能在 {from} 至 {until} 赎回。", hint: "请在约定的赎回期内赎回。" },
  },
  DiscountingWindowOpen: {
    values: { lot: "Lot", until: "Time" },
    en: { message: "Lot {lot} may be redeemed still.", hint: "It is the buyer's to keep after {until}." },
    zh: { message: "{lot} 仍可赎回。", hint: "{until} 之后买入方方可保留。" },
  },
  DiscountingNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
});
