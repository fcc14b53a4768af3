import { errors } from "../entry.js";

/** Errors of membership, accounts, mandates and halts. */
export const CONSORTIUM_ERRORS = errors({
  ConsortiumAccountUnknown: {
    values: { account: "Address" },
    en: {
      message: "Account {account} speaks for no member.",
      hint: "Use an account of a member, or have the member's administrator add this one (members.setAccount).",
    },
    zh: {
      message: "账户 {account} 不代表任何成员。",
      hint: "请使用成员的账户，或由成员管理员添加该账户（members.setAccount）。",
    },
  },
  ConsortiumAccountTaken: {
    values: { account: "Address", member: "Member" },
    en: {
      message: "Account {account} speaks for {member} already.",
      hint: "An account speaks for one member only; use a fresh one.",
    },
    zh: { message: "账户 {account} 已代表{member}。", hint: "一个账户只能代表一个成员，请使用新账户。" },
  },
  ConsortiumRightMissing: {
    values: { account: "Address", right: "Rights" },
    en: {
      message: "Account {account} has not the right to {right}.",
      hint: "Use an account with this right, or have the administrator grant it (members.setAccount).",
    },
    zh: {
      message: "账户 {account} 没有“{right}”权限。",
      hint: "请使用有该权限的账户，或由管理员授予（members.setAccount）。",
    },
  },
  ConsortiumRightsInvalid: {
    values: { rights: "Small" },
    en: { message: "{rights} is no set of account rights.", hint: "Rights are Prepare, Act, Sign and Administer." },
    zh: { message: "{rights} 不是有效的账户权限组合。", hint: "权限只有经办、办理、签署和管理四种。" },
  },
  ConsortiumMemberUnknown: {
    values: { member: "Member" },
    en: { message: "There is no {member}.", hint: "Check the number; members are numbered from 1 as they apply." },
    zh: { message: "不存在{member}。", hint: "请核对编号；成员按申请先后从 1 起编号。" },
  },
  ConsortiumMemberStateForbids: {
    values: { member: "Member", state: "MemberState", actClass: "ActClass" },
    en: {
      message: "The state of {member} ({state}) forbids {actClass}.",
      hint: "A suspended member may only close what is open; an exiting one takes on nothing new.",
    },
    zh: {
      message: "{member}的状态（{state}）不允许办理{actClass}。",
      hint: "暂停的成员只能了结既有业务；退出中的成员不得承担新业务。",
    },
  },
  ConsortiumStateNot: {
    values: { member: "Member", state: "MemberState" },
    en: {
      message: "The step does not follow from the state of {member}: {state}.",
      hint: "Applied -> Active <-> Suspended; Active or Suspended -> Exiting -> Exited.",
    },
    zh: {
      message: "{member}的当前状态（{state}）不允许该操作。",
      hint: "状态顺序：已申请→正常⇄暂停；正常或暂停→退出中→已退出。",
    },
  },
  ConsortiumKindForbids: {
    values: { member: "Member", kind: "MemberKind", allowedKinds: "MemberKinds" },
    en: {
      message: "{member} is of the kind {kind}; this act is for: {allowedKinds}.",
      hint: "Have a member of an allowed kind take this part.",
    },
    zh: { message: "{member}的类型为{kind}，该业务仅限：{allowedKinds}。", hint: "请由允许类型的成员办理。" },
  },
  ConsortiumKindInvalid: {
    values: { kind: "Small" },
    en: {
      message: "{kind} is no kind of member that can apply.",
      hint: "Choose one of the kinds the reference lists.",
    },
    zh: { message: "{kind} 不是可申请的成员类型。", hint: "请从参考文档所列类型中选择。" },
  },
  ConsortiumEntityInvalid: {
    values: {},
    en: { message: "The legal entity is missing.", hint: "Give the hash of the legal entity number; it is not zero." },
    zh: { message: "缺少法人标识。", hint: "请提供法人统一标识的哈希，不得为零。" },
  },
  ConsortiumEntityKnown: {
    values: { entity: "Hash", member: "Member" },
    en: {
      message: "The legal entity {entity} has {member} already.",
      hint: "One legal entity is one member; manage its accounts instead of applying again.",
    },
    zh: { message: "法人 {entity} 已登记为{member}。", hint: "一个法人只能是一个成员；请管理其账户，而不是重新申请。" },
  },
  ConsortiumNotYourAccount: {
    values: { account: "Address", member: "Member" },
    en: { message: "Account {account} is not one of {member}.", hint: "A member manages its own accounts only." },
    zh: { message: "账户 {account} 不属于{member}。", hint: "成员只能管理自己的账户。" },
  },
  ConsortiumLastAdministrator: {
    values: { member: "Member" },
    en: {
      message: "This would leave {member} without an administrator.",
      hint: "Give another account the right to administer first.",
    },
    zh: { message: "此操作将使{member}没有管理员账户。", hint: "请先将管理权限授予另一个账户。" },
  },
  ConsortiumMandateMissing: {
    values: { member: "Member", business: "Business", region: "Region" },
    en: {
      message: "{member} has no mandate for {business} in region {region}.",
      hint: "The council sets what a regulator may do and until when (members.setMandate).",
    },
    zh: {
      message: "{member}在地区 {region} 没有“{business}”的监管授权。",
      hint: "监管授权及期限由理事会设定（members.setMandate）。",
    },
  },
  ConsortiumMandateInvalid: {
    values: { member: "Member", businesses: "Businesses", until: "Time", regions: "Regions" },
    en: {
      message: "The mandate for {member} ({businesses}) until {until} with regions {regions} is not valid.",
      hint: "A mandate is for a regulator, ends in the future and lists regions lowest first, without repetition.",
    },
    zh: {
      message: "对{member}的授权（{businesses}，至 {until}，地区 {regions}）无效。",
      hint: "授权仅限监管成员，须在将来到期，地区按升序且不重复。",
    },
  },
  ConsortiumConsentRevoked: {
    values: { signer: "Address", issuedAt: "Time", consentsFrom: "Time" },
    en: {
      message: "The consent that {signer} gave at {issuedAt} is revoked: all up to {consentsFrom} are.",
      hint: "Ask the signer for a new consent.",
    },
    zh: {
      message: "{signer} 于 {issuedAt} 出具的同意已撤销（{consentsFrom} 及以前的均已撤销）。",
      hint: "请签署方重新出具同意。",
    },
  },
  ConsortiumRevocationInvalid: {
    values: { account: "Address", before: "Time" },
    en: {
      message: "The consents of {account} cannot be revoked up to {before}.",
      hint: "The moment is not in the future and later than the last revocation.",
    },
    zh: { message: "无法将 {account} 的同意撤销至 {before}。", hint: "时间不得晚于现在，且须晚于上次撤销的时间。" },
  },
  ConsortiumHalted: {
    values: { business: "Business", until: "Time", caseId: "Hash" },
    en: {
      message: "{business} is halted until {until} (case {caseId}).",
      hint: "Wait for the end of the halt, or ask the authority that ordered it.",
    },
    zh: { message: "“{business}”停办至 {until}（案件 {caseId}）。", hint: "请等待停办结束，或咨询作出决定的机关。" },
  },
  ConsortiumHaltInvalid: {
    values: { business: "Business", until: "Time" },
    en: {
      message: "The halt of {business} until {until} is not valid.",
      hint: "A halt has a level and ends in the future, within the longest time the contract allows.",
    },
    zh: {
      message: "对“{business}”停办至 {until} 的决定无效。",
      hint: "停办须有级别，并在将来、允许的最长期限内结束。",
    },
  },
  ConsortiumObligationsOpen: {
    values: { member: "Member", book: "Address", amount: "Number" },
    en: {
      message: "{member} still owes {amount} in the book {book}.",
      hint: "An exit completes when all obligations are zero; settle them first.",
    },
    zh: { message: "{member}在义务簿 {book} 中仍有 {amount} 未了结。", hint: "全部义务清零后方可完成退出，请先了结。" },
  },
  ConsortiumObligationBookInvalid: {
    values: { book: "Address", listed: "Flag" },
    en: {
      message: "The obligation book {book} cannot be put into that state (listed: {listed}).",
      hint: "It is no contract, or it is in that state already.",
    },
    zh: { message: "义务簿 {book} 无法设为该状态（登记：{listed}）。", hint: "该地址不是合约，或已处于该状态。" },
  },
  ConsortiumObligationBooksFull: {
    values: { limit: "Number" },
    en: { message: "No more than {limit} obligation books can be listed.", hint: "Delist one that is not used." },
    zh: { message: "最多登记 {limit} 个义务簿。", hint: "请先取消登记不再使用的义务簿。" },
  },
  ConsortiumNotRuleBook: {
    values: { caller: "Address" },
    en: { message: "{caller} is not the rule book.", hint: "Only the rule book tells which epoch is in force." },
    zh: { message: "{caller} 不是规则簿合约。", hint: "只有规则簿可以通知生效的规则版本。" },
  },
});
