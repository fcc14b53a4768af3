import { errors } from "../entry.js";

/** Errors of many assignments at once. */
export const BULK_ERRORS = errors({
  BulkNothing: {
    values: {},
    en: { message: "The list is empty.", hint: "List at least one assignment." },
    zh: { message: "清单为空。", hint: "请至少列出一笔转让。" },
  },
  BulkConsentsIncomplete: {
    values: { items: "Number", covered: "Number" },
    en: {
      message: "The list has {items} items; the consents cover {covered}.",
      hint: "Bring one consent of each receiver for the items that go to it, in their order.",
    },
    zh: { message: "清单有 {items} 笔，同意书涵盖 {covered} 笔。", hint: "每个受让人须按顺序对其全部项目出具同意书。" },
  },
  BulkDeadlinePassed: {
    values: { deadline: "Time" },
    en: { message: "The deadline of the list, {deadline}, has passed.", hint: "Have it signed anew with a later one." },
    zh: { message: "清单的截止时间 {deadline} 已过。", hint: "请以更晚的截止时间重新签署。" },
  },
  BulkConsentForOther: {
    values: { item: "Number", signedFor: "Member", to: "Member" },
    en: {
      message: "The consent for item {item} is of {signedFor}, but the item goes to {to}.",
      hint: "Sort the list by receiver and bring each receiver's consent in that order.",
    },
    zh: {
      message: "第 {item} 项的同意书由{signedFor}出具，但该项转给{to}。",
      hint: "请按受让人排序并依次附上同意书。",
    },
  },
  BulkItemFailed: {
    values: { item: "Number", reason: "Revert" },
    en: {
      message: "Item {item} failed, and nothing of its transaction was done: {reason}.",
      hint: "Mend or leave out that item and have the list signed anew.",
    },
    zh: { message: "第 {item} 项失败，其所在交易全部未办理：{reason}。", hint: "请更正或删除该项后重新签署清单。" },
  },
});
