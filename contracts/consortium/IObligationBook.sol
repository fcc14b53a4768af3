// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "./Member.sol";

/// @notice A contract that knows what members still owe; a member's exit completes only when every book says zero.
interface IObligationBook {
    /// @return amount What the member still owes here, in the book's own measure; zero when nothing.
    function obligationsOf(MemberId member) external view returns (uint256 amount);
}
