import { errors } from "../entry.js";

/** Errors of the SDK itself: connecting, parameters, sending. */
export const SDK_ERRORS = errors({
  ChainUnreachable: {
    values: { url: "Text", reason: "Text" },
    en: {
      message: "The node at {url} does not answer ({reason}).",
      hint: "Check that it runs and that the address is right. What was signed is kept and sent again.",
    },
    zh: {
      message: "节点 {url} 没有响应（{reason}）。",
      hint: "请检查节点是否运行、地址是否正确。已签署的交易会保留并重发。",
    },
  },
  ChainWrong: {
    values: { expected: "Number", actual: "Number" },
    en: {
      message: "The node is of chain {actual}, not of chain {expected}.",
      hint: "Connect to the right node, or use the deployment record of this chain.",
    },
    zh: { message: "节点属于链 {actual}，而非链 {expected}。", hint: "请连接正确的节点，或使用本链的部署记录。" },
  },
  ChainRestarted: {
    values: { chainId: "Number", expected: "Text", actual: "Text" },
    en: {
      message: "This is another chain with the id {chainId}: its first block is {actual}, not {expected}.",
      hint: "A development chain was started anew: deploy again. Else connect to the right node.",
    },
    zh: {
      message: "这是编号同为 {chainId} 的另一条链：首个区块为 {actual}，而非 {expected}。",
      hint: "开发链已重新启动，请重新部署；否则请连接正确的节点。",
    },
  },
  ContractsOtherVersion: {
    values: { contract: "Text", address: "Address", problem: "Text" },
    en: {
      message: "The contract {contract} at {address} is not the one this SDK was made for: {problem}.",
      hint: "Use the deployment record of this chain, and the SDK version that belongs to its contracts.",
    },
    zh: {
      message: "{address} 处的合约 {contract} 与本 SDK 不匹配：{problem}。",
      hint: "请使用本链的部署记录以及与其合约对应的 SDK 版本。",
    },
  },
  DeploymentMissing: {
    values: { chainId: "Number", place: "Text" },
    en: {
      message: "There is no deployment record of chain {chainId} in {place}.",
      hint: "Deploy the contracts first, or name the folder of the records.",
    },
    zh: { message: "{place} 中没有链 {chainId} 的部署记录。", hint: "请先部署合约，或指定部署记录所在的文件夹。" },
  },
  DeploymentInvalid: {
    values: { place: "Text", problem: "Text" },
    en: {
      message: "The deployment record {place} cannot be used: {problem}.",
      hint: "Write it with the deployment script.",
    },
    zh: { message: "部署记录 {place} 无法使用：{problem}。", hint: "请用部署脚本重新生成。" },
  },
  AccountMissing: {
    values: { act: "Text" },
    en: {
      message: "{act} needs an account, and none is connected.",
      hint: "Give connect() an account or a private key.",
    },
    zh: { message: "{act} 需要账户，但尚未连接账户。", hint: "请在 connect() 中提供账户或私钥。" },
  },
  AccountBusy: {
    values: { account: "Address", owner: "Text" },
    en: {
      message: "Another sender ({owner}) uses account {account}.",
      hint: "One process sends with a key: close the other one, or use another account of the member.",
    },
    zh: {
      message: "账户 {account} 正由另一发送方（{owner}）使用。",
      hint: "一个密钥只能由一个进程发送：请关闭另一方，或使用该成员的其他账户。",
    },
  },
  AccountCannotSign: {
    values: { account: "Address", what: "Text" },
    en: {
      message: "Account {account} cannot sign {what} without showing it to its owner.",
      hint: "Use a private key, or a wallet that signs typed data.",
    },
    zh: { message: "账户 {account} 无法签署{what}。", hint: "请使用私钥，或支持结构化数据签名的钱包。" },
  },
  ParameterInvalid: {
    values: { parameter: "Text", problem: "Text" },
    en: { message: "{parameter}: {problem}.", hint: "See the act's parameters in the reference." },
    zh: { message: "参数 {parameter} 无效：{problem}。", hint: "请查阅参考文档中该业务的参数。" },
  },
  MemberUnknown: {
    values: { reference: "Text" },
    en: {
      message: 'No member is known as "{reference}".',
      hint: "Give the number, the legal entity number, or a name that connect() was told.",
    },
    zh: { message: "没有名为“{reference}”的成员。", hint: "请提供成员编号、法人统一标识，或 connect() 中登记的名称。" },
  },
  ActUnknown: {
    values: { act: "Text" },
    en: { message: "There is no act {act}.", hint: "The reference lists all acts by area." },
    zh: { message: "没有业务 {act}。", hint: "请查阅参考文档中按领域列出的业务。" },
  },
  ActNotForCouncil: {
    values: { act: "Text" },
    en: {
      message: "{act} is not one the council decides.",
      hint: "Send it from the account of the member concerned.",
    },
    zh: { message: "{act} 不属于理事会决定的事项。", hint: "请由相关成员的账户发送。" },
  },
  RequestNotFound: {
    values: { subject: "Text", act: "Text" },
    en: {
      message: "No open request for {act} on {subject} was found.",
      hint: "It was answered, withdrawn, has expired or was never made; or give the terms yourself.",
    },
    zh: {
      message: "未找到 {subject} 上待处理的“{act}”请求。",
      hint: "请求可能已答复、撤回、过期或从未发起；也可自行提供条款。",
    },
  },
  HistoryMissing: {
    values: { subject: "Text", event: "Text" },
    en: {
      message: "The chain's events tell nothing of {subject} ({event}).",
      hint: "Check the name, and that the node keeps all events since the deployment.",
    },
    zh: {
      message: "链上事件中没有 {subject} 的记录（{event}）。",
      hint: "请核对名称，并确认节点保留了部署以来的全部事件。",
    },
  },
  EventMissing: {
    values: { event: "Text", hash: "Text" },
    en: {
      message: "The transaction {hash} was carried out without the event {event}.",
      hint: "The contracts are of another version than this SDK.",
    },
    zh: { message: "交易 {hash} 已执行，但没有事件 {event}。", hint: "合约版本与本 SDK 不一致。" },
  },
  BusinessIdReused: {
    values: { businessId: "Text", act: "Text", recordedAct: "Text" },
    en: {
      message: "The business id {businessId} names another act already ({recordedAct}); it cannot name this {act}.",
      hint: "Use a new id for a new act; the same id only repeats the same act with the same parameters.",
    },
    zh: {
      message: "业务编号 {businessId} 已用于另一业务（{recordedAct}），不能用于此 {act}。",
      hint: "新业务请使用新编号；同一编号只能重复同一业务和参数。",
    },
  },
  TransactionPending: {
    values: { hash: "Text", seconds: "Number" },
    en: {
      message: "The transaction {hash} is not in a block after {seconds} seconds.",
      hint: "It is kept and sent again; repeat the act with the same business id to wait for it.",
    },
    zh: {
      message: "交易 {hash} 在 {seconds} 秒后仍未入块。",
      hint: "交易已保留并会重发；以相同业务编号重复即可继续等待。",
    },
  },
  TransactionLost: {
    values: { hash: "Text", account: "Address", nonce: "Number" },
    en: {
      message: "The transaction {hash} can never be carried out: {account} used its number {nonce} for another one.",
      hint: "Another sender uses this key. Make sure that only one does, then repeat the act.",
    },
    zh: {
      message: "交易 {hash} 已不可能执行：{account} 的序号 {nonce} 已用于另一交易。",
      hint: "有其他发送方使用该密钥；请确保唯一后重复该业务。",
    },
  },
  TransactionRefused: {
    values: { reason: "Text" },
    en: {
      message: "The node refused the transaction: {reason}.",
      hint: "Nothing was carried out. Check the account's permissions and the network's gas price.",
    },
    zh: { message: "节点拒绝了交易：{reason}。", hint: "未执行任何操作。请检查账户许可及网络的 gas 价格。" },
  },
  TransactionUncertain: {
    values: { businessId: "Text", act: "Text" },
    en: {
      message: "It is not known whether the wallet sent {act} for the business id {businessId}.",
      hint: "Look at the wallet's history. If it was not sent, repeat the act with a new business id.",
    },
    zh: {
      message: "无法确定钱包是否已为业务编号 {businessId} 发送 {act}。",
      hint: "请查看钱包记录；如未发送，请以新业务编号重复。",
    },
  },
  OutboxUnreadable: {
    values: { place: "Text", problem: "Text" },
    en: {
      message: "The outbox record {place} cannot be read: {problem}.",
      hint: "Do not delete it: it may hold a signed transaction. Restore the folder from its disk's backup.",
    },
    zh: {
      message: "发件箱记录 {place} 无法读取：{problem}。",
      hint: "请勿删除，其中可能有已签署的交易；请从备份恢复该文件夹。",
    },
  },
  OutboxUnwritable: {
    values: { place: "Text", problem: "Text" },
    en: {
      message: "The outbox record {place} cannot be kept: {problem}.",
      hint: "Make room on the disk and check its permissions; nothing is sent that is not kept first.",
    },
    zh: { message: "发件箱记录 {place} 无法保存：{problem}。", hint: "请检查磁盘空间和权限；未保存的交易不会发送。" },
  },
  OutOfGas: {
    values: { hash: "Text", gas: "Number" },
    en: {
      message: "The transaction {hash} used up its {gas} gas and did nothing.",
      hint: "The state changed after the estimate; repeat the act.",
    },
    zh: { message: "交易 {hash} 耗尽了 {gas} gas，未执行任何操作。", hint: "估算之后状态发生了变化，请重复该业务。" },
  },
  ActTooLarge: {
    values: { limit: "Number", source: "Text" },
    en: {
      message: "The act takes more than {limit} gas, the most that a transaction may take by {source}.",
      hint: "Nothing was sent. Do less in one act: fewer items, fewer lots.",
    },
    zh: {
      message: "该业务所需 gas 超过 {limit}，即单笔交易的上限（依据：{source}）。",
      hint: "未发送任何交易。请减少每次办理的项目或单据数量。",
    },
  },
  ListTooLarge: {
    values: { item: "Number", items: "Number", estimate: "Number", limit: "Number", unit: "Text", source: "Text" },
    en: {
      message:
        "{items} items, the first of them item {item}, can only be done together and would take about {estimate} " +
        "{unit}; a transaction may take {limit} {unit} by {source}.",
      hint: "Nothing was sent. Put some of them on a list of their own, and have it signed by itself.",
    },
    zh: {
      message:
        "以第 {item} 项开始的 {items} 项只能一并办理，约需 {estimate} {unit}；单笔交易上限为 {limit} {unit}（依据：{source}）。",
      hint: "未发送任何交易。请将其中部分另列清单并单独签署。",
    },
  },
  ListStopped: {
    values: {
      items: "Number",
      done: "Number",
      doneItems: "Places",
      openItems: "Places",
      uncertainItems: "Places",
      transactions: "Text",
      reason: "Revert",
    },
    en: {
      message: "{done} of the {items} items are done, then the list stopped: {reason}.",
      hint:
        "Done: {doneItems}, in {transactions}; not done: {openItems}; not known yet: {uncertainItems}. The same business id again goes on; " +
        "or put what is not done on a new list.",
    },
    zh: {
      message: "{items} 项中已办理 {done} 项，随后清单中止：{reason}。",
      hint: "已办理：{doneItems}（交易 {transactions}）；未办理：{openItems}；尚不确定：{uncertainItems}。以相同业务编号重复即可继续，或将未办理项另列清单。",
    },
  },
  RevertedWithReason: {
    values: { reason: "Text" },
    en: { message: "The contract refused: {reason}.", hint: "This comes from a contract outside the suite." },
    zh: { message: "合约拒绝执行：{reason}。", hint: "该错误来自本系统以外的合约。" },
  },
  Panicked: {
    values: { panic: "Panic" },
    en: {
      message: "The contract stopped on an inner fault ({panic}).",
      hint: "A number was out of its range, or this is a defect: report it with the parameters.",
    },
    zh: { message: "合约因内部故障停止（{panic}）。", hint: "数值超出范围，或为缺陷；请连同参数一并报告。" },
  },
  RevertUnknown: {
    values: { data: "Text" },
    en: {
      message: "The contract refused with an error this SDK does not know: {data}.",
      hint: "The contracts are of another version than this SDK.",
    },
    zh: { message: "合约以本 SDK 未知的错误拒绝执行：{data}。", hint: "合约版本与本 SDK 不一致。" },
  },
  NodeFailed: {
    values: { reason: "Text" },
    en: { message: "The node could not answer: {reason}.", hint: "Look at the node's log; try again." },
    zh: { message: "节点无法处理请求：{reason}。", hint: "请查看节点日志后重试。" },
  },
});
