import type { financingTable } from "../tables/financing.js";
import { label, type Labels } from "./labels.js";

export const FINANCING_STATE_LABELS: Labels<keyof typeof financingTable.states> = {
  None: label("not standing", "不存在"),
  Applied: label("applied for", "已申请"),
  Offered: label("offered", "已报价"),
  Agreed: label("agreed", "已约定"),
  Disbursing: label("disbursing", "放款中"),
  Outstanding: label("outstanding", "存续"),
  Closed: label("closed", "已结清"),
};

export const FINANCING_KIND_LABELS = {
  Sale: label("sale", "买断"),
  SaleWithRecourse: label("sale with recourse", "有追索权转让"),
  Pledge: label("pledge", "质押"),
} as const satisfies Labels<string>;

export const FINANCING_ACT_LABELS: Labels<keyof typeof financingTable.acts> = {
  apply: label("apply", "申请"),
  offer: label("offer terms", "报价"),
  accept: label("accept the terms", "接受条件"),
  acceptLoan: label("accept the loan", "接受贷款"),
  agree: label("agree", "约定"),
  refuse: label("refuse", "拒绝"),
  withdraw: label("withdraw", "撤回"),
  disburse: label("disburse", "放款"),
  lapse: label("let lapse", "失效"),
  release: label("release", "释放"),
  fund: label("fund", "到账"),
  collect: label("collect", "回款"),
  recover: label("recover", "追回"),
  payRetained: label("pay what was retained", "支付留存款"),
  repay: label("repay", "还款"),
  releasePledge: label("release the pledge", "解除质押"),
  releaseLine: label("release the line", "释放额度"),
  close: label("close", "结清"),
};
