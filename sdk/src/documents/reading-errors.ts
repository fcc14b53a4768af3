import type { ErrorCatalogue } from "./error-text.js";

/** Errors of reading a document: its file, its XML, its fields. */
export const READING_ERRORS = {
  DOCUMENT_UNEXPECTED: {
    en: {
      message: "Reading the document failed in a way nobody foresaw ({reason}).",
      hint: "Report it as a fault of the suite, with the document if you may.",
    },
    zh: { message: "读取单证时发生未预料的故障（{reason}）。", hint: "请作为系统故障报告，可能时附上该单证。" },
  },
  DOCUMENT_FILE_NOT_FOUND: {
    en: { message: "There is no file {file}.", hint: "Check the path; it is taken from the folder you call from." },
    zh: { message: "文件 {file} 不存在。", hint: "请检查路径；相对路径以调用时所在的文件夹为准。" },
  },
  DOCUMENT_FILE_IS_FOLDER: {
    en: { message: "{file} is a folder, not a document.", hint: "Name the files in it one by one." },
    zh: { message: "{file} 是文件夹，不是单证文件。", hint: "请逐个给出其中的文件。" },
  },
  DOCUMENT_FILE_UNREADABLE: {
    en: {
      message: "The file {file} cannot be read ({reason}).",
      hint: "Check its permissions and that the disk is well.",
    },
    zh: { message: "文件 {file} 无法读取（{reason}）。", hint: "请检查文件权限和磁盘状态。" },
  },
  DOCUMENT_TOO_LARGE: {
    en: {
      message: "The document is larger than {limitBytes} bytes.",
      hint: "Send large attachments apart from the document.",
    },
    zh: { message: "单证超过 {limitBytes} 字节。", hint: "请将大附件与单证分开提交。" },
  },
  DOCUMENT_ENCODING_UNSUPPORTED: {
    en: { message: "The character encoding {encoding} is not supported.", hint: "Save the document as UTF-8." },
    zh: { message: "不支持字符编码 {encoding}。", hint: "请将单证另存为 UTF-8。" },
  },
  DOCUMENT_ENCODING_INVALID: {
    en: {
      message: "The bytes are not valid {encoding}.",
      hint: "Declare the encoding the file really has, or save it as UTF-8.",
    },
    zh: { message: "文件内容不是有效的 {encoding} 编码。", hint: "请声明文件的真实编码，或另存为 UTF-8。" },
  },
  DOCUMENT_MALFORMED_XML: {
    en: {
      message: "The file is not well-formed XML: line {line}: {detail}.",
      hint: "Ask the issuer for an undamaged copy.",
    },
    zh: { message: "文件不是格式良好的 XML：第 {line} 行：{detail}。", hint: "请向开具方索取未损坏的文件。" },
  },
  DOCUMENT_DOCTYPE_FORBIDDEN: {
    en: {
      message: "The document carries a DOCTYPE, which is refused.",
      hint: "UBL documents need none; remove it and any entities it declares.",
    },
    zh: { message: "单证含有 DOCTYPE 声明，予以拒绝。", hint: "UBL 单证不需要 DOCTYPE；请删除该声明及其实体。" },
  },
  DOCUMENT_NOT_UBL: {
    en: {
      message: "The root element {root} in namespace '{namespace}' is not a UBL 2.1 invoice or credit note.",
      hint: "Export the document as UBL 2.1 Invoice or CreditNote, without an envelope.",
    },
    zh: {
      message: "根元素 {root}（命名空间“{namespace}”）不是 UBL 2.1 发票或贷记单。",
      hint: "请以 UBL 2.1 Invoice 或 CreditNote 格式导出，不带信封。",
    },
  },
  DOCUMENT_FIELD_MISSING: {
    en: {
      message: "{path} is missing or empty.",
      hint: "The field is mandatory; ask the issuer for a complete document.",
    },
    zh: { message: "缺少 {path} 或其内容为空。", hint: "该字段为必填项；请向开具方索取完整单证。" },
  },
  DOCUMENT_FIELD_REPEATED: {
    en: {
      message: "{path} occurs {count} times where one is allowed.",
      hint: "Nobody can tell which one counts; ask the issuer for a corrected document.",
    },
    zh: { message: "{path} 出现 {count} 次，只允许一次。", hint: "无法判断以哪一个为准；请向开具方索取更正后的单证。" },
  },
  DOCUMENT_FIELD_INVALID: {
    en: { message: "{path} is '{value}', which is not {expected}.", hint: "Ask the issuer for a corrected document." },
    zh: { message: "{path} 的值“{value}”无效，应为：{expected}。", hint: "请向开具方索取更正后的单证。" },
  },
  DOCUMENT_CURRENCY_UNKNOWN: {
    en: {
      message: "{currency} is no ISO 4217 currency with a minor unit on {date}.",
      hint: "Use the three capital letters of a currency in use, such as CNY.",
    },
    zh: {
      message: "{currency} 在 {date} 不是具有辅币单位的 ISO 4217 货币。",
      hint: "请使用现行货币的三位大写代码，例如 CNY。",
    },
  },
  DOCUMENT_CURRENCY_MISMATCH: {
    en: {
      message: "The document is in {documentCurrency} but its payable amount is in {amountCurrency}.",
      hint: "Both must be the same; ask the issuer for a corrected document.",
    },
    zh: {
      message: "单证币种为 {documentCurrency}，应付金额币种却为 {amountCurrency}。",
      hint: "两者必须一致；请向开具方索取更正后的单证。",
    },
  },
  DOCUMENT_AMOUNT_TOO_PRECISE: {
    en: {
      message: "The amount {amount} has more than the {decimals} decimals of {currency}.",
      hint: "Round the payable amount to the minor unit of its currency.",
    },
    zh: {
      message: "金额 {amount} 的小数位超过 {currency} 的 {decimals} 位。",
      hint: "请将应付金额取整到该货币的最小单位。",
    },
  },
  DOCUMENT_AMOUNT_TOO_LARGE: {
    en: {
      message: "The amount {amount} {currency} is beyond what the register holds.",
      hint: "The limit is 2^56 - 1 minor units; check the amount.",
    },
    zh: {
      message: "金额 {amount} {currency} 超出登记系统的上限。",
      hint: "上限为 2^56 - 1 个最小货币单位；请核对金额。",
    },
  },
  DOCUMENT_AMOUNT_NOT_POSITIVE: {
    en: {
      message: "The payable amount {amount} {currency} leaves nothing to be paid.",
      hint: "Only an invoice with a positive payable amount supports a receivable.",
    },
    zh: {
      message: "应付金额 {amount} {currency} 不为正数，没有可收款项。",
      hint: "只有应付金额为正的发票才能支持应收账款。",
    },
  },
  DOCUMENT_IS_CREDIT_NOTE: {
    en: {
      message: "Document {number} (type {typeCode}) is a credit note.",
      hint: "A credit note reduces an invoice; register it as such instead of financing it.",
    },
    zh: {
      message: "单证 {number}（类型 {typeCode}）是贷记单（红字发票）。",
      hint: "贷记单冲减发票金额；请按冲减登记，不能融资。",
    },
  },
} as const satisfies ErrorCatalogue;
