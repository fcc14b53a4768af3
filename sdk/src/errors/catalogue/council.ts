import { errors } from "../entry.js";

/** Errors of the council. */
export const COUNCIL_ERRORS = errors({
  CouncilAccountUnknown: {
    values: { account: "Address" },
    en: { message: "{account} is no account of the council.", hint: "Use an account that sits in the council." },
    zh: { message: "{account} 不是理事会账户。", hint: "请使用理事会的账户。" },
  },
  CouncilAccountInvalid: {
    values: { account: "Address" },
    en: { message: "{account} cannot sit in the council.", hint: "Name each account once, and none that is zero." },
    zh: { message: "{account} 不能作为理事会账户。", hint: "每个账户只列一次，且不得为零地址。" },
  },
  CouncilThresholdInvalid: {
    values: { threshold: "Number16", accounts: "Number" },
    en: {
      message: "A threshold of {threshold} does not fit {accounts} accounts.",
      hint: "At least one approval, and no more than there are accounts.",
    },
    zh: { message: "通过门槛 {threshold} 与 {accounts} 个账户不符。", hint: "门槛至少为一，且不超过账户数。" },
  },
  CouncilNoCalls: {
    values: {},
    en: { message: "The proposal calls nothing.", hint: "Name at least one act." },
    zh: { message: "提案没有任何内容。", hint: "请至少列出一项业务。" },
  },
  CouncilStageNot: {
    values: { id: "Number", stage: "ProposalStage" },
    en: {
      message: "Proposal {id} is {stage}; the step does not follow.",
      hint: "Open proposals are approved, scheduled ones executed when they are ready.",
    },
    zh: {
      message: "提案 {id} 状态为“{stage}”，不能进行该步骤。",
      hint: "表决中的提案可批准，已排期的提案到期后可执行。",
    },
  },
  CouncilApprovedAlready: {
    values: { id: "Number", account: "Address" },
    en: {
      message: "{account} approved proposal {id} already.",
      hint: "Another account of the council has to approve.",
    },
    zh: { message: "{account} 已批准提案 {id}。", hint: "须由理事会其他账户批准。" },
  },
  CouncilNotApproved: {
    values: { id: "Number", account: "Address" },
    en: {
      message: "{account} has not approved proposal {id}.",
      hint: "Only an approval that was given is taken back.",
    },
    zh: { message: "{account} 未批准提案 {id}。", hint: "只能撤回已作出的批准。" },
  },
  CouncilNotReady: {
    values: { id: "Number", readyAt: "Time" },
    en: { message: "Proposal {id} can be executed from {readyAt} on.", hint: "Wait until its delay is over." },
    zh: { message: "提案 {id} 自 {readyAt} 起方可执行。", hint: "请等待延迟期结束。" },
  },
  CouncilScheduleLost: {
    values: { id: "Number", index: "Number" },
    en: {
      message: "Call {index} of proposal {id} is no longer scheduled as it was.",
      hint: "It expired or was cancelled; propose again.",
    },
    zh: { message: "提案 {id} 的第 {index} 项排期已失效。", hint: "排期已过期或被取消，请重新提案。" },
  },
});
