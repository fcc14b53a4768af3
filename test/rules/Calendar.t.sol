// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {businessMonthsAfter} from "../../contracts/rules/BusinessDay.sol";
import {Calendar} from "../../contracts/rules/Calendar.sol";

/// @notice Terms of months, by their dates.
contract CalendarTest is Test {
    /// @dev The last day of the year 9999.
    uint256 private constant LAST_DAY = 2_932_896;
    uint256 private constant BEIJING = 8 hours + 1 days;

    function testFuzz_correspondsOrIsTheLastOfItsMonth(uint256 day, uint16 months) public pure {
        day = bound(day, 0, LAST_DAY);
        months = uint16(bound(months, 0, 1_200));
        (uint32 from, uint32 to) = (Calendar.dateOf(day), Calendar.dateOf(Calendar.monthsAfter(day, months)));
        assertEq(_months(to), _months(from) + months);
        if (to % 100 == from % 100) return;
        assertLt(to % 100, from % 100);
        // The day after is the first of the next month.
        assertEq(Calendar.dateOf(Calendar.monthsAfter(day, months) + 1) % 100, 1);
    }

    function test_endsOnTheLastOfShorterMonths() public pure {
        assertEq(_after(20240831, 6), 20250228);
        assertEq(_after(20230831, 6), 20240229);
        assertEq(_after(20240229, 24), 20260228);
        assertEq(_after(20260131, 3), 20260430);
        assertEq(_after(20261231, 2), 20270228);
        assertEq(_after(20260115, 12), 20270115);
        assertEq(_after(20260115, 0), 20260115);
    }

    /// @dev Of 15 January 2026 in Beijing, from its first second to its last, to the end of 15 July.
    function test_lastsUntilTheEndOfTheCorrespondingDay() public pure {
        uint256 firstSecond = 1768406400;
        uint256 end = 1784131200;
        assertEq(businessMonthsAfter(firstSecond, 6, BEIJING), end);
        assertEq(businessMonthsAfter(firstSecond + 1 days - 1, 6, BEIJING), end);
        assertEq(businessMonthsAfter(firstSecond - 1, 6, BEIJING), end - 1 days);
        assertEq(businessMonthsAfter(firstSecond + 1 days, 6, BEIJING), end + 1 days);
    }

    function _after(uint32 date, uint256 months) private pure returns (uint32) {
        (, uint256 day) = Calendar.dayOf(date);
        return Calendar.dateOf(Calendar.monthsAfter(day, months));
    }

    function _months(uint32 date) private pure returns (uint256) {
        return (uint256(date) / 10_000) * 12 + ((date / 100) % 100);
    }
}
