import { errors } from "../entry.js";

/** Errors of lots, and of the requests on them. */
export const LOTS_ERRORS = errors({
  LotsUnknown: {
    values: { lot: "Lot" },
    en: { message: "There is no lot {lot}.", hint: "Check the name; a merge removes the lot that was split off." },
    zh: { message: "份额 {lot} 不存在。", hint: "请核对名称；合并会撤销拆出的份额。" },
  },
  LotsEnded: {
    values: { lot: "Lot" },
    en: { message: "Lot {lot} has ended.", hint: "It was redeemed or cancelled; nothing can be done with it." },
    zh: { message: "份额 {lot} 已终结。", hint: "该份额已兑付或取消，不能再办理业务。" },
  },
  LotsEncumbered: {
    values: { lot: "Lot", flags: "Encumbrances" },
    en: {
      message: "Lot {lot} is encumbered: {flags}.",
      hint: "Lift the encumbrance first: answer or withdraw the offer, release the pledge, wait for the payment.",
    },
    zh: { message: "份额 {lot} 存在权利负担：{flags}。", hint: "请先解除：答复或撤回要约、解除质押、等待付款结果。" },
  },
  LotsNotEncumbered: {
    values: { lot: "Lot", needed: "Encumbrances" },
    en: {
      message: "Lot {lot} is not in the state the act needs: {needed}.",
      hint: "The request or payment it belongs to has ended; look at the lot again.",
    },
    zh: { message: "份额 {lot} 不处于该业务所需的状态：{needed}。", hint: "相关请求或付款已结束，请重新查询该份额。" },
  },
  LotsChanged: {
    values: { lot: "Lot", trail: "Trail", given: "Trail" },
    en: {
      message: "Lot {lot} has changed: its trail is {trail}, not {given}.",
      hint: "Read the lot again and decide anew; a consent is good for one state only.",
    },
    zh: {
      message: "份额 {lot} 已变化：轨迹为 {trail}，而非 {given}。",
      hint: "请重新查询并决定；一份同意只对出具时的状态有效。",
    },
  },
  LotsNotHolder: {
    values: { lot: "Lot", member: "Member", holder: "Member" },
    en: { message: "Lot {lot} is held by {holder}, not by {member}.", hint: "Only the holder may do this." },
    zh: { message: "份额 {lot} 由{holder}持有，而非{member}。", hint: "只有持有人可以办理。" },
  },
  LotsStateForbids: {
    values: { instrument: "Instrument", act: "ReceivableAct", state: "ReceivableState" },
    en: {
      message: "Instrument {instrument} is {state}; the act '{act}' is not possible.",
      hint: "The state table of the reference lists what each state allows.",
    },
    zh: {
      message: "凭证 {instrument} 状态为“{state}”，不能办理“{act}”。",
      hint: "各状态允许的业务见参考文档的状态表。",
    },
  },
  LotsMatured: {
    values: { instrument: "Instrument", maturity: "Time" },
    en: {
      message: "Instrument {instrument} fell due at {maturity}.",
      hint: "From maturity on it is paid, not passed on.",
    },
    zh: { message: "凭证 {instrument} 已于 {maturity} 到期。", hint: "到期后只能付款，不能流转。" },
  },
  LotsNotMatured: {
    values: { instrument: "Instrument", maturity: "Time" },
    en: { message: "Instrument {instrument} falls due at {maturity}.", hint: "Wait until maturity." },
    zh: { message: "凭证 {instrument} 于 {maturity} 到期。", hint: "请等待到期。" },
  },
  LotsNotAssignable: {
    values: { instrument: "Instrument" },
    en: {
      message: "The parties of {instrument} prohibited its assignment.",
      hint: "The first creditor holds it to maturity.",
    },
    zh: { message: "凭证 {instrument} 的当事人约定不得转让。", hint: "由首个债权人持有至到期。" },
  },
  LotsTierLimit: {
    values: { lot: "Lot", highestTier: "Small" },
    en: {
      message: "Lot {lot} is at the highest tier ({highestTier}) already.",
      hint: "It cannot be passed on further; hold it to maturity.",
    },
    zh: { message: "份额 {lot} 已达最高层级（{highestTier}）。", hint: "不能继续流转，可持有至到期。" },
  },
  LotsUnitsInvalid: {
    values: { lot: "Lot", units: "Units", available: "Units" },
    en: {
      message: "{units} cannot be taken from lot {lot}, which is worth {available}.",
      hint: "Take more than zero; to split, less than all.",
    },
    zh: { message: "不能从价值 {available} 的份额 {lot} 中取出 {units}。", hint: "金额须大于零；拆分时须小于全部。" },
  },
  LotsBelowSmallest: {
    values: { lot: "Lot", part: "Units", smallest: "Units" },
    en: {
      message: "This would leave a part of {part} of lot {lot}; the smallest lot is {smallest}.",
      hint: "Choose an amount that leaves both parts at or above the smallest lot.",
    },
    zh: {
      message: "此操作将使份额 {lot} 出现 {part} 的部分，低于最小份额 {smallest}。",
      hint: "请使拆分后的两部分均不低于最小份额。",
    },
  },
  LotsNotSplittable: {
    values: { instrument: "Instrument" },
    en: {
      message: "Instrument {instrument} was made out to stay in one piece.",
      hint: "Pass its lot on, or present it, as a whole.",
    },
    zh: { message: "凭证 {instrument} 不可分包，不能拆分。", hint: "请整体办理流转或提示付款。" },
  },
  LotsReceiverInvalid: {
    values: { lot: "Lot", to: "Member" },
    en: {
      message: "Lot {lot} cannot go to {to}.",
      hint: "It does not go to its holder, nor back to the one who owes it.",
    },
    zh: { message: "份额 {lot} 不能转让给{to}。", hint: "不能转让给持有人自己或债务人。" },
  },
  LotsDeadlinePassed: {
    values: { subject: "Lot", deadline: "Time" },
    en: { message: "The deadline for {subject} passed at {deadline}.", hint: "Ask again, with a later deadline." },
    zh: { message: "{subject} 的期限已于 {deadline} 届满。", hint: "请重新发起，并设定更晚的期限。" },
  },
  LotsDeadlineTooLate: {
    values: { subject: "Lot", deadline: "Time", latest: "Time" },
    en: {
      message: "The deadline {deadline} for {subject} is too late; the latest is {latest}.",
      hint: "A request ends before the instrument falls due.",
    },
    zh: { message: "{subject} 的期限 {deadline} 过晚，最晚为 {latest}。", hint: "请求须在凭证到期前结束。" },
  },
  LotsNotSiblings: {
    values: { parent: "Lot", child: "Lot" },
    en: {
      message: "Lots {parent} and {child} are not the two parts of one split.",
      hint: "Splits of a lot are undone last first, while neither part has moved.",
    },
    zh: {
      message: "份额 {parent} 与 {child} 不是同一次拆分的两部分。",
      hint: "拆分须按后拆先并的顺序撤销，且两部分均未流转。",
    },
  },
  LotsConsentForOther: {
    values: { signedFor: "Member", expected: "Member" },
    en: {
      message: "The consent binds {signedFor}, but {expected} has to consent.",
      hint: "Have an account of the right member sign.",
    },
    zh: { message: "该同意由{signedFor}出具，而应由{expected}出具。", hint: "请由正确成员的账户签署。" },
  },
  LotsConsentCut: {
    values: { subject: "Lot", issuedAt: "Time", cutAt: "Time" },
    en: {
      message: "The consent from {issuedAt} for {subject} died when a request ended at {cutAt}.",
      hint: "Ask for a new consent.",
    },
    zh: { message: "{issuedAt} 出具的对 {subject} 的同意，已因 {cutAt} 请求终止而失效。", hint: "请重新取得同意。" },
  },
  LotsRequestOpen: {
    values: { subject: "Lot", deadline: "Time" },
    en: {
      message: "A request on {subject} waits for its answer until {deadline}.",
      hint: "Answer it, withdraw it, or wait until it expires.",
    },
    zh: { message: "{subject} 上有待答复的请求，期限至 {deadline}。", hint: "请先答复、撤回或等待其到期。" },
  },
  LotsNoRequest: {
    values: { subject: "Lot" },
    en: { message: "No request stands on {subject}.", hint: "It was answered, withdrawn or never made." },
    zh: { message: "{subject} 上没有待处理的请求。", hint: "请求已答复、已撤回或从未发起。" },
  },
  LotsOtherDeal: {
    values: { subject: "Lot" },
    en: {
      message: "What was requested for {subject} is not what is answered.",
      hint: "Answer exactly what was asked, for the lot as it was then.",
    },
    zh: { message: "对 {subject} 的答复与请求内容不一致。", hint: "答复须与请求内容及当时的份额状态完全一致。" },
  },
  LotsNotYourRequest: {
    values: { subject: "Lot", member: "Member" },
    en: {
      message: "The request on {subject} is not one for {member} to end.",
      hint: "The one asked refuses, the one who asked withdraws.",
    },
    zh: { message: "{member}无权终止 {subject} 上的请求。", hint: "被请求方可拒绝，请求方可撤回。" },
  },
  LotsRequestNotExpired: {
    values: { subject: "Lot", deadline: "Time" },
    en: { message: "The request on {subject} stands until {deadline}.", hint: "It can be cleared after that moment." },
    zh: { message: "{subject} 上的请求有效至 {deadline}。", hint: "到期后方可清除。" },
  },
  LotsNotWhole: {
    values: { instrument: "Instrument" },
    en: {
      message: "The root lot of {instrument} is not whole.",
      hint: "Cancel while the first creditor holds all of it: undivided, unpaid and unencumbered.",
    },
    zh: {
      message: "{instrument} 的根份额不完整。",
      hint: "只有在首个债权人持有全部、未拆分、未付款且无负担时才能取消。",
    },
  },
  LotsOtherIssue: {
    values: { instrument: "Instrument" },
    en: {
      message: "This is not how {instrument} was issued.",
      hint: "Give the root lot's first step and the document it stands on, from the event of the issue.",
    },
    zh: { message: "所提供的步骤不是 {instrument} 的开立步骤。", hint: "请提供开立事件中的首个步骤及其依据的单证。" },
  },
  LotsAccountsMismatch: {
    values: { accounts: "Number", ids: "Number" },
    en: {
      message: "{accounts} accounts were asked about {ids} lots.",
      hint: "Give as many accounts as lots.",
    },
    zh: { message: "查询了 {accounts} 个账户和 {ids} 个份额。", hint: "账户数与份额数须一致。" },
  },
  LotsMoveByActs: {
    values: { instead: "Selector" },
    en: {
      message: "Lots are not moved by token transfers.",
      hint: "Use the act with the selector {instead}; an assignment needs a trade background.",
    },
    zh: { message: "份额不能以代币转账方式流转。", hint: "请使用选择器为 {instead} 的业务；转让须有贸易背景。" },
  },
  LotsNotADesk: {
    values: { caller: "Address", powers: "DeskPowers" },
    en: {
      message: "{caller} has not the powers of a desk that this needs: {powers}.",
      hint: "Only contracts that the council listed with these powers act on lots.",
    },
    zh: { message: "{caller} 没有所需的业务台权限：{powers}。", hint: "只有理事会登记了相应权限的合约可以处理份额。" },
  },
  LotsPowersUnknown: {
    values: { desk: "Address", powers: "Number16" },
    en: {
      message: "{powers} are not powers of a desk; {desk} is not listed.",
      hint: "Use the bits of encumbrances and of the powers to originate, to service and to pass lots on, nothing else.",
    },
    zh: {
      message: "{powers} 不是柜台权限，{desk} 未登记。",
      hint: "只可使用权利负担位以及签发、管理、代为转让三项权限位。",
    },
  },
});
