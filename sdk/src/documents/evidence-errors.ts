import type { ErrorCatalogue } from "./error-text.js";

/** Errors of making evidence of a document: tags, commitments, the vault. */
export const EVIDENCE_ERRORS = {
  DOCUMENT_ISSUER_UNIDENTIFIED: {
    en: {
      message: "The issuer '{name}' has no legal, tax or other registered number.",
      hint: "Ask the issuer for a document with its legal or tax number.",
    },
    zh: { message: "开具方“{name}”没有法人、税务或其他登记号码。", hint: "请向开具方索取载有法人或税务登记号的单证。" },
  },
  DOCUMENT_KEY_INVALID: {
    en: {
      message: "The tag key from {source} is not 32 bytes in hexadecimal.",
      hint: "Write 64 hexadecimal digits, or remove the file to have a new key made (all tags change).",
    },
    zh: {
      message: "来自 {source} 的标签密钥不是 32 字节的十六进制数。",
      hint: "请写入 64 位十六进制数字，或删除文件以生成新密钥（所有标签都会改变）。",
    },
  },
  DOCUMENT_KEY_UNREADABLE: {
    en: {
      message: "The tag key {source} cannot be read or made ({reason}).",
      hint: "Check the path and its permissions.",
    },
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
    en: {
      message: "The proof does not show {field} = '{value}' under root {root}.",
      hint: "The field, its value, the salt, the path or the root was altered, or it belongs to another document.",
    },
    zh: {
      message: "该证明不能证明根 {root} 下 {field} = “{value}”。",
      hint: "字段、值、盐、路径或根已被改动，或属于另一份单证。",
    },
  },
  DOCUMENT_VAULT_ENTRY_EXISTS: {
    en: {
      message: "Version {version} of {tag} is already in the vault.",
      hint: "A correction is a new version; versions are never overwritten.",
    },
    zh: { message: "{tag} 的第 {version} 版已在保险库中。", hint: "更正应作为新版本存入；已有版本不会被覆盖。" },
  },
  DOCUMENT_VAULT_ENTRY_NOT_FOUND: {
    en: {
      message: "The vault has no version {version} of {tag}.",
      hint: "List the vault; the contents may have been erased.",
    },
    zh: { message: "保险库中没有 {tag} 的第 {version} 版。", hint: "请列出保险库内容；该单证可能已被删除。" },
  },
  DOCUMENT_VAULT_NO_KEY: {
    en: {
      message: "None of the given keys opens version {version} of {tag}.",
      hint: "It was encrypted to other recipients; ask a party of the document.",
    },
    zh: {
      message: "所给密钥均无法打开 {tag} 的第 {version} 版。",
      hint: "该内容加密给了其他接收方；请联系单证当事方。",
    },
  },
  DOCUMENT_VAULT_ENTRY_CORRUPT: {
    en: {
      message: "Version {version} of {tag} is damaged or is not what its name says.",
      hint: "Restore the file from a backup.",
    },
    zh: { message: "{tag} 的第 {version} 版已损坏或与名称不符。", hint: "请从备份恢复该文件。" },
  },
  DOCUMENT_VAULT_RECIPIENT_INVALID: {
    en: {
      message: "'{recipient}' is not an age recipient.",
      hint: "Give at least one public key; it begins with age1.",
    },
    zh: { message: "“{recipient}”不是 age 接收方公钥。", hint: "请至少提供一个公钥；公钥以 age1 开头。" },
  },
  DOCUMENT_VAULT_NAME_INVALID: {
    en: {
      message: "'{name}' cannot name a vault entry.",
      hint: "An entry is named by a tag (0x and 64 hexadecimal digits) and a version from 1.",
    },
    zh: {
      message: "“{name}”不能作为保险库条目的名称。",
      hint: "条目由标签（0x 加 64 位十六进制数字）和从 1 起的版本号命名。",
    },
  },
} as const satisfies ErrorCatalogue;
