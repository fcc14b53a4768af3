import { errors } from "../entry.js";

/** Errors of attested attributes. */
export const ATTESTATIONS_ERRORS = errors({
  AttestationsNotResponsible: {
    values: { attribute: "Hash", authority: "Member" },
    en: {
      message: "{authority} is not responsible for the attribute {attribute}.",
      hint: "The rule book names the kind of authority that attests each attribute.",
    },
    zh: { message: "{authority}无权证明属性 {attribute}。", hint: "各属性的主管机关类型由规则簿规定。" },
  },
  AttestationsPeriodInvalid: {
    values: { from: "Time", until: "Time" },
    en: {
      message: "The period from {from} to {until} is not valid.",
      hint: "It ends after it begins, and in the future.",
    },
    zh: { message: "有效期 {from} 至 {until} 无效。", hint: "截止须晚于开始，且在将来。" },
  },
  AttestationsValueInvalid: {
    values: { attribute: "Hash", value: "Value32" },
    en: {
      message: "{value} is no value of the attribute {attribute}.",
      hint: "Attest 1 for a plain yes; to end an attestation, withdraw it.",
    },
    zh: { message: "{value} 不是属性 {attribute} 的有效取值。", hint: "单纯的“是”取 1；终止证明请使用撤回。" },
  },
  AttestationsNone: {
    values: { attribute: "Hash", subject: "Member" },
    en: {
      message: "Nothing is attested of {subject} for the attribute {attribute}.",
      hint: "Check the attribute's name and the member.",
    },
    zh: { message: "{subject}没有属性 {attribute} 的证明。", hint: "请核对属性名称和成员。" },
  },
});
