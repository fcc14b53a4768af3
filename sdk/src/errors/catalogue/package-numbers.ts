import { errors } from "../entry.js";

/** Errors of the package numbers of bills. */
export const PACKAGE_NUMBER_ERRORS = errors({
  PackageNumberNotThirtyDigits: {
    values: { number: "PackageNumber" },
    en: {
      message: "{number} is no package number: it does not have 30 digits.",
      hint: "Write type, bank code, date of registration, serial and check digit one behind the other.",
    },
    zh: {
      message: "{number} 不是票据包号：应为 30 位数字。",
      hint: "请依次填写票据类型、行号、登记日期、流水号和校验位。",
    },
  },
  PackageNumberTypeUnknown: {
    values: { number: "PackageNumber", billType: "Small" },
    en: {
      message: "The package number {number} begins with {billType}, which is no type of bill.",
      hint: "It begins with 5 or 8 for a bill that a bank accepts, with 6 or 7 for one that an enterprise accepts.",
    },
    zh: {
      message: "票据包号 {number} 的首位 {billType} 不是票据类型。",
      hint: "银行承兑以 5 或 8 开头，商业承兑以 6 或 7 开头。",
    },
  },
  PackageNumberDateInvalid: {
    values: { number: "PackageNumber", date: "Date" },
    en: {
      message: "The package number {number} bears the date {date}, which does not exist or lies too far off.",
      hint: "Digits 14 to 21 are year, month and day of the registration, from 1970 on.",
    },
    zh: {
      message: "票据包号 {number} 中的日期 {date} 不存在或超出范围。",
      hint: "第 14 至 21 位为登记日期（年月日），不早于 1970 年。",
    },
  },
  PackageNumberCheckDigitWrong: {
    values: { number: "PackageNumber", given: "Small", expected: "Small" },
    en: {
      message: "The package number {number} ends with {given}, but its check digit is {expected}.",
      hint: "A digit is mistyped; compare it with the bill.",
    },
    zh: {
      message: "票据包号 {number} 的末位为 {given}，而校验位应为 {expected}。",
      hint: "号码有误，请与票据核对。",
    },
  },
  PackageNumberOtherDay: {
    values: { number: "PackageNumber", date: "Date", today: "Date" },
    en: {
      message: "The package number {number} bears the date {date}, but today is {today}.",
      hint: "A bill is registered on the business day that its number bears; give it a new number.",
    },
    zh: {
      message: "票据包号 {number} 的登记日期为 {date}，而今日为 {today}。",
      hint: "票据须在其包号所载的营业日登记，请重新编号。",
    },
  },
  CheckDigitAlgorithmUnknown: {
    values: { algorithm: "Number" },
    en: {
      message: "There is no algorithm {algorithm} of check digits.",
      hint: "The rule bills.checkDigitAlgorithm is 1 for ISO 7064 MOD 11,10; announce it.",
    },
    zh: {
      message: "不存在校验位算法 {algorithm}。",
      hint: "规则 bills.checkDigitAlgorithm 须为 1（ISO 7064 MOD 11,10），请公告。",
    },
  },
});
