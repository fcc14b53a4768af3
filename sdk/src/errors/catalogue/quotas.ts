import { errors } from "../entry.js";

const QUOTA = { node: "QuotaNode", label: "QuotaLabel" } as const;

/** Errors of rediscount quotas. */
export const QUOTA_ERRORS = errors({
  QuotaNotADesk: {
    values: { caller: "Address" },
    en: { message: "{caller} takes nothing from quotas.", hint: "Apply for rediscount; its window takes the quota." },
    zh: { message: "{caller} 无权占用再贴现额度。", hint: "请通过再贴现窗口提出申请。" },
  },
  QuotaMandateTooNarrow: {
    values: { member: "Member" },
    en: {
      message: "The mandate of {member} does not reach all regions.",
      hint: "The quotas of head and branches are set by the head office.",
    },
    zh: { message: "{member}的授权未覆盖全部地区。", hint: "总行及分行额度由总行设定。" },
  },
  QuotaExceeded: {
    values: { bank: "Member", label: "QuotaLabel", left: "LineAmount", amount: "LineAmount" },
    en: {
      message: "{amount} is more than {left}, which is left of the quota ({label}) of {bank}.",
      hint: "Apply for less, repay first, or ask the branch for a larger quota.",
    },
    zh: {
      message: "{amount} 超过{bank}的剩余额度（{label}）{left}。",
      hint: "请减少申请金额、先行归还，或向分行申请增加额度。",
    },
  },
  QuotaNotCovered: {
    values: { ...QUOTA, left: "LineAmount", more: "LineAmount" },
    en: {
      message: "{more} is more than {left}, which is left to allot of the quota ({label}) of {node}.",
      hint: "Allot less, or raise the quota above first.",
    },
    zh: { message: "{more} 超过{node}可分配的额度（{label}）{left}。", hint: "请减少分配，或先提高上级额度。" },
  },
  QuotaBelowAllotted: {
    values: { ...QUOTA, allotted: "LineAmount", limit: "LineAmount" },
    en: {
      message: "{limit} is less than {allotted}, which is allotted already of the quota ({label}) of {node}.",
      hint: "Lower the quotas below it first.",
    },
    zh: { message: "{limit} 低于{node}已分配的额度（{label}）{allotted}。", hint: "请先降低下级额度。" },
  },
  QuotaBelowUse: {
    values: { ...QUOTA, inUse: "LineAmount", limit: "LineAmount" },
    en: {
      message: "{limit} is less than {inUse}, which is reserved or used of the quota ({label}) of {node}.",
      hint: "A quota is lowered once what is used of it is repaid.",
    },
    zh: { message: "{limit} 低于{node}已占用的额度（{label}）{inUse}。", hint: "待占用额度归还后方可调低。" },
  },
});
