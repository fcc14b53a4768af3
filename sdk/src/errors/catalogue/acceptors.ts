import { errors } from "../entry.js";

/** Errors of the book of acceptors. */
export const ACCEPTOR_ERRORS = errors({
  AcceptorNotADesk: {
    values: { caller: "Address" },
    en: {
      message: "{caller} books nothing for acceptors.",
      hint: "Accept and pay bills by their own acts; these book what the acceptor owes.",
    },
    zh: { message: "{caller} 无权登记承兑余额。", hint: "请通过票据的承兑、付款业务办理，余额随之登记。" },
  },
  AcceptorFiguresInvalid: {
    values: { asOf: "Time", until: "Time" },
    en: {
      message: "Figures as of {asOf} until {until} are not figures of now.",
      hint: "State figures of a moment that is not in the future, for a time that has not passed.",
    },
    zh: { message: "数据时点 {asOf}、有效期至 {until} 不适用于当前。", hint: "数据时点不得晚于当前，有效期不得已过。" },
  },
  AcceptorFiguresMissing: {
    values: { acceptor: "Member" },
    en: {
      message: "No total assets and deposits are stated of {acceptor}, so it accepts nothing.",
      hint: "Ask the central bank to state the bank's figures.",
    },
    zh: { message: "{acceptor}尚无总资产及存款数据，不能承兑。", hint: "请中央银行登记该行数据。" },
  },
  AcceptorFiguresExpired: {
    values: { acceptor: "Member", until: "Time" },
    en: {
      message: "The figures of {acceptor} were in force until {until}, so it accepts nothing.",
      hint: "Ask the central bank to state the bank's present figures.",
    },
    zh: { message: "{acceptor}的数据有效期至 {until}，已不能承兑。", hint: "请中央银行更新该行数据。" },
  },
  AcceptorCapExceeded: {
    values: { acceptor: "Member", cap: "LineAmount", outstanding: "LineAmount", amount: "LineAmount" },
    en: {
      message: "{amount} with {outstanding} outstanding is more than {cap}, the cap on acceptances of {acceptor}.",
      hint: "Accept less, or once outstanding bills are paid; the cap is a share of the bank's total assets.",
    },
    zh: {
      message: "{acceptor}承兑余额 {outstanding}，再承兑 {amount} 将超过上限 {cap}。",
      hint: "请减少承兑金额，或待未到期票据付款后再办；上限为总资产的一定比例。",
    },
  },
  AcceptorMarginCapExceeded: {
    values: { acceptor: "Member", cap: "LineAmount", margins: "LineAmount", margin: "LineAmount" },
    en: {
      message: "{margin} with {margins} held is more than {cap}, the cap on margin deposits of {acceptor}.",
      hint: "Take less margin, or once margin is given back; the cap is a share of the bank's deposits.",
    },
    zh: {
      message: "{acceptor}保证金余额 {margins}，再收取 {margin} 将超过上限 {cap}。",
      hint: "请减少保证金，或待保证金退还后再办；上限为存款的一定比例。",
    },
  },
  AcceptorBarred: {
    values: { acceptor: "Member", until: "Time" },
    en: {
      message: "{acceptor} is barred from accepting until {until}: too many of its acceptances were overdue.",
      hint: "The bar ends by itself as overdue acceptances grow old.",
    },
    zh: { message: "{acceptor}因承兑逾期次数过多，至 {until} 不得承兑。", hint: "逾期记录超出期限后自动解除。" },
  },
  AcceptorRuleTooHigh: {
    values: { parameter: "Hash", value: "Number", highest: "Number" },
    en: {
      message: "The rule {parameter} is {value}; bills cannot be judged by more than {highest}.",
      hint: "Announce a value that is not higher.",
    },
    zh: { message: "规则 {parameter} 为 {value}，不得超过 {highest}。", hint: "请公告不超过上限的参数值。" },
  },
});
