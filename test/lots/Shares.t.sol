// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {Units} from "../../contracts/lots/LotTypes.sol";
import {Shares} from "../../contracts/lots/Shares.sol";

contract SharesTest is Test {
    function test_addUpToTheLevelOverAnyPartition(uint40 face, uint40 level, uint40[8] calldata cuts) external pure {
        face = uint40(bound(face, 1, type(uint40).max));
        level = uint40(bound(level, 0, face));
        uint256 sum = 0;
        uint40 start = 0;
        for (uint256 k = 0; k <= cuts.length; ++k) {
            uint40 end = k == cuts.length ? face : uint40(bound(cuts[k], start, face));
            uint40 share = shareOf(start, end, level, face);
            // Wide integers: the exact share lies within one unit.
            uint256 exact = uint256(level) * (end - start);
            assertLt(exact, (uint256(share) + 1) * face);
            assertLt(uint256(share) * face, exact + face);
            assertLe(share, end - start);
            sum += share;
            start = end;
        }
        assertEq(sum, level);
    }

    function test_neverFallWithTheLevel(uint40 face, uint40 start, uint40 end, uint40 low, uint40 high) external pure {
        face = uint40(bound(face, 1, type(uint40).max));
        end = uint40(bound(end, 0, face));
        start = uint40(bound(start, 0, end));
        high = uint40(bound(high, 0, face));
        low = uint40(bound(low, 0, high));
        assertEq(shareOf(start, end, face, face), end - start);
        assertEq(shareOf(start, end, 0, face), 0);
        // A later share may be a unit less than an earlier one only by rounding, and then nothing is due.
        assertLe(shareOf(start, end, low, face), shareOf(start, end, high, face) + 1);
    }

    function shareOf(uint40 start, uint40 end, uint40 level, uint40 face) private pure returns (uint40) {
        return Shares.share(Units.wrap(start), Units.wrap(end), Units.wrap(level), Units.wrap(face)).value();
    }
}
