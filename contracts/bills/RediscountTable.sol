// SPDX-License-Identifier: Apache-2.0
// Generated from contracts/bills/rediscount.table.json; do not edit.
pragma solidity 0.8.35;

import {ActRow} from "../lots/ActRow.sol";

/// @notice The state table of rediscounts and their lots, one constant a row; see docs/reference/states/rediscount.md.
library RediscountTable {
    uint8 internal constant NONE = 0;
    uint8 internal constant SUBMITTED = 1;
    uint8 internal constant APPROVED = 2;
    uint8 internal constant OUTSTANDING = 3;
    uint8 internal constant REDEEMING = 4;
    uint8 internal constant DISHONOURED = 5;
    uint8 internal constant REDEEMED = 6;
    uint8 internal constant COLLECTED = 7;

    /// @dev Names bills that pass all checks; within the central bank's mandate they are approved at once.
    ActRow internal constant APPLY = ActRow.wrap(0x00000100000000000000020100010300100008020003);
    /// @dev Answers bills by name: their quota is reserved and their cash instructed.
    ActRow internal constant APPROVE = ActRow.wrap(0x00000200000000000000020000020100080010020103);
    /// @dev The cash is final; the bills pass to the central bank and their quota is used.
    ActRow internal constant SETTLE = ActRow.wrap(0x000003000000000000000300000400000007fe020303);
    /// @dev The cash was rejected or has expired; bills and quota are as before.
    ActRow internal constant RELEASE = ActRow.wrap(0x000004000000000000000000000400000007fe020303);
    /// @dev Within the window of a repurchase the bank instructs the bill's value.
    ActRow internal constant REDEEM = ActRow.wrap(0x00000500000000000000040000080000100008020203);
    /// @dev The cash is final; the bill goes back and its quota is repaid.
    ActRow internal constant HAND_BACK = ActRow.wrap(0x000006000000000000000600001000000007fe020303);
    /// @dev The cash was rejected or has expired; the bill awaits its redemption as before.
    ActRow internal constant RELEASE_REDEMPTION = ActRow.wrap(0x000007000000000000000300001000000007fe020303);
    /// @dev Not redeemed by the cut-off: the central bank may exercise the bill.
    ActRow internal constant RETAIN = ActRow.wrap(0x00000800000000000000030000080000000010020203);
    /// @dev The bill was paid, or who paid in recourse has it; its quota is repaid.
    ActRow internal constant RECORD_COLLECTION = ActRow.wrap(0x000009000000000000000700002800000007fe020203);
    /// @dev The bill is dishonoured.
    ActRow internal constant RECORD_DISHONOUR = ActRow.wrap(0x00000a000000000000000500000800000007fe020203);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant REFUSE = ActRow.wrap(0x00000b00000000000000000000020000000010020103);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant WITHDRAW = ActRow.wrap(0x00000c00000000000000000000020000000008020203);
}
