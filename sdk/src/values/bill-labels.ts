import type { billsTable } from "../tables/bills.js";
import type { rediscountTable } from "../tables/rediscount.js";
import { label, type Label, type Labels } from "./labels.js";

export const BILL_STATE_LABELS: Labels<keyof typeof billsTable.states> = {
  None: label("not standing", "不存在"),
  Issued: label("issued", "已出票"),
  Accepted: label("accepted", "已承兑"),
  Received: label("received", "已收票"),
  Settled: label("settled", "已结清"),
  Terminated: label("terminated", "已终止"),
};

export const BILL_ACT_LABELS: Labels<keyof typeof billsTable.acts> = {
  register: label("register", "出票登记"),
  presentForAcceptance: label("present for acceptance", "提示承兑"),
  accept: label("accept", "承兑"),
  acceptWithConsent: label("accept with consent", "凭同意承兑"),
  withdrawBill: label("withdraw the bill", "撤票"),
  lapse: label("let lapse", "失效"),
  presentForReceipt: label("present for receipt", "提示收票"),
  receive: label("receive", "收票"),
  receiveWithConsent: label("receive with consent", "凭同意收票"),
  askGuarantee: label("ask for a guarantee", "申请保证"),
  guarantee: label("guarantee", "保证"),
  guaranteeWithConsent: label("guarantee with consent", "凭同意保证"),
  endorse: label("endorse", "背书转让"),
  offerEndorsement: label("offer an endorsement", "发出背书"),
  acceptEndorsement: label("accept the endorsement", "接受背书"),
  split: label("split", "拆分"),
  merge: label("merge", "合并"),
  offerPledge: label("offer a pledge", "申请质押"),
  pledge: label("accept the pledge", "接受质押"),
  pledgeWithConsent: label("pledge with consent", "凭同意质押"),
  releasePledge: label("release the pledge", "解除质押"),
  offerDiscount: label("offer for discount", "申请贴现"),
  buyOut: label("discount", "买断式贴现"),
  buyUnderRepurchase: label("discount under repurchase", "回购式贴现"),
  buyOutWithConsent: label("discount with consent", "凭同意买断式贴现"),
  buyUnderRepurchaseWithConsent: label("discount under repurchase with consent", "凭同意回购式贴现"),
  deliver: label("deliver", "交割"),
  redeem: label("redeem", "赎回"),
  handBack: label("hand back", "返还"),
  retain: label("retain", "逾期未赎回"),
  offerRediscount: label("apply for rediscount", "申请再贴现"),
  rediscount: label("rediscount", "买断式再贴现"),
  rediscountUnderRepurchase: label("rediscount under repurchase", "回购式再贴现"),
  present: label("present for payment", "提示付款"),
  presentPledged: label("present a pledged lot", "质权人提示付款"),
  presentAutomatically: label("present automatically", "自动提示付款"),
  presentPledgedAutomatically: label("present a pledged lot automatically", "自动代质权人提示付款"),
  withdrawPresentation: label("withdraw the presentation", "撤回提示付款"),
  pay: label("pay", "付款"),
  settle: label("settle", "结清"),
  refusePayment: label("refuse payment", "拒付"),
  dishonour: label("record dishonour", "记录拒付"),
  dishonourInsolvent: label("record the acceptor's insolvency", "记录承兑人破产"),
  claim: label("claim in recourse", "追索通知"),
  satisfy: label("satisfy a claim", "同意清偿"),
  recover: label("recover", "清偿完成"),
  refuse: label("refuse", "拒绝"),
  withdraw: label("withdraw", "撤回"),
};

/** What one who is liable stands on a bill as, as `IBillRecourse.Role` numbers it. */
export const BILL_ROLE_LABELS = {
  Acceptor: label("acceptor", "承兑人"),
  AcceptorsGuarantor: label("acceptor's guarantor", "承兑人的保证人"),
  Drawer: label("drawer", "出票人"),
  DrawersGuarantor: label("drawer's guarantor", "出票人的保证人"),
  Endorser: label("endorser", "背书人"),
  EndorsersGuarantor: label("endorser's guarantor", "背书人的保证人"),
} as const satisfies Record<string, Label>;

/** Why a lot was dishonoured, as `IPresentation.DishonourCause` numbers it. */
export const DISHONOUR_CAUSE_LABELS = {
  Refusal: label("payment was refused", "拒绝付款"),
  Silence: label("there was no answer in time", "逾期未应答"),
  Insolvency: label("the acceptor is insolvent", "承兑人破产"),
} as const satisfies Record<string, Label>;

/** Where a purchase of a lot stands, as `IDiscounting.Stage` numbers it. */
export const DISCOUNT_STAGE_LABELS = {
  None: label("not standing", "不存在"),
  Buying: label("the cash is on its way", "付款中"),
  AwaitingRedemption: label("awaits redemption", "待赎回"),
  Redeeming: label("being redeemed", "赎回中"),
} as const satisfies Record<string, Label>;

/** What keeps a bill from being rediscounted, as `IRediscountWindow.Check` numbers it. */
export const REDISCOUNT_CHECK_LABELS = {
  Passed: label("it passes all checks", "检查通过"),
  NotHeld: label("the bank does not hold it", "申请行不是持票人"),
  NotReceived: label("its payee has not received it", "票据尚未交付收款人"),
  Due: label("it is due", "票据已到期"),
  Encumbered: label("something lies on it", "票据存在限制"),
  Changed: label("its history is another one", "流转记录不符"),
  NotDiscounted: label("no enterprise discounted it", "未经企业贴现"),
  TermOutside: label("its days left are too few or too many", "剩余期限不符合规定"),
  WindowOutside: label("the window to redeem is no sound one", "赎回期不合规"),
  LabelNotProven: label("its label is not proven", "标签未获证明"),
} as const satisfies Record<string, Label>;

export const REDISCOUNT_STATE_LABELS: Labels<keyof typeof rediscountTable.states> = {
  None: label("not applied for", "未申请"),
  Submitted: label("submitted", "已提交"),
  Approved: label("approved", "已批准"),
  Outstanding: label("outstanding", "未偿还"),
  Redeeming: label("being redeemed", "赎回中"),
  Dishonoured: label("dishonoured", "已拒付"),
  Redeemed: label("redeemed", "已赎回"),
  Collected: label("collected", "已收款"),
};

export const QUOTA_LABEL_LABELS = {
  None: label("whole quota", "总额度"),
  Agriculture: label("agriculture", "涉农"),
  SmallEnterprise: label("small enterprise", "小微企业"),
  Green: label("green", "绿色"),
  SmallFace: label("small face", "小额票据"),
} as const satisfies Record<string, Label>;

export const BILL_TYPE_LABELS = {
  Bank: label("bank acceptance bill", "银行承兑汇票"),
  Commercial: label("commercial acceptance bill", "商业承兑汇票"),
  SupplyChainCommercial: label("commercial acceptance bill of a supply chain", "供应链商业承兑汇票"),
  SupplyChainBank: label("bank acceptance bill of a supply chain", "供应链银行承兑汇票"),
} as const satisfies Record<string, Label>;
