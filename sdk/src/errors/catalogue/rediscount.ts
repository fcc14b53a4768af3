import { errors } from "../entry.js";

/** Errors of the window of rediscount. */
export const REDISCOUNT_ERRORS = errors({
  RediscountCountInvalid: {
    values: { count: "Number", most: "Number" },
    en: { message: "{count} bills are named; from one to {most} may be.", hint: "Cut the application in several." },
    zh: { message: "申请列有 {count} 张票据，应为 1 至 {most} 张。", hint: "请分成多笔申请。" },
  },
  RediscountNoSettlementAccount: {
    values: { bank: "Member" },
    en: {
      message: "No settlement account of {bank} at the central bank is attested now.",
      hint: "Have the central bank attest it.",
    },
    zh: { message: "{bank}目前没有经证明的央行清算账户。", hint: "请由中央银行出具证明。" },
  },
  RediscountIneligible: {
    values: { lot: "Lot", check: "RediscountCheck" },
    en: {
      message: "Lot {lot} cannot be rediscounted: {check}.",
      hint: "Leave it out, or mend what is amiss; ask for all checks at once.",
    },
    zh: { message: "{lot} 不能再贴现：{check}。", hint: "请剔除该票据或消除原因；可一次查询全部检查结果。" },
  },
  RediscountInterestTooHigh: {
    values: { lot: "Lot", interest: "Number", value: "Units" },
    en: {
      message: "Interest would leave nothing of the {value} that lot {lot} is worth.",
      hint: "Check rate and days.",
    },
    zh: { message: "利息将不低于 {lot} 的票面金额 {value}。", hint: "请核对利率和天数。" },
  },
  RediscountNotTheCentralBank: {
    values: { member: "Member", centralBank: "Member" },
    en: {
      message: "{member} is not the central bank that this is for; {centralBank} is.",
      hint: "Act as {centralBank}.",
    },
    zh: { message: "{member}不是该业务的中央银行，应为{centralBank}。", hint: "请以{centralBank}办理。" },
  },
  RediscountStateForbids: {
    values: { lot: "Lot", act: "Small", state: "RediscountState" },
    en: {
      message: "The rediscount of lot {lot} is {state}; act {act} is not possible then.",
      hint: "See the table of states.",
    },
    zh: { message: "{lot} 的再贴现处于{state}，不能办理行为 {act}。", hint: "请查阅状态表。" },
  },
  RediscountNotTheBank: {
    values: { lot: "Lot", member: "Member", bank: "Member" },
    en: { message: "{member} did not have lot {lot} rediscounted; {bank} did.", hint: "Only that bank redeems." },
    zh: { message: "{lot} 不是由{member}申请再贴现，而是{bank}。", hint: "只有申请行可以赎回。" },
  },
  RediscountOutsideWindow: {
    values: { lot: "Lot", from: "Time", until: "Time" },
    en: { message: "Lot {lot} is redeemed from {from} until {until} only.", hint: "Redeem within the agreed window." },
    zh: { message: "{lot} 只能在 {from} 至 {until} 赎回。", hint: "请在约定的赎回期内赎回。" },
  },
  RediscountWindowOpen: {
    values: { lot: "Lot", until: "Time" },
    en: { message: "Lot {lot} may be redeemed still.", hint: "It may be exercised after {until}." },
    zh: { message: "{lot} 仍可赎回。", hint: "{until} 之后方可行使票据权利。" },
  },
  RediscountNothingToRecord: {
    values: { lot: "Lot" },
    en: { message: "Lot {lot} is as it was: neither paid nor dishonoured.", hint: "Record it once it has happened." },
    zh: { message: "{lot} 未付款也未拒付，无可记录。", hint: "请在事实发生后记录。" },
  },
  RediscountRunExists: {
    values: { run: "Hash" },
    en: {
      message: "The run {run} was approved already and waits for its cash.",
      hint: "Give each run its own reference.",
    },
    zh: { message: "批次 {run} 已批准，正等待资金。", hint: "请为每个批次使用不同的参考号。" },
  },
  RediscountNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
});
