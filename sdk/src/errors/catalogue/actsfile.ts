import { errors } from "../entry.js";

/** Errors of playing an acts file. */
export const ACTSFILE_ERRORS = errors({
  ActNotRefused: {
    values: { line: "Number", act: "Text", expected: "Text" },
    en: {
      message: "Line {line}: {act} was to be refused with {expected}, and was carried out.",
      hint: "Correct the file if the act is right; what it did stands.",
    },
    zh: {
      message: "第 {line} 行：{act} 应被拒绝（{expected}），却已执行。",
      hint: "如该业务本身正确，请修改文件；已执行的内容有效。",
    },
  },
  ActRefusedOtherwise: {
    values: { line: "Number", act: "Text", expected: "Text", actual: "Text", reason: "Text" },
    en: {
      message: "Line {line}: {act} was to be refused with {expected}, and was refused with {actual}: {reason}",
      hint: "Nothing was carried out. Correct the act or what the file expects of it.",
    },
    zh: {
      message: "第 {line} 行：{act} 应以 {expected} 被拒绝，实际为 {actual}：{reason}",
      hint: "未执行任何操作。请修改该业务或其预期结果。",
    },
  },
  LineChanged: {
    values: { line: "Number", place: "Text" },
    en: {
      message: "Line {line} was played already, and is not in the file any more as it was.",
      hint: "Put it back and add new acts at the end, or play the file anew (--fresh). The journal is {place}.",
    },
    zh: {
      message: "第 {line} 行此前已执行，但文件中的内容已改变。",
      hint: "请恢复该行并在文件末尾追加新业务，或重新执行整个文件（--fresh）。执行记录：{place}。",
    },
  },
  JournalUnreadable: {
    values: { place: "Text", problem: "Text" },
    en: {
      message: "The journal {place} cannot be read: {problem}.",
      hint: "Restore it from its disk's backup, or play the file anew (--fresh).",
    },
    zh: { message: "执行记录 {place} 无法读取：{problem}。", hint: "请从备份恢复，或重新执行整个文件（--fresh）。" },
  },
  JournalBusy: {
    values: { place: "Text", owner: "Text" },
    en: {
      message: "Another player ({owner}) plays this file on this chain.",
      hint: "Wait until it ends. The journal is {place}.",
    },
    zh: { message: "另一进程（{owner}）正在本链上执行此文件。", hint: "请等待其结束。执行记录：{place}。" },
  },
  KeyMissing: {
    values: { name: "Text", place: "Text" },
    en: {
      message: 'There is no key for "{name}" in {place}.',
      hint: "Name the account as the keys do, or add its key.",
    },
    zh: { message: "{place} 中没有“{name}”的密钥。", hint: "请核对账户名称，或添加其密钥。" },
  },
  KeysInvalid: {
    values: { place: "Text", problem: "Text" },
    en: {
      message: "The keys in {place} cannot be used: {problem}.",
      hint: "Write one JSON object: names as keys, each with its private key (0x and 64 hex digits).",
    },
    zh: {
      message: "{place} 中的密钥无法使用：{problem}。",
      hint: "请写成一个 JSON 对象：键为名称，值为私钥（0x 加 64 位十六进制）。",
    },
  },
  ClockFixed: {
    values: { chainId: "Number", reason: "Text" },
    en: {
      message: "The clock of chain {chainId} cannot be moved: {reason}.",
      hint: 'clock.advance works on development chains; elsewhere a line waits for its moment with "at".',
    },
    zh: {
      message: "链 {chainId} 的时钟无法拨动：{reason}。",
      hint: "clock.advance 只用于开发链；其他链请用“at”等待时刻到来。",
    },
  },
});
