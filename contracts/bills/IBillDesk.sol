// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Lot} from "../lots/Lot.sol";
import {LotRef} from "../lots/LotTypes.sol";

/// @title What desks do to bills beyond what they do to all lots
interface IBillDesk {
    /// @notice A bill on its way from its drawer to its payee.
    /// @param background Tag of the document that justifies it: `to` sold, the drawer bought.
    struct Receipt {
        MemberId to;
        bool notTransferable;
        bytes32 background;
        uint32 epoch;
    }

    /// @notice The payee receives a bill from its drawer: the whole package passes, and its document is used up.
    /// @dev Warning: the ledger does not know who agreed; the desk has verified it.
    /// @custom:access desk that passes lots on
    function receiveFromDrawer(
        ActRow row,
        LotRef calldata ref,
        ILotRequests.Agreement calldata agreement,
        Receipt calldata receipt
    ) external;

    /// @notice Ends a bill that nobody has received: its whole package is with its drawer still.
    /// @return The lot as it ended.
    /// @custom:access desk that services
    function terminate(ActRow row, LotRef calldata ref, uint32 epoch) external returns (Lot memory);
}
