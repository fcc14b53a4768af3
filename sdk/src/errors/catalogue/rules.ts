import { errors } from "../entry.js";

/** Errors of the rule book. */
export const RULES_ERRORS = errors({
  RulesParameterUnset: {
    values: { parameter: "Hash", epoch: "Epoch" },
    en: {
      message: "The rules of epoch {epoch} have no parameter {parameter}.",
      hint: "The council announces the parameter first (rules.announce).",
    },
    zh: { message: "第 {epoch} 版规则中没有参数 {parameter}。", hint: "请先由理事会公告该参数（rules.announce）。" },
  },
  RulesTooSoon: {
    values: { effectiveFrom: "Time", earliest: "Time" },
    en: {
      message: "Rules cannot take effect at {effectiveFrom}; the earliest moment is {earliest}.",
      hint: "Changes are announced ahead; choose a later moment.",
    },
    zh: {
      message: "规则不能于 {effectiveFrom} 生效，最早为 {earliest}。",
      hint: "规则变更须提前公告，请选择更晚的时间。",
    },
  },
  RulesOutOfOrder: {
    values: { effectiveFrom: "Time", lastEffectiveFrom: "Time" },
    en: {
      message: "An epoch from {effectiveFrom} would begin before the one announced last ({lastEffectiveFrom}).",
      hint: "Epochs begin in the order in which they are announced.",
    },
    zh: {
      message: "自 {effectiveFrom} 起的规则早于最近公告的版本（{lastEffectiveFrom}）。",
      hint: "各版规则须按公告顺序生效。",
    },
  },
  RulesEpochUnknown: {
    values: { epoch: "Epoch" },
    en: { message: "There is no rule epoch {epoch}.", hint: "Epochs are numbered from 1 as they are announced." },
    zh: { message: "不存在第 {epoch} 版规则。", hint: "规则版本按公告顺序从 1 起编号。" },
  },
  RulesNoChange: {
    values: {},
    en: { message: "The announcement changes nothing.", hint: "Name at least one parameter." },
    zh: { message: "公告没有任何变更。", hint: "请至少列出一个参数。" },
  },
  InterestDayCountUnknown: {
    values: { convention: "Number" },
    en: {
      message: "There is no day count convention {convention}.",
      hint: "The rule interest.dayCount is 1 for ACT/360 or 2 for ACT/365; announce one of them.",
    },
    zh: {
      message: "不存在计息天数惯例 {convention}。",
      hint: "规则 interest.dayCount 须为 1（ACT/360）或 2（ACT/365），请公告其一。",
    },
  },
});
