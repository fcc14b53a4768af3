import { errors } from "../entry.js";

const LINE = { bank: "Member", debtor: "Member", currency: "Currency", purpose: "LinePurpose" } as const;

/** Errors of credit lines. */
export const CREDIT_LINES_ERRORS = errors({
  CreditLineNotADesk: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not listed as a desk that uses credit lines.",
      hint: "The council lists desks; use the act of the contract that is for it.",
    },
    zh: { message: "{caller} 不是可占用授信额度的业务合约。", hint: "由理事会登记业务合约，请使用相应合约的业务。" },
  },
  CreditLineMissing: {
    values: LINE,
    en: {
      message: "{bank} has granted {debtor} no line in {currency} for {purpose}.",
      hint: "Ask the bank to grant one, or name the bank that did.",
    },
    zh: {
      message: "{bank}未向{debtor}授予 {currency} {purpose}。",
      hint: "请向银行申请额度，或指明已授信的银行。",
    },
  },
  CreditLineIsSuspended: {
    values: LINE,
    en: {
      message: "The line of {bank} for {debtor} in {currency} for {purpose} is suspended.",
      hint: "Ask the bank to resume it, or use another bank's line.",
    },
    zh: {
      message: "{bank}对{debtor}的 {currency} {purpose}已暂停。",
      hint: "请银行恢复额度，或使用其他银行的额度。",
    },
  },
  CreditLineExpired: {
    values: { ...LINE, until: "Time" },
    en: {
      message: "The line of {bank} for {debtor} in {currency} for {purpose} could be used until {until}.",
      hint: "Ask the bank for a new term.",
    },
    zh: {
      message: "{bank}对{debtor}的 {currency} {purpose}有效期至 {until}。",
      hint: "请银行重新核定期限。",
    },
  },
  CreditLineExceeded: {
    values: { ...LINE, left: "LineAmount", amount: "LineAmount" },
    en: {
      message: "Of the line of {bank} for {debtor} in {currency} for {purpose}, {left} is left; {amount} is needed.",
      hint: "Wait until something is paid, ask the bank for a higher limit, or use another bank's line.",
    },
    zh: {
      message: "{bank}对{debtor}的 {currency} {purpose}剩余 {left}，需要 {amount}。",
      hint: "请等待还款、申请提额或使用其他银行的额度。",
    },
  },
  CreditLineTermsInvalid: {
    values: { limit: "LineAmount", until: "Time" },
    en: {
      message: "A line of {limit} until {until} is not possible.",
      hint: "The last moment lies in the future, and the currency has an ISO 4217 code.",
    },
    zh: { message: "额度 {limit}、期限至 {until} 无效。", hint: "期限须在将来，币种须为 ISO 4217 代码。" },
  },
});
