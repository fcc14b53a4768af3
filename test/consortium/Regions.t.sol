// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {ALL_REGIONS, hasRegion, isRegionList} from "../../contracts/consortium/Regions.sol";

contract RegionsTest is Test {
    uint256 private constant MOST = 12;

    function test_findsExactlyTheRegionsOfAList(
        uint16[MOST] calldata numbers,
        uint8 countSeed,
        uint16 other
    ) external pure {
        (uint16[] memory regions, uint192 list) = ascending(numbers, countSeed);
        bool listed;
        for (uint256 i = 0; i < regions.length; i++) {
            assertTrue(hasRegion(list, regions[i]));
            if (regions[i] == other) listed = true;
        }
        assertEq(hasRegion(list, other), listed);
        assertFalse(hasRegion(list, 0));
    }

    function test_takesListsInOrderAndNoOther(
        uint16[MOST] calldata numbers,
        uint8 countSeed,
        uint8 swap
    ) external pure {
        (uint16[] memory regions, uint192 list) = ascending(numbers, countSeed);
        assertEq(isRegionList(list), regions.length != 0);
        if (regions.length < 2) return;
        uint256 i = swap % (regions.length - 1);
        (regions[i], regions[i + 1]) = (regions[i + 1], regions[i]);
        assertFalse(isRegionList(pack(regions)));
        regions[i] = regions[i + 1];
        assertFalse(isRegionList(pack(regions)));
        regions[i] = 0;
        assertFalse(isRegionList(pack(regions)));
        regions[i] = uint16(ALL_REGIONS);
        assertFalse(isRegionList(pack(regions)));
    }

    function test_takesAllRegionsAlone() external pure {
        assertTrue(isRegionList(ALL_REGIONS));
        assertFalse(isRegionList(0));
    }

    /// @dev Some of the numbers in ascending order, without zero, doubles and the number that stands for all.
    function ascending(
        uint16[MOST] calldata numbers,
        uint8 countSeed
    ) private pure returns (uint16[] memory regions, uint192 list) {
        uint256 wanted = countSeed % (MOST + 1);
        regions = new uint16[](wanted);
        uint256 count;
        uint16 last = 0;
        for (uint256 i = 0; i < wanted; i++) {
            uint16 next = uint16(last + 1 + (numbers[i] % 5_000));
            if (next <= last || next == ALL_REGIONS) break;
            regions[count++] = last = next;
        }
        assembly ("memory-safe") {
            mstore(regions, count)
        }
        list = pack(regions);
    }

    function pack(uint16[] memory regions) private pure returns (uint192 list) {
        for (uint256 i = regions.length; i > 0; i--) list = (list << 16) | regions[i - 1];
    }
}
