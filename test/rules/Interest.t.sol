// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {Interest} from "../../contracts/rules/Interest.sol";

/// @notice Interest against what it is by definition, reckoned without division.
contract InterestTest is Test {
    /// @dev Half up: the one whole number whose double lies in (2x - 1, 2x + 1], x being the exact value.
    function testFuzz_isTheNearestUnitAndHalvesGoUp(
        uint64 principal,
        uint32 rate,
        uint40 daysCount,
        bool by365
    ) public pure {
        uint256 divisor = 1_000_000 * uint256(by365 ? 365 : 360);
        uint256 exact = uint256(principal) * rate * daysCount;
        uint256 interest = Interest.halfUp(principal, rate, daysCount, by365 ? 365 : 360);
        assertLe(2 * interest * divisor, 2 * exact + divisor);
        assertGt(2 * interest * divisor + divisor, 2 * exact);
    }

    function testFuzz_growsWithEachOfItsFactors(uint64 principal, uint32 rate, uint32 daysCount) public pure {
        uint256 interest = Interest.halfUp(principal, rate, daysCount, 360);
        if (principal < type(uint64).max) assertGe(Interest.halfUp(principal + 1, rate, daysCount, 360), interest);
        if (rate < type(uint32).max) assertGe(Interest.halfUp(principal, rate + 1, daysCount, 360), interest);
        assertGe(Interest.halfUp(principal, rate, uint40(daysCount) + 1, 360), interest);
        assertLe(Interest.halfUp(principal, rate, daysCount, 365), interest);
    }

    function testFuzz_isNothingWithoutOneOfItsFactors(uint64 principal, uint32 rate, uint40 daysCount) public pure {
        assertEq(Interest.halfUp(0, rate, daysCount, 360), 0);
        assertEq(Interest.halfUp(principal, 0, daysCount, 360), 0);
        assertEq(Interest.halfUp(principal, rate, 0, 360), 0);
    }

    function test_roundsHalvesUp() public pure {
        // A quarter of a percent: 1 % for 90 days of 360.
        assertEq(Interest.halfUp(199, 10_000, 90, 360), 0);
        assertEq(Interest.halfUp(200, 10_000, 90, 360), 1);
        assertEq(Interest.halfUp(599, 10_000, 90, 360), 1);
        assertEq(Interest.halfUp(600, 10_000, 90, 360), 2);
        assertEq(Interest.halfUp(80_000_000, 60_000, 90, 360), 1_200_000);
        assertEq(Interest.halfUp(80_000_000, 60_000, 73, 365), 960_000);
    }

    function testFuzz_countsMidnights(uint32 from, uint32 term, uint16 quarters) public pure {
        uint40 to = uint40(from) + term;
        // Zones lie on quarters of an hour, fourteen hours east and twelve west at most.
        uint256 zone = 1 days - 12 hours + (uint256(quarters) % 105) * 15 minutes;
        uint256 midnights = Interest.daysBetween(from, to, zone);
        // As many as whole days, or one more where the term begins later in the day than it ends.
        uint256 secondOfDay = (from + zone) % 1 days;
        assertEq(midnights, (secondOfDay + term) / 1 days);
        assertEq(Interest.daysBetween(from, to, zone + 1 days), midnights);
    }

    function test_beginsDaysWhereTheZoneSays() public pure {
        uint256 zone = 1 days + 8 hours;
        // 16:00 UTC is midnight eight hours east.
        uint40 maturity = 100 days + 16 hours;
        assertEq(Interest.daysBetween(maturity - 1 days, maturity, zone), 1);
        assertEq(Interest.daysBetween(maturity - 1 days - 1, maturity, zone), 2);
        assertEq(Interest.daysBetween(maturity - 1, maturity, zone), 1);
        assertEq(Interest.daysBetween(maturity, maturity, zone), 0);
    }

    function test_knowsTheConventions() public pure {
        assertEq(Interest.daysOfYear(Interest.ACT_360), 360);
        assertEq(Interest.daysOfYear(Interest.ACT_365), 365);
    }

    function testFuzz_refusesOtherConventions(uint256 convention) public {
        vm.assume(convention != Interest.ACT_360 && convention != Interest.ACT_365);
        vm.expectRevert(abi.encodeWithSelector(Interest.InterestDayCountUnknown.selector, convention));
        this.daysOfYear(convention);
    }

    function daysOfYear(uint256 convention) external pure returns (uint256) {
        return Interest.daysOfYear(convention);
    }
}
