// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Units} from "./LotTypes.sol";

/// @notice What an amount that stands for a whole instrument comes to for each of its parts: a part payment, or the
/// deposit that was taken for it.
library Shares {
    /// @notice Of a whole of `face` for which `level` stands, what falls to the part [start, end). Over any partition
    /// the shares add up to the level, and no share exceeds its part.
    function share(Units start, Units end, Units level, Units face) internal pure returns (Units) {
        return Units.wrap(_below(end, level, face) - _below(start, level, face));
    }

    /// @dev What falls to all before `unit`; at most the level, for no unit lies beyond the face.
    function _below(Units unit, Units level, Units face) private pure returns (uint40) {
        return uint40((uint256(level.value()) * unit.value()) / face.value());
    }
}
