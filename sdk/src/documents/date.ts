import { documentError } from "./errors.js";

const XS_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

/**
 * The calendar day of an xs:date, as `YYYY-MM-DD`. A timezone is allowed and left out: the day is the one the issuer wrote.
 *
 * @param path where the date stands, for the error
 * @throws DOCUMENT_FIELD_INVALID for another form or a day that is not in the calendar
 * @example
 * calendarDay("2026-09-01+08:00", "/Invoice/cbc:IssueDate"); // "2026-09-01"
 */
export function calendarDay(text: string, path: string): string {
  const [, year, month, day] = XS_DATE.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const time = year === undefined || year === "0000" ? NaN : Date.parse(`${iso}T00:00:00Z`);
  // Date.parse accepts 30 February and moves it to March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso)
    throw documentError("DOCUMENT_FIELD_INVALID", { path, value: text, expected: "a calendar date YYYY-MM-DD" });
  return iso;
}
