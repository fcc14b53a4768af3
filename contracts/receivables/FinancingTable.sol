// SPDX-License-Identifier: Apache-2.0
// Generated from contracts/receivables/financing.table.json; do not edit.
pragma solidity 0.8.35;

import {ActRow} from "../lots/ActRow.sol";

/// @notice The state table of financings and their lots, one constant a row; see docs/reference/states/financing.md.
library FinancingTable {
    uint8 internal constant NONE = 0;
    uint8 internal constant APPLIED = 1;
    uint8 internal constant OFFERED = 2;
    uint8 internal constant AGREED = 3;
    uint8 internal constant DISBURSING = 4;
    uint8 internal constant OUTSTANDING = 5;
    uint8 internal constant CLOSED = 6;

    /// @dev The holder asks a bank for terms; nothing is locked.
    ActRow internal constant APPLY = ActRow.wrap(0x0000010000000000000003010001030008000e020001);
    /// @dev The bank offers terms; nothing is locked.
    ActRow internal constant OFFER = ActRow.wrap(0x000002000000000000000302000203000e0008020101);
    /// @dev The holder accepts the terms of a sale.
    ActRow internal constant ACCEPT = ActRow.wrap(0x0000030000000000000003000004020008000e020101);
    /// @dev The holder accepts the terms of a loan against a pledge, and so will owe.
    ActRow internal constant ACCEPT_LOAN = ActRow.wrap(0x0000040000000000000003000004030008000e020101);
    /// @dev At once, with the other's signature; the applicant is judged as in accepting, the bank as in offering.
    ActRow internal constant AGREE = ActRow.wrap(0x000005000000000000000300000100000e000e020001);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant REFUSE = ActRow.wrap(0x0000060000000000000000000006000000000e020101);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant WITHDRAW = ActRow.wrap(0x0000070000000000000000000006000000000e020201);
    /// @dev The bank instructs the cash.
    ActRow internal constant DISBURSE = ActRow.wrap(0x000008010000000000180400000801000e0008020001);
    /// @dev The cash was not instructed in time; the lot and the line are free again.
    ActRow internal constant LAPSE = ActRow.wrap(0x000009000000000000000000000800000007fe020201);
    /// @dev The cash was rejected or expired; the lot and the line are free again.
    ActRow internal constant RELEASE = ActRow.wrap(0x00000a000000000000000000001000000007fe020301);
    /// @dev The cash is final; the lot passes to the bank or is pledged.
    ActRow internal constant FUND = ActRow.wrap(0x00000b000000000000000500001000000007fe020301);
    /// @dev Cash for the lot is final in the bank's hands; what came after a loan was repaid the bank owes back.
    ActRow internal constant COLLECT = ActRow.wrap(0x00000c000000000000000500006000000007fe020301);
    /// @dev One who is liable paid the bank and takes the lot.
    ActRow internal constant RECOVER = ActRow.wrap(0x00000d000000000000000000002000000007fe020301);
    /// @dev The bank instructs what of the retained part is due.
    ActRow internal constant PAY_RETAINED = ActRow.wrap(0x00000e00000000000040000000200000000008020201);
    /// @dev The borrower instructs what the pledge still secures.
    ActRow internal constant REPAY = ActRow.wrap(0x00000f0000000000002000000020000000000e020201);
    /// @dev The bank lifts the pledge without having been paid.
    ActRow internal constant RELEASE_PLEDGE = ActRow.wrap(0x00001000000000000020060000200000000008020201);
    /// @dev The bank no longer holds the lot it bought: its line is free, the retained part due in full.
    ActRow internal constant RELEASE_LINE = ActRow.wrap(0x000011000000000000000000002000000007fe020201);
    /// @dev With the last payment nothing is owed any more.
    ActRow internal constant CLOSE = ActRow.wrap(0x000012000000000000000600002000000007fe020301);
}
