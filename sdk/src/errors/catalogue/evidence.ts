import { errors } from "../entry.js";

/** Errors of trade documents. */
export const EVIDENCE_ERRORS = errors({
  EvidenceDocumentKnown: {
    values: { tag: "Hash", version: "Small" },
    en: {
      message: "The document {tag} is registered already (version {version}).",
      hint: "Use its tag as the background; it need not be registered again.",
    },
    zh: { message: "单证 {tag} 已登记（第 {version} 版）。", hint: "可直接以其标签作为贸易背景，无需重复登记。" },
  },
  EvidenceDocumentConflict: {
    values: { tag: "Hash", version: "Small" },
    en: {
      message: "A document with the identity {tag} is registered with other contents (version {version}).",
      hint: "Compare amount, date and parties with the original; a correction is made by the seller.",
    },
    zh: {
      message: "相同身份的单证 {tag} 已以不同内容登记（第 {version} 版）。",
      hint: "请与原件核对金额、日期和当事人；更正须由卖方办理。",
    },
  },
  EvidenceDocumentUnknown: {
    values: { tag: "Hash" },
    en: { message: "No document {tag} is registered.", hint: "Register it first (evidence.register)." },
    zh: { message: "单证 {tag} 尚未登记。", hint: "请先登记（evidence.register）。" },
  },
  EvidenceTagInvalid: {
    values: {},
    en: { message: "The document's tag is zero.", hint: "Make the tag with a tag provider." },
    zh: { message: "单证标签为零。", hint: "请使用标签服务生成标签。" },
  },
  EvidenceAmountInvalid: {
    values: { tag: "Hash", amount: "Amount" },
    en: {
      message: "{amount} is no valid amount of the document {tag}.",
      hint: "The amount is above zero and at most 2^56 - 1 minor units.",
    },
    zh: { message: "单证 {tag} 的金额 {amount} 无效。", hint: "金额须大于零且不超过 2^56-1 个最小货币单位。" },
  },
  EvidencePartiesInvalid: {
    values: { tag: "Hash", seller: "Member", buyer: "Member" },
    en: {
      message: "{seller} and {buyer} cannot be seller and buyer of the document {tag}.",
      hint: "Seller and buyer are two different members.",
    },
    zh: { message: "{seller}与{buyer}不能作为单证 {tag} 的卖方和买方。", hint: "卖方和买方须为两个不同的成员。" },
  },
  EvidenceKindInvalid: {
    values: { tag: "Hash", kind: "DocumentKind" },
    en: {
      message: "A document of the kind {kind} ({tag}) cannot serve here.",
      hint: "Only documents that support a claim are registered; a credit note is applied to its invoice (evidence.credit).",
    },
    zh: {
      message: "{kind}（{tag}）不能用于此处。",
      hint: "仅登记可支持债权的单证；红字发票请冲减原发票（evidence.credit）。",
    },
  },
  EvidenceNotAParty: {
    values: { tag: "Hash", member: "Member" },
    en: {
      message: "{member} is no party of the document {tag}.",
      hint: "Seller or buyer register it, or a bank with a party's consent.",
    },
    zh: { message: "{member}不是单证 {tag} 的当事人。", hint: "须由卖方或买方登记，或由银行凭当事人的同意登记。" },
  },
  EvidenceNotTheSeller: {
    values: { tag: "Hash", member: "Member" },
    en: {
      message: "{member} is not the seller of the document {tag}.",
      hint: "Only the seller corrects or credits it.",
    },
    zh: { message: "{member}不是单证 {tag} 的卖方。", hint: "只有卖方可以更正或冲减。" },
  },
  EvidenceForeignParties: {
    values: { tag: "Hash", buyer: "Member", seller: "Member" },
    en: {
      message: "The document {tag} is not between buyer {buyer} and seller {seller}.",
      hint: "The one who assigns (or the debtor) bought, the one who receives sold: choose a document of these two.",
    },
    zh: {
      message: "单证 {tag} 的当事人不是买方{buyer}与卖方{seller}。",
      hint: "转让方（或债务人）须为买方，受让方须为卖方，请选择二者之间的单证。",
    },
  },
  EvidenceOtherCurrency: {
    values: { tag: "Hash", currency: "Currency", expected: "Currency" },
    en: {
      message: "The claim is in {currency}, the document {tag} in {expected}.",
      hint: "Choose a document in the currency of the claim.",
    },
    zh: { message: "债权币种为 {currency}，单证 {tag} 的币种为 {expected}。", hint: "请选择与债权币种一致的单证。" },
  },
  EvidenceUsedUp: {
    values: { tag: "Hash", left: "Amount", needed: "Amount" },
    en: {
      message: "The document {tag} has {left} left, {needed} are needed.",
      hint: "Use a smaller amount or another document; what is financed once is not financed again.",
    },
    zh: {
      message: "单证 {tag} 剩余 {left}，需要 {needed}。",
      hint: "请减少金额或换用其他单证；已融资部分不得重复融资。",
    },
  },
  EvidenceBelowUsed: {
    values: { tag: "Hash", amount: "Amount", used: "Amount" },
    en: {
      message: "The document {tag} cannot be corrected to {amount}: {used} are used already.",
      hint: "A correction stays at or above what is used; a credit note may go below.",
    },
    zh: {
      message: "单证 {tag} 不能更正为 {amount}：已使用 {used}。",
      hint: "更正后的金额不得低于已使用金额；红字发票可低于。",
    },
  },
  EvidenceCreditTooLarge: {
    values: { tag: "Hash", amount: "Amount", credit: "Amount" },
    en: {
      message: "A credit of {credit} is above what the document {tag} still amounts to: {amount}.",
      hint: "Check the credit note's amount and earlier credit notes.",
    },
    zh: { message: "冲减 {credit} 超过单证 {tag} 的现有金额 {amount}。", hint: "请核对红字发票金额及此前的冲减。" },
  },
  EvidenceVersionsExhausted: {
    values: { tag: "Hash" },
    en: {
      message: "The document {tag} has as many versions as there can be (31).",
      hint: "Have it reissued under a new number.",
    },
    zh: { message: "单证 {tag} 的版本数已达上限（31）。", hint: "请以新的编号重新开具。" },
  },
  EvidenceNotADesk: {
    values: { caller: "Address" },
    en: { message: "{caller} may not use up documents.", hint: "Only contracts that the council listed do." },
    zh: { message: "{caller} 无权占用单证额度。", hint: "只有理事会登记的合约可以。" },
  },
  EvidenceDeadlinePassed: {
    values: { tag: "Hash", deadline: "Time" },
    en: {
      message: "The consent for the document {tag} ended at {deadline}.",
      hint: "Ask the party for a new consent with a later deadline.",
    },
    zh: { message: "对单证 {tag} 的同意已于 {deadline} 到期。", hint: "请当事人重新出具期限更晚的同意。" },
  },
});
