// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {PathStep, Step, Trail} from "../lots/Trail.sol";

/// @notice Who is liable to the holder of a lot, read from the lot's path alone.
library Liability {
    /// @notice Walking back from the holder, each who passed the lot on with recourse, until the first who did not; the
    /// nearest first, each member once, the holder itself never. Who paid in recourse stands again where it stood
    /// before it passed the lot on.
    /// @param path A proven history of the lot, from issue to now.
    function liableOn(PathStep[] calldata path) internal pure returns (MemberId[] memory parties) {
        (Step[] memory chain, uint256 length, MemberId holder) = _chain(path);
        parties = new MemberId[](length);
        uint256 found = 0;
        for (; length > 0 && _withRecourse(chain[length - 1]); --length) {
            MemberId party = chain[length - 1].fromOf();
            if (party != holder && !_contains(parties, found, party)) parties[found++] = party;
        }
        assembly ("memory-safe") {
            mstore(parties, found)
        }
    }

    /// @dev The steps by which the lot came to its holder, without those that recourse has undone.
    function _chain(
        PathStep[] calldata path
    ) private pure returns (Step[] memory chain, uint256 length, MemberId holder) {
        chain = new Step[](path.length);
        for (uint256 i = 0; i < path.length; ++i) {
            Step step = path[i].step;
            uint8 act = step.actOf();
            if (act == Trail.FRONT || act == Trail.REMAINDER) continue;
            holder = step.toOf();
            if (act == Trail.RECOVERED) length = _placeOf(chain, length, holder);
            else chain[length++] = step;
        }
    }

    /// @dev Where the nearest step lies by which `member` passed the lot on.
    function _placeOf(Step[] memory chain, uint256 length, MemberId member) private pure returns (uint256) {
        while (length > 0) {
            if (chain[--length].fromOf() == member) return length;
        }
        // coverage: who paid in recourse passed the lot on once, so its step is found
        return 0;
    }

    function _withRecourse(Step step) private pure returns (bool) {
        uint8 act = step.actOf();
        return act == Trail.ASSIGNED_WITH_RECOURSE || act == Trail.SOLD_WITH_RECOURSE;
    }

    function _contains(MemberId[] memory parties, uint256 found, MemberId party) private pure returns (bool) {
        for (uint256 i = 0; i < found; ++i) {
            if (parties[i] == party) return true;
        }
        return false;
    }
}
