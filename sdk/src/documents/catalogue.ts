/** What a person reads about one error, in one language. */
export interface ErrorText {
  readonly message: string;
  readonly hint: string;
}

/** Languages every error is told in. */
export type ErrorLanguage = "en" | "zh";

/**
 * Every error of the documents area: a sentence and a hint in English and Chinese, with `{placeholders}` for its values.
 */
export const DOCUMENT_ERRORS = {
  DOCUMENT_FILE_NOT_FOUND: {
    en: { message: "There is no file {file}.", hint: "Check the path; it is taken from the folder you call from." },
    zh: { message: "文件 {file} 不存在。", hint: "请检查路径；相对路径以调用时所在的文件夹为准。" },
  },
  DOCUMENT_FILE_IS_FOLDER: {
    en: { message: "{file} is a folder, not a document.", hint: "Name the files in it one by one." },
    zh: { message: "{file} 是文件夹，不是单证文件。", hint: "请逐个给出其中的文件。" },
  },
  DOCUMENT_FILE_UNREADABLE: {
    en: { message: "The file {file} cannot be read ({reason}).", hint: "Check its permissions and that the disk is well." },
    zh: { message: "文件 {file} 无法读取（{reason}）。", hint: "请检查文件权限和磁盘状态。" },
  },
  DOCUMENT_TOO_LARGE: {
    en: { message: "The document is larger than {limitBytes} bytes.", hint: "Send large attachments apart from the document." },
    zh: { message: "单证超过 {limitBytes} 字节。", hint: "请将大附件与单证分开提交。" },
  },
  DOCUMENT_ENCODING_UNSUPPORTED: {
    en: { message: "The character encoding {encoding} is not supported.", hint: "Save the document as UTF-8." },
    zh: { message: "不支持字符编码 {encoding}。", hint: "请将单证另存为 UTF-8。" },
  },
  DOCUMENT_ENCODING_INVALID: {
    en: { message: "The bytes are not valid {encoding}.", hint: "Declare the encoding the file really has, or save it as UTF-8." },
    zh: { message: "文件内容不是有效的 {encoding} 编码。", hint: "请声明文件的真实编码，或另存为 UTF-8。" },
  },
  DOCUMENT_MALFORMED_XML: {
    en: { message: "The file is not well-formed XML: line {line}: {detail}.", hint: "Ask the issuer for an undamaged copy." },
    zh: { message: "文件不是格式良好的 XML：第 {line} 行：{detail}。", hint: "请向开具方索取未损坏的文件。" },
  },
  DOCUMENT_DOCTYPE_FORBIDDEN: {
    en: { message: "The document carries a DOCTYPE, which is refused.", hint: "UBL documents need none; remove it and any entities it declares." },
    zh: { message: "单证含有 DOCTYPE 声明，予以拒绝。", hint: "UBL 单证不需要 DOCTYPE；请删除该声明及其实体。" },
  },
  DOCUMENT_NOT_UBL: {
    en: { message: "The root element {root} in namespace '{namespace}' is not a UBL 2.1 invoice or credit note.", hint: "Export the document as UBL 2.1 Invoice or CreditNote, without an envelope." },
    zh: { message: "根元素 {root}（命名空间“{namespace}”）不是 UBL 2.1 发票或贷记单。", hint: "请以 UBL 2.1 Invoice 或 CreditNote 格式导出，不带信封。" },
  },
  DOCUMENT_FIELD_MISSING: {
    en: { message: "{path} is missing or empty.", hint: "The field is mandatory; ask the issuer for a complete document." },
    zh: { message: "缺少 {path} 或其内容为空。", hint: "该字段为必填项；请向开具方索取完整单证。" },
  },
  DOCUMENT_FIELD_REPEATED: {
    en: { message: "{path} occurs {count} times where one is allowed.", hint: "Nobody can tell which one counts; ask the issuer for a corrected document." },
    zh: { message: "{path} 出现 {count} 次，只允许一次。", hint: "无法判断以哪一个为准；请向开具方索取更正后的单证。" },
  },
  DOCUMENT_FIELD_INVALID: {
    en: { message: "{path} is '{value}', which is not {expected}.", hint: "Ask the issuer for a corrected document." },
    zh: { message: "{path} 的值“{value}”无效，应为：{expected}。", hint: "请向开具方索取更正后的单证。" },
  },
  DOCUMENT_CURRENCY_UNKNOWN: {
    en: { message: "{currency} is no ISO 4217 currency with a minor unit on {date}.", hint: "Use the three capital letters of a currency in use, such as CNY." },
    zh: { message: "{currency} 在 {date} 不是具有辅币单位的 ISO 4217 货币。", hint: "请使用现行货币的三位大写代码，例如 CNY。" },
  },
  DOCUMENT_CURRENCY_MISMATCH: {
    en: { message: "The document is in {documentCurrency} but its payable amount is in {amountCurrency}.", hint: "Both must be the same; ask the issuer for a corrected document." },
    zh: { message: "单证币种为 {documentCurrency}，应付金额币种却为 {amountCurrency}。", hint: "两者必须一致；请向开具方索取更正后的单证。" },
  },
  DOCUMENT_AMOUNT_TOO_PRECISE: {
    en: { message: "The amount {amount} has more than the {decimals} decimals of {currency}.", hint: "Round the payable amount to the minor unit of its currency." },
    zh: { message: "金额 {amount} 的小数位超过 {currency} 的 {decimals} 位。", hint: "请将应付金额取整到该货币的最小单位。" },
  },
  DOCUMENT_AMOUNT_TOO_LARGE: {
    en: { message: "The amount {amount} {currency} is beyond what the register holds.", hint: "The limit is 2^56 - 1 minor units; check the amount." },
    zh: { message: "金额 {amount} {currency} 超出登记系统的上限。", hint: "上限为 2^56 - 1 个最小货币单位；请核对金额。" },
  },
  DOCUMENT_AMOUNT_NOT_POSITIVE: {
    en: { message: "The payable amount {amount} {currency} leaves nothing to be paid.", hint: "Only an invoice with a positive payable amount supports a receivable." },
    zh: { message: "应付金额 {amount} {currency} 不为正数，没有可收款项。", hint: "只有应付金额为正的发票才能支持应收账款。" },
  },
  DOCUMENT_IS_CREDIT_NOTE: {
    en: { message: "Document {number} (type {typeCode}) is a credit note.", hint: "A credit note reduces an invoice; register it as such instead of financing it." },
    zh: { message: "单证 {number}（类型 {typeCode}）是贷记单（红字发票）。", hint: "贷记单冲减发票金额；请按冲减登记，不能融资。" },
  },
  DOCUMENT_ISSUER_UNIDENTIFIED: {
    en: { message: "The issuer '{name}' has no legal, tax or other registered number.", hint: "Ask the issuer for a document with its legal or tax number." },
    zh: { message: "开具方“{name}”没有法人、税务或其他登记号码。", hint: "请向开具方索取载有法人或税务登记号的单证。" },
  },
  DOCUMENT_KEY_INVALID: {
    en: { message: "The tag key from {source} is not 32 bytes in hexadecimal.", hint: "Write 64 hexadecimal digits, or remove the file to have a new key made (all tags change)." },
    zh: { message: "来自 {source} 的标签密钥不是 32 字节的十六进制数。", hint: "请写入 64 位十六进制数字，或删除文件以生成新密钥（所有标签都会改变）。" },
  },
  DOCUMENT_KEY_UNREADABLE: {
    en: { message: "The tag key {source} cannot be read or made ({reason}).", hint: "Check the path and its permissions." },
    zh: { message: "标签密钥 {source} 无法读取或生成（{reason}）。", hint: "请检查路径及其权限。" },
  },
  DOCUMENT_COMMITMENT_FIELD_REPEATED: {
    en: { message: "The field {field} is given twice.", hint: "Each field of a commitment has its own name." },
    zh: { message: "字段 {field} 重复。", hint: "承诺中的每个字段名称必须唯一。" },
  },
  DOCUMENT_COMMITMENT_FIELD_UNKNOWN: {
    en: { message: "There is no field {field} in the commitment.", hint: "The fields are: {known}." },
    zh: { message: "承诺中没有字段 {field}。", hint: "可用字段：{known}。" },
  },
  DOCUMENT_PROOF_UNREADABLE: {
    en: { message: "{source} is not a proof ({reason}).", hint: "Give the JSON that `document prove` wrote." },
    zh: { message: "{source} 不是证明（{reason}）。", hint: "请提供由 `document prove` 生成的 JSON。" },
  },
  DOCUMENT_PROOF_REFUSED: {
    en: { message: "The proof does not show {field} = '{value}' under root {root}.", hint: "The field, its value, the salt, the path or the root was altered, or it belongs to another document." },
    zh: { message: "该证明不能证明根 {root} 下 {field} = “{value}”。", hint: "字段、值、盐、路径或根已被改动，或属于另一份单证。" },
  },
  DOCUMENT_VAULT_ENTRY_EXISTS: {
    en: { message: "Version {version} of {tag} is already in the vault.", hint: "A correction is a new version; versions are never overwritten." },
    zh: { message: "{tag} 的第 {version} 版已在保险库中。", hint: "更正应作为新版本存入；已有版本不会被覆盖。" },
  },
  DOCUMENT_VAULT_ENTRY_NOT_FOUND: {
    en: { message: "The vault has no version {version} of {tag}.", hint: "List the vault; the contents may have been erased." },
    zh: { message: "保险库中没有 {tag} 的第 {version} 版。", hint: "请列出保险库内容；该单证可能已被删除。" },
  },
  DOCUMENT_VAULT_NO_KEY: {
    en: { message: "None of the given keys opens version {version} of {tag}.", hint: "It was encrypted to other recipients; ask a party of the document." },
    zh: { message: "所给密钥均无法打开 {tag} 的第 {version} 版。", hint: "该内容加密给了其他接收方；请联系单证当事方。" },
  },
  DOCUMENT_VAULT_ENTRY_CORRUPT: {
    en: { message: "Version {version} of {tag} is damaged or is not what its name says.", hint: "Restore the file from a backup." },
    zh: { message: "{tag} 的第 {version} 版已损坏或与名称不符。", hint: "请从备份恢复该文件。" },
  },
  DOCUMENT_VAULT_RECIPIENT_INVALID: {
    en: { message: "'{recipient}' is not an age recipient.", hint: "Give at least one public key; it begins with age1." },
    zh: { message: "“{recipient}”不是 age 接收方公钥。", hint: "请至少提供一个公钥；公钥以 age1 开头。" },
  },
  DOCUMENT_VAULT_NAME_INVALID: {
    en: { message: "'{name}' cannot name a vault entry.", hint: "An entry is named by a tag (0x and 64 hexadecimal digits) and a version from 1." },
    zh: { message: "“{name}”不能作为保险库条目的名称。", hint: "条目由标签（0x 加 64 位十六进制数字）和从 1 起的版本号命名。" },
  },
} as const satisfies Record<string, Record<ErrorLanguage, ErrorText>>;
