// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @title Interest on a principal over calendar days
/// @notice What law decides (day count, zone of the business day) comes in as parameters of the rule book.
library Interest {
    /// @notice Day count conventions as `Parameters.DAY_COUNT` numbers them.
    uint256 internal constant ACT_360 = 1;
    uint256 internal constant ACT_365 = 2;

    /// @dev Rates are millionths a year.
    uint256 private constant PPM = 1_000_000;

    error InterestDayCountUnknown(uint256 convention);

    /// @notice principal x rate x days / year, rounded half up: within half a unit of the exact value.
    /// @param yearDays Days of the year in the convention, see `daysOfYear`.
    function halfUp(
        uint64 principal,
        uint32 ratePpm,
        uint40 daysCount,
        uint256 yearDays
    ) internal pure returns (uint256) {
        uint256 divisor = PPM * yearDays;
        return (uint256(principal) * ratePpm * daysCount + divisor / 2) / divisor;
    }

    /// @notice Days a year has in a convention.
    function daysOfYear(uint256 convention) internal pure returns (uint256) {
        if (convention == ACT_360) return 360;
        if (convention == ACT_365) return 365;
        revert InterestDayCountUnknown(convention);
    }

    /// @notice Calendar days from the day of one moment to the day of another that is not earlier.
    /// @param zone Seconds east of UTC of the days' zone; whole days more change nothing.
    function daysBetween(uint40 from, uint40 to, uint256 zone) internal pure returns (uint40) {
        // Two dates less than 2^40 seconds apart.
        return uint40((to + zone) / 1 days - (from + zone) / 1 days);
    }
}
