import { errors } from "../entry.js";

/** Errors of consents, and of the library contracts the suite stands on. */
export const FOUNDATION_ERRORS = errors({
  ConsentMalformed: {
    values: { length: "Number" },
    en: {
      message: "{length} bytes are no consent.",
      hint: "A consent is the signer (20 bytes), the issue time (5 bytes) and the signature; use an act's sign().",
    },
    zh: {
      message: "{length} 字节不是有效的同意。",
      hint: "同意由签署账户（20 字节）、签署时间（5 字节）和签名组成；请使用业务的 sign()。",
    },
  },
  ConsentBadSignature: {
    values: { signer: "Address" },
    en: {
      message: "The signature is not one of {signer} over this act.",
      hint: "The consent was given for other terms, another state of the lot, or another chain; ask for a new one.",
    },
    zh: {
      message: "该签名不是 {signer} 对本业务的签名。",
      hint: "同意所针对的条款、份额状态或链不同，请重新取得同意。",
    },
  },
  ConsentFromFuture: {
    values: { signer: "Address", issuedAt: "Time" },
    en: {
      message: "The consent of {signer} is dated {issuedAt}, which the chain's clock has not reached.",
      hint: "Sign with the chain's time, or wait for the next block.",
    },
    zh: { message: "{signer} 的同意签署时间 {issuedAt} 晚于链上时间。", hint: "请以链上时间签署，或等待下一区块。" },
  },
  AccessManagedUnauthorized: {
    values: { caller: "Address" },
    en: {
      message: "{caller} may not do this; it is for the council.",
      hint: 'Propose it: send the act with the option via: "council".',
    },
    zh: { message: "{caller} 无权办理，该事项由理事会决定。", hint: '请提交提案：发送时加上选项 via: "council"。' },
  },
  AccessManagedRequiredDelay: {
    values: { caller: "Address", delay: "Duration" },
    en: {
      message: "{caller} has to announce this {delay} ahead.",
      hint: "Schedule the operation and carry it out when the delay is over.",
    },
    zh: { message: "{caller} 须提前 {delay} 公告。", hint: "请先排期，待期满后执行。" },
  },
  AccessManagedInvalidAuthority: {
    values: { authority: "Address" },
    en: { message: "{authority} is no access manager.", hint: "Give the address of the council's access manager." },
    zh: { message: "{authority} 不是权限管理合约。", hint: "请提供理事会权限管理合约的地址。" },
  },
  AccessManagerAlreadyScheduled: {
    values: { operationId: "Hash" },
    en: { message: "The operation {operationId} is scheduled already.", hint: "Carry it out when it is ready." },
    zh: { message: "操作 {operationId} 已排期。", hint: "到期后执行即可。" },
  },
  AccessManagerNotScheduled: {
    values: { operationId: "Hash" },
    en: { message: "The operation {operationId} is not scheduled.", hint: "Schedule it first." },
    zh: { message: "操作 {operationId} 未排期。", hint: "请先排期。" },
  },
  AccessManagerNotReady: {
    values: { operationId: "Hash" },
    en: { message: "The operation {operationId} is not ready yet.", hint: "Wait until its delay is over." },
    zh: { message: "操作 {operationId} 尚未到执行时间。", hint: "请等待延迟期结束。" },
  },
  AccessManagerExpired: {
    values: { operationId: "Hash" },
    en: { message: "The operation {operationId} has expired.", hint: "Schedule it again." },
    zh: { message: "操作 {operationId} 已过期。", hint: "请重新排期。" },
  },
  AccessManagerLockedRole: {
    values: { roleId: "Role" },
    en: { message: "The role {roleId} cannot be changed.", hint: "Choose another role." },
    zh: { message: "角色 {roleId} 不可更改。", hint: "请选择其他角色。" },
  },
  AccessManagerLockedFunction: {
    values: { selector: "Selector" },
    en: { message: "The function {selector} cannot be reassigned.", hint: "Its role is fixed." },
    zh: { message: "函数 {selector} 的角色不可更改。", hint: "该函数的角色是固定的。" },
  },
  AccessManagerBadConfirmation: {
    values: {},
    en: { message: "A role is renounced by its holder only.", hint: "Send it from the account that has the role." },
    zh: { message: "角色只能由持有者本人放弃。", hint: "请由持有该角色的账户发送。" },
  },
  AccessManagerUnauthorizedAccount: {
    values: { msgsender: "Address", roleId: "Role" },
    en: { message: "{msgsender} has not the role {roleId}.", hint: "Act through the council." },
    zh: { message: "{msgsender} 没有角色 {roleId}。", hint: "请通过理事会办理。" },
  },
  AccessManagerUnauthorizedCall: {
    values: { caller: "Address", target: "Address", selector: "Selector" },
    en: { message: "{caller} may not call {selector} of {target}.", hint: "Act through the council." },
    zh: { message: "{caller} 无权调用 {target} 的 {selector}。", hint: "请通过理事会办理。" },
  },
  AccessManagerUnauthorizedConsume: {
    values: { target: "Address" },
    en: { message: "{target} consumes no scheduled operation.", hint: "Only the contract of the operation does." },
    zh: { message: "{target} 不能使用已排期的操作。", hint: "只有操作的目标合约可以。" },
  },
  AccessManagerUnauthorizedCancel: {
    values: { msgsender: "Address", caller: "Address", target: "Address", selector: "Selector" },
    en: {
      message: "{msgsender} may not cancel what {caller} scheduled ({selector} of {target}).",
      hint: "The one who scheduled it or a guardian cancels it.",
    },
    zh: {
      message: "{msgsender} 无权取消 {caller} 排期的操作（{target} 的 {selector}）。",
      hint: "由排期者或监护角色取消。",
    },
  },
  AccessManagerInvalidInitialAdmin: {
    values: { initialAdmin: "Address" },
    en: { message: "{initialAdmin} cannot be the first administrator.", hint: "Name an account." },
    zh: { message: "{initialAdmin} 不能作为初始管理员。", hint: "请指定一个账户。" },
  },
  InvalidInitialization: {
    values: {},
    en: { message: "The contract is initialised already.", hint: "A contract is initialised once, at deployment." },
    zh: { message: "合约已初始化。", hint: "合约只在部署时初始化一次。" },
  },
  NotInitializing: {
    values: {},
    en: { message: "This is possible only while a contract is initialised.", hint: "Use the deployment module." },
    zh: { message: "仅可在合约初始化期间执行。", hint: "请使用部署模块。" },
  },
  UUPSUnauthorizedCallContext: {
    values: {},
    en: { message: "An upgrade was called on the wrong address.", hint: "Call the proxy, not its implementation." },
    zh: { message: "升级调用的地址不正确。", hint: "请调用代理合约，而不是实现合约。" },
  },
  UUPSUnsupportedProxiableUUID: {
    values: { slot: "Hash" },
    en: { message: "The new implementation uses the slot {slot}.", hint: "Upgrade to an ERC-1967 implementation." },
    zh: { message: "新实现使用了存储槽 {slot}。", hint: "请升级到符合 ERC-1967 的实现。" },
  },
  ERC1967InvalidImplementation: {
    values: { implementation: "Address" },
    en: { message: "{implementation} has no code.", hint: "Deploy the implementation before the upgrade." },
    zh: { message: "{implementation} 没有代码。", hint: "请先部署实现合约。" },
  },
  ERC1967NonPayable: {
    values: {},
    en: { message: "An upgrade without a call takes no value.", hint: "Send none." },
    zh: { message: "不带调用的升级不接受转账。", hint: "请勿附带金额。" },
  },
  ERC1967ProxyUninitialized: {
    values: {},
    en: { message: "A proxy was deployed without initialising it.", hint: "Give the initialising call." },
    zh: { message: "代理合约部署时未初始化。", hint: "请提供初始化调用。" },
  },
  AddressEmptyCode: {
    values: { target: "Address" },
    en: { message: "There is no contract at {target}.", hint: "Check the address book of this chain." },
    zh: { message: "地址 {target} 上没有合约。", hint: "请核对本链的地址簿。" },
  },
  FailedCall: {
    values: {},
    en: { message: "An inner call failed without a reason.", hint: "Check the target and its arguments." },
    zh: { message: "内部调用失败且未给出原因。", hint: "请核对目标及参数。" },
  },
  InsufficientBalance: {
    values: { balance: "Number", needed: "Number" },
    en: { message: "The contract has {balance} wei, {needed} are needed.", hint: "Acts of the suite send no value." },
    zh: { message: "合约余额 {balance} wei，需要 {needed}。", hint: "本系统的业务不附带金额。" },
  },
  CheckpointUnorderedInsertion: {
    values: {},
    en: { message: "A value was dated before the last one.", hint: "Values are dated in ascending order." },
    zh: { message: "数值的日期早于上一个数值。", hint: "数值须按时间升序登记。" },
  },
  SafeCastOverflowedUintDowncast: {
    values: { bits: "Small", value: "Number" },
    en: { message: "{value} does not fit into {bits} bits.", hint: "Use a smaller number." },
    zh: { message: "{value} 超出 {bits} 位。", hint: "请使用更小的数值。" },
  },
});
