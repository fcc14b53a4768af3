import { errors } from "../entry.js";

/** Errors of recourse. */
export const RECOURSE_ERRORS = errors({
  RecourseNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
  RecoursePathWrong: {
    values: { lot: "Lot" },
    en: {
      message: "The path given is not the history of lot {lot}.",
      hint: "Give all steps from issue to now, as the chain's events tell them.",
    },
    zh: { message: "所给路径不是份额 {lot} 的完整历史。", hint: "请按链上事件提供自开立至今的全部步骤。" },
  },
  RecourseNotHolder: {
    values: { lot: "Lot", member: "Member", holder: "Member" },
    en: { message: "Lot {lot} is held by {holder}, not by {member}.", hint: "Only the holder turns to those liable." },
    zh: { message: "份额 {lot} 由{holder}持有，而非{member}。", hint: "只有持有人可以追索。" },
  },
  RecourseNotLiable: {
    values: { lot: "Lot", member: "Member" },
    en: {
      message: "{member} is not liable on lot {lot}.",
      hint: "Liable are those who passed it on with recourse, back to the first who did not.",
    },
    zh: { message: "{member}对份额 {lot} 不负追索责任。", hint: "仅以追索方式转出者负责，至首个无追索转让为止。" },
  },
  RecourseNothingDue: {
    values: { lot: "Lot", liable: "Member" },
    en: {
      message: "{liable} owes nothing on lot {lot}.",
      hint: "What the holder still retains of its price is set off against what is unpaid.",
    },
    zh: { message: "{liable}在份额 {lot} 上没有应付款。", hint: "持有人保留的价款与未付金额相抵。" },
  },
});
