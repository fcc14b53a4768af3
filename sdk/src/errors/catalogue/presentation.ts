import { errors } from "../entry.js";

/** Errors of the desk where bills are presented for payment. */
export const PRESENTATION_ERRORS = errors({
  PresentationNothing: {
    values: {},
    en: { message: "No lot is listed.", hint: "List the lots to present, or to pay." },
    zh: { message: "未列出任何份额。", hint: "请列出要提示付款或支付的份额。" },
  },
  PresentationNotTheAcceptor: {
    values: { lot: "Lot", member: "Member", acceptor: "Member" },
    en: {
      message: "{member} is not the acceptor of lot {lot}; {acceptor} is.",
      hint: "Only the acceptor pays a presented lot or refuses to.",
    },
    zh: { message: "{member}不是 {lot} 的承兑人，承兑人为{acceptor}。", hint: "只有承兑人可以付款或拒付。" },
  },
  PresentationNotForMember: {
    values: { lot: "Lot", member: "Member", presenter: "Member" },
    en: {
      message: "A presentation of lot {lot} is not {member}'s to take back, but {presenter}'s.",
      hint: "The pledgee takes it back while the lot is pledged, else the holder.",
    },
    zh: {
      message: "{member}不能撤回 {lot} 的提示付款，应由{presenter}撤回。",
      hint: "质押期间由质权人撤回，否则由持票人撤回。",
    },
  },
  PresentationNotBankPaper: {
    values: { instrument: "Instrument" },
    en: {
      message: "{instrument} is not bank paper.",
      hint: "Only bills of types 5 and 8 are presented automatically; others by their holders or pledgees.",
    },
    zh: {
      message: "{instrument} 不是银行承兑汇票。",
      hint: "仅 5、8 类票据可自动提示付款，其他票据由持票人或质权人提示。",
    },
  },
  PresentationAnswerTooLate: {
    values: { lot: "Lot", dishonourFrom: "Time" },
    en: {
      message: "The days to pay lot {lot} are over: since {dishonourFrom} silence is dishonour.",
      hint: "Who presented may take it back and present anew, or claim in recourse.",
    },
    zh: {
      message: "{lot} 的应答期已过：自 {dishonourFrom} 起未应答视为拒付。",
      hint: "提示付款人可撤回后重新提示，或行使追索权。",
    },
  },
  PresentationAnswerAwaited: {
    values: { lot: "Lot", dishonourFrom: "Time" },
    en: {
      message: "The acceptor may answer for lot {lot} still.",
      hint: "No answer is dishonour from {dishonourFrom} on.",
    },
    zh: { message: "{lot} 的承兑人仍可应答。", hint: "自 {dishonourFrom} 起未应答视为拒付。" },
  },
  PresentationReasonMissing: {
    values: { lot: "Lot" },
    en: { message: "Payment of lot {lot} is refused without a reason.", hint: "Give the code of the reason." },
    zh: { message: "拒付 {lot} 未说明理由。", hint: "请提供拒付理由代码。" },
  },
  PresentationAcceptorNotInsolvent: {
    values: { lot: "Lot", acceptor: "Member" },
    en: {
      message: "No court attests now that {acceptor}, who accepted lot {lot}, is insolvent.",
      hint: "Present the lot for payment when it is due.",
    },
    zh: { message: "目前没有法院证明 {lot} 的承兑人{acceptor}破产。", hint: "请在到期后提示付款。" },
  },
  PresentationNotSettlement: {
    values: { caller: "Address" },
    en: {
      message: "{caller} is not the settlement contract.",
      hint: "Only settlement reports what has become of cash.",
    },
    zh: { message: "{caller} 不是结算合约。", hint: "只有结算合约可以报告资金结果。" },
  },
});
