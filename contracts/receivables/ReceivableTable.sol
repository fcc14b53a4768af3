// SPDX-License-Identifier: Apache-2.0
// Generated from contracts/receivables/receivables.table.json; do not edit.
pragma solidity 0.8.35;

import {ActRow} from "../lots/ActRow.sol";

/// @notice The state table of receivables and their lots, one constant a row; see docs/reference/states/receivables.md.
library ReceivableTable {
    uint8 internal constant NONE = 0;
    uint8 internal constant SUBMITTED = 1;
    uint8 internal constant ISSUED = 2;
    uint8 internal constant CONFIRMED = 3;
    uint8 internal constant OVERDUE = 4;
    uint8 internal constant SETTLED = 5;
    uint8 internal constant CANCELLED = 6;
    uint8 internal constant PART_PAID = 7;
    uint8 internal constant DISPUTED = 8;

    /// @dev The creditor asks the debtor to confirm.
    ActRow internal constant SUBMIT = ActRow.wrap(0x0000010000000000000003010001030004000e020001);
    /// @dev The debtor confirms; the root lot is minted to the creditor.
    ActRow internal constant CONFIRM = ActRow.wrap(0x000002000000000000000300000203000e0004020101);
    /// @dev The debtor issues and asks the creditor to accept; what stood submitted is refused.
    ActRow internal constant ISSUE = ActRow.wrap(0x000003000000000000000302000303000e0004020001);
    /// @dev The creditor accepts; the root lot is minted to it.
    ActRow internal constant ACCEPT_ISSUE = ActRow.wrap(0x0000040000000000000003000004030004000e020101);
    /// @dev The creditor submits with the debtor's signature: confirmed at once.
    ActRow internal constant SUBMIT_WITH_CONSENT = ActRow.wrap(0x0000050000000000000003000001030004000e020001);
    /// @dev The debtor issues with the creditor's signature: confirmed at once.
    ActRow internal constant ISSUE_WITH_CONSENT = ActRow.wrap(0x000014000000000000000300000103000e0004020001);
    /// @dev Debtor or first creditor asks the other to cancel while the root lot is whole.
    ActRow internal constant REQUEST_CANCELLATION = ActRow.wrap(0x000006000000000000000603000803000e000e020001);
    /// @dev The document gets back what was used up.
    ActRow internal constant CANCEL = ActRow.wrap(0x0000070000000000007f0600000803000e000e020101);
    /// @dev Cancels at once with the other side's signature.
    ActRow internal constant CANCEL_WITH_CONSENT = ActRow.wrap(0x0000080000000000007f0600000800000e000e020001);
    /// @dev With the consent of every holder of a live lot and of the granting bank.
    ActRow internal constant EXTEND = ActRow.wrap(0x000009010000000000000300000801000e0004020001);
    /// @dev From the end of the day of maturity and the rule's grace.
    ActRow internal constant FLAG_OVERDUE = ActRow.wrap(0x00000a020000000000000400000800000007fe020201);
    /// @dev At once, with the receiver's signature over the lot's present trail.
    ActRow internal constant ASSIGN = ActRow.wrap(0x00000b0100000000007f0000000802000e000e020001);
    /// @dev Asks the receiver to accept an assignment.
    ActRow internal constant OFFER = ActRow.wrap(0x00000c0100010000007f0000000803000e000e020001);
    /// @dev The lot, or its front part, moves.
    ActRow internal constant ACCEPT_OFFER = ActRow.wrap(0x00000d0100000001007e0000000803000e000e020101);
    /// @dev The child takes the front of the range.
    ActRow internal constant SPLIT = ActRow.wrap(0x00000e0000000000007f00000018000000000e020001);
    /// @dev Undoes a split whose parts have not moved since.
    ActRow internal constant MERGE = ActRow.wrap(0x00000f0000000000007f00000018000000000e020001);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant REFUSE = ActRow.wrap(0x00001000000000000000000001be000000000e020101);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant WITHDRAW = ActRow.wrap(0x00001100000000000000000001be000000000e020201);
    /// @dev The debtor instructs the payment of a lot to its holder.
    ActRow internal constant PAY = ActRow.wrap(0x0000120200200000007d000001980000000004020201);
    /// @dev On Final the lot ends; with the last one the receivable is Settled.
    ActRow internal constant REDEEM = ActRow.wrap(0x000013000000002000000000019800000007fe020201);
    /// @dev Many at once, with the receivers' signatures; with the holder's too anybody sends.
    ActRow internal constant ASSIGN_MANY = ActRow.wrap(0x0000150100000000007f0000000802000e000e020001);
    /// @dev A financing is agreed; the lot, or the part split off for it, waits for the cash.
    ActRow internal constant FINANCE = ActRow.wrap(0x0000160100040000007f0000000800000e000e020001);
    /// @dev The cash of a sale is final; the lot passes to the bank.
    ActRow internal constant DELIVER = ActRow.wrap(0x000017000000000400000000019800000007fe020201);
    /// @dev The cash of a loan is final; the lot secures it.
    ActRow internal constant PLEDGE = ActRow.wrap(0x000018000002000400000000019800000007fe020201);
    /// @dev The loan is repaid, or the bank gives the pledge up.
    ActRow internal constant RELEASE_PLEDGE = ActRow.wrap(0x00001900000000020000000001980000000008020201);
    /// @dev The debtor disputes what it owes; a case id says where.
    ActRow internal constant DISPUTE = ActRow.wrap(0x00001a00000000000000080000180000000004020001);
    /// @dev The debtor gives the dispute up.
    ActRow internal constant WITHDRAW_DISPUTE = ActRow.wrap(0x00001b00000000000000030001000000000004020201);
    /// @dev A court dismisses the dispute.
    ActRow internal constant DISMISS_DISPUTE = ActRow.wrap(0x00001c00000000000000030001000000040200020201);
    /// @dev The debtor is attested insolvent: what it owes falls due now.
    ActRow internal constant ACCELERATE = ActRow.wrap(0x00001d010000000000000400000800000007fe020201);
    /// @dev The debtor instructs a lot's share of a part payment.
    ActRow internal constant PAY_PART = ActRow.wrap(0x00001e0200200000007d000001980000000004020201);
    /// @dev The first share of a part payment is final.
    ActRow internal constant RECORD_PART = ActRow.wrap(0x00001f000000000000000700019800000007fe020201);
    /// @dev The holder gives notice to one who passed the lot on with recourse.
    ActRow internal constant DEMAND_RECOURSE = ActRow.wrap(0x000020020000000000670000019000000e000e020201);
    /// @dev One of those liable instructs the payment of what is unpaid.
    ActRow internal constant PAY_RECOURSE = ActRow.wrap(0x0000210200400000007f00000190000000000e020201);
    /// @dev The payment in recourse is final; the payer takes the holder's place.
    ActRow internal constant RECOVER = ActRow.wrap(0x000022000000004000000000019800000007fe020201);
}
