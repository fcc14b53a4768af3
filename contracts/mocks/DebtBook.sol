// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId} from "../consortium/Member.sol";

/// @notice An obligation book that says what it is told.
contract DebtBook is IObligationBook {
    mapping(MemberId member => uint256) private _debts;

    function owe(MemberId member, uint256 amount) external {
        _debts[member] = amount;
    }

    /// @inheritdoc IObligationBook
    function obligationsOf(MemberId member) external view returns (uint256 amount) {
        return _debts[member];
    }
}
