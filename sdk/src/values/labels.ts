import type { lotMarks, encumbrances, memberKinds } from "../tables/lots.js";
import type { receivablesTable } from "../tables/receivables.js";

/** A name of the contracts in the words of each language. */
export interface Label {
  readonly en: string;
  readonly zh: string;
}

/** An enumeration of the contracts: its names in order, each with its words. */
export type Labels<Name extends string> = Readonly<Record<Name, Label>>;

/** A word in both languages. */
export function label(en: string, zh: string): Label {
  return { en, zh };
}

export const MEMBER_KIND_LABELS: Labels<(typeof memberKinds)[number]> = {
  None: label("no kind", "无类型"),
  Enterprise: label("enterprise", "企业"),
  CoreEnterprise: label("core enterprise", "核心企业"),
  Bank: label("bank", "银行"),
  CentralBank: label("central bank", "中央银行"),
  TaxAuthority: label("tax authority", "税务机关"),
  ForeignExchangeAuthority: label("foreign-exchange authority", "外汇管理机关"),
  Customs: label("customs", "海关"),
  SettlementAgent: label("settlement agent", "清算代理"),
  Court: label("court", "法院"),
  Auditor: label("auditor", "审计机构"),
};

export const MEMBER_STATE_LABELS = {
  None: label("unknown", "未知"),
  Applied: label("applied", "已申请"),
  Active: label("active", "正常"),
  Suspended: label("suspended", "暂停"),
  Exiting: label("exiting", "退出中"),
  Exited: label("exited", "已退出"),
} as const satisfies Record<string, Label>;

export const ACT_CLASS_LABELS = {
  Start: label("acts that start business", "发起类业务"),
  Answer: label("acts that answer", "应答类业务"),
  Close: label("acts that close", "了结类业务"),
  Report: label("reports", "报告类业务"),
} as const satisfies Record<string, Label>;

export const BUSINESS_LABELS = {
  All: label("all business", "全部业务"),
  Receivables: label("receivables", "应收账款"),
  Bills: label("bills", "票据"),
  Rediscount: label("rediscount", "再贴现"),
  TaxFilings: label("tax filings", "税务备案"),
  TradeAccounts: label("trade accounts", "贸易账户"),
  Evidence: label("evidence", "单证"),
  Settlement: label("settlement", "结算"),
  Attestation: label("attestation", "资质证明"),
} as const satisfies Record<string, Label>;

export const RIGHT_LABELS = {
  Prepare: label("prepare", "经办"),
  Act: label("act", "办理"),
  Sign: label("sign", "签署"),
  Administer: label("administer", "管理"),
} as const satisfies Record<string, Label>;

export const HALT_LEVEL_LABELS = {
  None: label("no halt", "未停办"),
  Entry: label("new business stopped", "停办新业务"),
  All: label("all business stopped", "全部停办"),
} as const satisfies Record<string, Label>;

export const DOCUMENT_KIND_LABELS = {
  None: label("no kind", "无类型"),
  Invoice: label("invoice", "发票"),
  Contract: label("contract", "合同"),
  DeliveryNote: label("delivery note", "送货单"),
  Declaration: label("declaration", "报关单"),
  CreditNote: label("credit note", "红字发票"),
} as const satisfies Record<string, Label>;

export const INSTRUCTION_STATE_LABELS = {
  None: label("unknown", "未知"),
  Instructed: label("instructed", "已指令"),
  Accepted: label("accepted", "已受理"),
  Final: label("final", "已终局"),
  Rejected: label("rejected", "已拒绝"),
  Expired: label("expired", "已过期"),
} as const satisfies Record<string, Label>;

export const LINE_PURPOSE_LABELS = {
  Confirmation: label("confirmation", "确认额度"),
  Financing: label("financing", "融资额度"),
} as const satisfies Record<string, Label>;

