// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @dev Alone in a list of regions it stands for all of them, and for members without a region.
uint192 constant ALL_REGIONS = 0xffff;

/// @notice Whether a list of regions (16 bits each, lowest first) has a region. No list has region zero.
function hasRegion(uint192 regions, uint16 region) pure returns (bool) {
    if (region == 0) return false;
    for (; regions != 0; regions >>= 16) {
        if (uint16(regions) == region) return true;
    }
    return false;
}

/// @notice Whether a list of regions is in its only valid form: strictly ascending, without gaps, not empty, and
/// `ALL_REGIONS` only alone.
function isRegionList(uint192 regions) pure returns (bool) {
    if (regions == ALL_REGIONS) return true;
    uint16 previous = 0;
    for (uint192 rest = regions; rest != 0; rest >>= 16) {
        uint16 region = uint16(rest);
        if (region <= previous || region == ALL_REGIONS) return false;
        previous = region;
    }
    return previous != 0;
}
