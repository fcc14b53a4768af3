// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @title Dates of the calendar
/// @notice Dates are the eight digits in which documents write them (20261123); days count from 1970-01-01, day 0.
/// @dev Divisions round down on purpose: what is left over of a year or month is what the next line counts on.
/// Reckoned from March on, so that the leap day ends the year: 153 days in five months, 146,097 in 400 years.
library Calendar {
    uint256 private constant DAYS_OF_400_YEARS = 146_097;
    /// @dev From 0000-03-01 to 1970-01-01.
    uint256 private constant DAYS_TO_1970 = 719_468;

    /// @notice The day of a date from 1970 on.
    /// @return exists False when the calendar has no such date; the day is then zero.
    // slither-disable-next-line divide-before-multiply
    function dayOf(uint32 date) internal pure returns (bool exists, uint256 day) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = (date / 10_000, (date / 100) % 100, date % 100);
        if (year < 1970 || month == 0 || month > 12 || dayOfMonth == 0 || dayOfMonth > 31) return (false, 0);
        if (month < 3) year -= 1;
        uint256 yearOfEra = year % 400;
        uint256 dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + dayOfMonth - 1;
        uint256 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        day = (year / 400) * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_1970;
        // 31 April would be 1 May.
        if (dateOf(day) != date) return (false, 0);
        return (true, day);
    }

    /// @notice The date of a day.
    // slither-disable-next-line divide-before-multiply
    function dateOf(uint256 day) internal pure returns (uint32) {
        uint256 shifted = day + DAYS_TO_1970;
        uint256 dayOfEra = shifted % DAYS_OF_400_YEARS;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 fromMarch = (5 * dayOfYear + 2) / 153;
        uint256 dayOfMonth = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
        uint256 month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        uint256 year = yearOfEra + (shifted / DAYS_OF_400_YEARS) * 400 + (month < 3 ? 1 : 0);
        return uint32(year * 10_000 + month * 100 + dayOfMonth);
    }

    /// @notice The day that corresponds to a day so many months later; the month's last where it has no such date.
    // slither-disable-next-line divide-before-multiply
    function monthsAfter(uint256 day, uint256 months) internal pure returns (uint256 later) {
        uint32 date = dateOf(day);
        uint256 month = (uint256(date) / 10_000) * 12 + ((uint256(date) / 100) % 100) - 1 + months;
        uint32 corresponding = uint32((month / 12) * 10_000 + ((month % 12) + 1) * 100 + (date % 100));
        bool exists;
        // At most three dates lack: 29 to 31 February.
        for (; !exists; --corresponding) {
            (exists, later) = dayOf(corresponding);
        }
    }
}
