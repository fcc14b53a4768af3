// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Calendar} from "./Calendar.sol";

/// @notice First moment of the n-th day after the business day of a moment, UTC seconds.
/// @param zone Zone of the business day as the rule book has it: seconds east of UTC, plus 86,400.
function businessDayAfter(uint256 moment, uint256 n, uint256 zone) pure returns (uint256) {
    // Moving the clock by whole days leaves the day's bounds where they are, so the day in the zone may stay.
    uint256 shifted = moment + zone;
    return shifted - (shifted % 1 days) + n * 1 days - zone;
}

/// @notice First moment after a term of months that began with the business day of a moment, UTC seconds: the last day
/// of the term is the corresponding one.
/// @param zone Zone of the business day as the rule book has it: seconds east of UTC, plus 86,400.
function businessMonthsAfter(uint256 moment, uint256 months, uint256 zone) pure returns (uint256) {
    uint256 day = (moment + zone) / 1 days - 1;
    return (Calendar.monthsAfter(day, months) + 2) * 1 days - zone;
}
