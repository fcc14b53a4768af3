import { errors } from "../entry.js";

/** Errors of payment instructions. */
export const SETTLEMENT_ERRORS = errors({
  SettlementNotADesk: {
    values: { caller: "Address" },
    en: { message: "{caller} may not instruct payments.", hint: "Only contracts that the council listed do." },
    zh: { message: "{caller} 无权发出付款指令。", hint: "只有理事会登记的合约可以。" },
  },
  SettlementNotTheAgent: {
    values: { member: "Member", currency: "Currency", agent: "Member" },
    en: {
      message: "{member} is not the settlement agent for {currency}; {agent} is.",
      hint: "Have the agent of the currency report.",
    },
    zh: { message: "{member}不是 {currency} 的清算代理，清算代理是{agent}。", hint: "请由该币种的清算代理报告。" },
  },
  SettlementNoAgent: {
    values: { currency: "Currency" },
    en: { message: "No settlement agent is named for {currency}.", hint: "The council names one for each currency." },
    zh: { message: "尚未指定 {currency} 的清算代理。", hint: "每个币种的清算代理由理事会指定。" },
  },
  SettlementInstructionUnknown: {
    values: { instruction: "Hash" },
    en: { message: "There is no payment instruction {instruction}.", hint: "Check its id in the event that made it." },
    zh: { message: "付款指令 {instruction} 不存在。", hint: "请在生成该指令的事件中核对编号。" },
  },
  SettlementInstructionExists: {
    values: { instruction: "Hash", state: "InstructionState" },
    en: {
      message: "The payment instruction {instruction} exists already ({state}).",
      hint: "The same reference for the same subject is the same payment; use a new reference for another one.",
    },
    zh: {
      message: "付款指令 {instruction} 已存在（{state}）。",
      hint: "同一标的的同一编号即同一笔付款；另一笔付款请使用新编号。",
    },
  },
  SettlementStateForbids: {
    values: { instruction: "Hash", state: "InstructionState" },
    en: {
      message: "The payment instruction {instruction} is {state}; this report does not follow.",
      hint: "Instructed -> Accepted -> Final or Rejected; only an instructed one expires.",
    },
    zh: {
      message: "付款指令 {instruction} 状态为“{state}”，不能作此报告。",
      hint: "已指令→已受理→已终局或已拒绝；只有已指令的会过期。",
    },
  },
  SettlementNotExpired: {
    values: { instruction: "Hash", expiresAt: "Time" },
    en: {
      message: "The payment instruction {instruction} stands until {expiresAt}.",
      hint: "It can be expired after that moment, unless the agent accepts it.",
    },
    zh: { message: "付款指令 {instruction} 有效至 {expiresAt}。", hint: "到期且未被受理后方可作废。" },
  },
  SettlementAmountInvalid: {
    values: { amount: "Amount" },
    en: { message: "{amount} is no amount to pay.", hint: "The amount is above zero." },
    zh: { message: "付款金额 {amount} 无效。", hint: "金额须大于零。" },
  },
  SettlementPartiesInvalid: {
    values: { payer: "Member", payee: "Member" },
    en: { message: "{payer} cannot pay {payee}.", hint: "Payer and payee are two different members." },
    zh: { message: "{payer}不能向{payee}付款。", hint: "付款人与收款人须为两个不同的成员。" },
  },
  SettlementNotThePayee: {
    values: { instruction: "Hash", member: "Member" },
    en: {
      message: "{member} did not receive the payment {instruction}.",
      hint: "Only the payee returns a payment.",
    },
    zh: { message: "{member}不是付款 {instruction} 的收款人。", hint: "只有收款人可以退款。" },
  },
  SettlementReturnTooLarge: {
    values: { instruction: "Hash", amount: "Amount", left: "Amount" },
    en: {
      message: "{amount} cannot be returned of the payment {instruction}; {left} are left.",
      hint: "Returns together do not exceed the payment.",
    },
    zh: { message: "付款 {instruction} 不能退回 {amount}，可退余额为 {left}。", hint: "退款合计不得超过原付款。" },
  },
});
