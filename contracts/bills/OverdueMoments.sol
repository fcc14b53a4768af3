// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice The last moments at which something became overdue, UTC seconds: six of 40 bits, the latest lowest, zero
/// where there were not so many.
type OverdueMoments is uint240;

using {withMoment, latest, countSince} for OverdueMoments global;

/// @dev How many moments are remembered.
uint256 constant MOMENTS_KEPT = 6;
uint256 constant MOMENT_BITS = 40;

/// @notice Adds a moment that is not earlier than any before; the earliest of six is forgotten.
function withMoment(OverdueMoments moments, uint40 moment) pure returns (OverdueMoments) {
    return OverdueMoments.wrap((OverdueMoments.unwrap(moments) << uint240(MOMENT_BITS)) | moment);
}

/// @notice The n-th latest moment, counted from 1; zero when there were not so many.
/// @param n At most `MOMENTS_KEPT`.
function latest(OverdueMoments moments, uint256 n) pure returns (uint40) {
    return uint40(OverdueMoments.unwrap(moments) >> ((n - 1) * MOMENT_BITS));
}

/// @notice How many of the moments remembered are at or after another one.
/// @param from Later than zero.
function countSince(OverdueMoments moments, uint256 from) pure returns (uint8 count) {
    while (count < MOMENTS_KEPT && moments.latest(count + 1) >= from) ++count;
}