export const PROPOSAL_STAGE_LABELS = {
  None: label("unknown", "未知"),
  Open: label("open", "表决中"),
  Scheduled: label("scheduled", "已排期"),
  Executed: label("executed", "已执行"),
  Dropped: label("dropped", "已放弃"),
} as const satisfies Record<string, Label>;

export const RECEIVABLE_STATE_LABELS: Labels<keyof typeof receivablesTable.states> = {
  None: label("not standing", "不存在"),
  Submitted: label("submitted", "已提交"),
  Issued: label("issued", "已开立"),
  Confirmed: label("confirmed", "已确认"),
  Overdue: label("overdue", "已逾期"),
  Settled: label("settled", "已结清"),
  Cancelled: label("cancelled", "已取消"),
  PartPaid: label("paid in part", "部分兑付"),
  Disputed: label("disputed", "有争议"),
};

export const RECEIVABLE_ACT_LABELS: Labels<keyof typeof receivablesTable.acts> = {
  submit: label("submit", "提交"),
  confirm: label("confirm", "确认"),
  issue: label("issue", "开立"),
  acceptIssue: label("accept the issue", "接受开立"),
  submitWithConsent: label("submit with consent", "凭同意提交"),
  issueWithConsent: label("issue with consent", "凭同意开立"),
  requestCancellation: label("request cancellation", "申请取消"),
  cancel: label("cancel", "取消"),
  cancelWithConsent: label("cancel with consent", "凭同意取消"),
  extend: label("extend", "展期"),
  flagOverdue: label("flag as overdue", "标记逾期"),
  assign: label("assign", "转让"),
  offer: label("offer", "发出转让要约"),
  acceptOffer: label("accept the offer", "接受转让要约"),
  split: label("split", "拆分"),
  merge: label("merge", "合并"),
  refuse: label("refuse", "拒绝"),
  withdraw: label("withdraw", "撤回"),
  pay: label("pay", "付款"),
  redeem: label("redeem", "兑付"),
  assignMany: label("assign many at once", "批量转让"),
  finance: label("agree on financing", "融资签约"),
  deliver: label("deliver to the bank", "交割给银行"),
  pledge: label("pledge", "质押"),
  releasePledge: label("release the pledge", "解除质押"),
  dispute: label("dispute", "提出争议"),
  withdrawDispute: label("withdraw the dispute", "撤回争议"),
  dismissDispute: label("dismiss the dispute", "驳回争议"),
  accelerate: label("accelerate", "加速到期"),
  payPart: label("pay a part", "部分付款"),
  recordPart: label("record a part payment", "登记部分兑付"),
  demandRecourse: label("demand recourse", "发出追索通知"),
  payRecourse: label("pay in recourse", "追索付款"),
  recover: label("take the holder's place", "追索受让"),
};

export const DESK_POWER_LABELS = {
  Originate: label("originate instruments", "开立凭证"),
  Service: label("service instruments", "管理凭证"),
  Pass: label("pass lots on for their holders", "代持有人转让份额"),
} as const satisfies Record<string, Label>;

export const ENCUMBRANCE_LABELS: Labels<keyof typeof encumbrances | keyof typeof lotMarks> = {
  Offered: label("offered", "已发出要约"),
  Pledged: label("pledged", "已质押"),
  InFinancing: label("in financing", "融资中"),
  FrozenByCourt: label("frozen by a court", "司法冻结"),
  FrozenInEmergency: label("frozen in an emergency", "紧急冻结"),
  InRedemption: label("in redemption", "兑付中"),
  InRecourse: label("in recourse", "追索中"),
  NotTransferable: label("not transferable", "不得转让"),
  AwaitingRedemption: label("awaiting redemption", "待赎回"),
  Presented: label("presented for payment", "提示付款中"),
  Dishonoured: label("dishonoured", "已拒付"),
  ConsentsCut: label("earlier consents dead", "此前的同意已失效"),
  Ended: label("ended", "已终结"),
};
