/** The errors of reading events, rebuilding state and building paths: what is wrong, and what to do about it. */
export const STATE_ERRORS = {
  EVENTS_ADDRESS_FOREIGN: {
    en: {
      message:
        "A log of {address} (block {block}, log {logIndex}, transaction {transaction}) is of no contract asked for.",
      hint: "Ask the node for the addresses of one deployment only.",
    },
    zh: {
      message: "{address} 的日志（区块 {block}，日志 {logIndex}，交易 {transaction}）不属于所查询的任何合约。",
      hint: "请只向节点查询同一部署的合约地址。",
    },
  },
  EVENTS_TOPIC_UNKNOWN: {
    en: {
      message:
        "The contract {contract} emitted an unknown event {topic} (block {block}, log {logIndex}, transaction {transaction}).",
      hint: "The contract was probably upgraded; use the SDK that belongs to its version.",
    },
    zh: {
      message: "合约 {contract} 发出了未知事件 {topic}（区块 {block}，日志 {logIndex}，交易 {transaction}）。",
      hint: "合约可能已升级，请使用与其版本相符的 SDK。",
    },
  },
  EVENTS_LOG_MALFORMED: {
    en: {
      message:
        "A log of {contract} names the event {event} but has not its form (block {block}, log {logIndex}, transaction {transaction}).",
      hint: "Check that the address is the suite's contract and that the SDK belongs to its version.",
    },
    zh: {
      message:
        "合约 {contract} 的一条日志名为事件 {event}，但格式不符（区块 {block}，日志 {logIndex}，交易 {transaction}）。",
      hint: "请确认该地址是本套件的合约，且 SDK 与其版本相符。",
    },
  },
  EVENTS_UNREADABLE: {
    en: {
      message: "The node does not give the events of blocks {from} to {to}: {reason}",
      hint: "Check that the node runs and keeps logs that far back.",
    },
    zh: {
      message: "节点未能提供区块 {from} 至 {to} 的事件：{reason}",
      hint: "请检查节点是否运行，以及是否保留了该范围的日志。",
    },
  },
  EVENTS_BLOCK_MISSING: {
    en: {
      message: "The node does not give block {block}.",
      hint: "Wait until the node has caught up, then try again.",
    },
    zh: { message: "节点未能提供区块 {block}。", hint: "请等待节点同步后重试。" },
  },
  STATE_EVENT_UNEXPLAINED: {
    en: {
      message:
        "{event} of {contract} (block {block}, log {logIndex}, transaction {transaction}) does not fit {thing}: {reason}",
      hint: "An earlier event is missing or wrong, or the node's logs are. Read them from another node.",
    },
    zh: {
      message:
        "{contract} 的事件 {event}（区块 {block}，日志 {logIndex}，交易 {transaction}）与 {thing} 不符：{reason}",
      hint: "可能缺少较早的事件，或节点日志有误。请从其他节点重新读取。",
    },
  },
  LOT_NAME_INVALID: {
    en: {
      message: '"{text}" is not the name of a lot.',
      hint: "Write <instrument>:<end>, or the lot's number; decimal or hexadecimal with 0x.",
    },
    zh: {
      message: "“{text}”不是份额的名称。",
      hint: "请写成 <凭证编号>:<终点>，或份额的完整编号；十进制或带 0x 的十六进制。",
    },
  },
  PATH_LOT_UNKNOWN: {
    en: {
      message: "No event speaks of the lot {lot}.",
      hint: "Check the instrument's number and the end; a lot that a merge undid has no path any more.",
    },
    zh: { message: "没有任何事件涉及份额 {lot}。", hint: "请核对凭证编号与终点；已被合并撤销的份额不再有路径。" },
  },
} as const;
