// SPDX-License-Identifier: Apache-2.0
// Generated from contracts/bills/bills.table.json; do not edit.
pragma solidity 0.8.35;

import {ActRow} from "../lots/ActRow.sol";

/// @notice The state table of bills and their lots, one constant a row; see docs/reference/states/bills.md.
library BillTable {
    uint8 internal constant NONE = 0;
    uint8 internal constant ISSUED = 1;
    uint8 internal constant ACCEPTED = 2;
    uint8 internal constant RECEIVED = 3;
    uint8 internal constant SETTLED = 4;
    uint8 internal constant TERMINATED = 5;

    /// @dev The drawer makes a bill out; its root lot stands for it, not yet as a token.
    ActRow internal constant REGISTER = ActRow.wrap(0x000001010000000000000100000103000e0006020002);
    /// @dev The drawer asks the acceptor to accept the whole package.
    ActRow internal constant PRESENT_FOR_ACCEPTANCE = ActRow.wrap(0x0000020100010000077f0200000203000e0006020002);
    /// @dev The acceptor owes; the root lot shows as a token.
    ActRow internal constant ACCEPT = ActRow.wrap(0x0000030100000001077e02000002030006000e020102);
    /// @dev The drawer presents with the acceptor's signature: accepted at once.
    ActRow internal constant ACCEPT_WITH_CONSENT = ActRow.wrap(0x0000040100000000077f0200000203000e0006020002);
    /// @dev The drawer takes the whole package back while the payee has not received it.
    ActRow internal constant WITHDRAW_BILL = ActRow.wrap(0x0000050000000000077f050000060000000006020202);
    /// @dev A bill that was not accepted, or not received, by its due date ends.
    ActRow internal constant LAPSE = ActRow.wrap(0x0000060200000000077f0500000600000007fe020202);
    /// @dev The drawer asks the payee to receive the whole package.
    ActRow internal constant PRESENT_FOR_RECEIPT = ActRow.wrap(0x0000070100010000077f030000040300060006020002);
    /// @dev The payee holds the bill; its background is used up.
    ActRow internal constant RECEIVE = ActRow.wrap(0x0000080100000001077e030000040100060006020102);
    /// @dev The drawer hands over with the payee's signature: received at once.
    ActRow internal constant RECEIVE_WITH_CONSENT = ActRow.wrap(0x0000090100000000077f030000040300060006020002);
    /// @dev The holder or the acceptor asks a member to guarantee its part in the bill.
    ActRow internal constant ASK_GUARANTEE = ActRow.wrap(0x00000a0100010000077f0000000e03000e000e020002);
    /// @dev The guarantor is liable as the one it guarantees; the lot stays where it is.
    ActRow internal constant GUARANTEE = ActRow.wrap(0x00000b0100000001077e0000000e03000e000e020102);
    /// @dev With the guarantor's signature: guaranteed at once.
    ActRow internal constant GUARANTEE_WITH_CONSENT = ActRow.wrap(0x00000c0100000000077f0000000e03000e000e020002);
    /// @dev At once, with the endorsee's signature over the lot's present trail.
    ActRow internal constant ENDORSE = ActRow.wrap(0x00000d010000000007ff000000080300060006020002);
    /// @dev Asks the endorsee to take the lot, or its front part.
    ActRow internal constant OFFER_ENDORSEMENT = ActRow.wrap(0x00000e010001000007ff000000080300060006020002);
    /// @dev The lot, or its front part, passes to the endorsee.
    ActRow internal constant ACCEPT_ENDORSEMENT = ActRow.wrap(0x00000f010000000107fe000000080100060006020102);
    /// @dev The child takes the front of the range.
    ActRow internal constant SPLIT = ActRow.wrap(0x0000100000000000077f00000008000000000e020002);
    /// @dev Undoes a split whose parts have not moved since.
    ActRow internal constant MERGE = ActRow.wrap(0x0000110000000000077f00000008000000000e020002);
    /// @dev The holder asks the pledgee to take the lot as security.
    ActRow internal constant OFFER_PLEDGE = ActRow.wrap(0x000012010001000007ff0000000803000e000e020002);
    /// @dev The lot secures a claim of the pledgee.
    ActRow internal constant PLEDGE = ActRow.wrap(0x000013010002000107fe0000000801000e000e020102);
    /// @dev With the pledgee's signature: pledged at once.
    ActRow internal constant PLEDGE_WITH_CONSENT = ActRow.wrap(0x000014010002000007ff0000000803000e000e020002);
    /// @dev The pledgee gives the lot free; whatever else lies on it stays.
    ActRow internal constant RELEASE_PLEDGE = ActRow.wrap(0x0000150000000002002000000008000000000e020202);
    /// @dev The holder offers the lot to a bank for discount; a bank, to another bank.
    ActRow internal constant OFFER_DISCOUNT = ActRow.wrap(0x000016010001000007ff00000008030008000e020002);
    /// @dev The bank buys; the lot waits for its cash, or passes at once where it is free of payment.
    ActRow internal constant BUY_OUT = ActRow.wrap(0x000017010004000107fe0000000801000e0008020102);
    /// @dev As buying out, and the seller is to redeem the lot within a window.
    ActRow internal constant BUY_UNDER_REPURCHASE = ActRow.wrap(0x000018010104000107fe0000000803000e0008020102);
    /// @dev Either of the two acts with the other's signature: bought at once.
    ActRow internal constant BUY_OUT_WITH_CONSENT = ActRow.wrap(0x000019010004000007ff0000000803000e000e020002);
    /// @dev With the other one's signature: bought under repurchase at once.
    ActRow internal constant BUY_UNDER_REPURCHASE_WITH_CONSENT = ActRow.wrap(
        0x00001a010104000007ff0000000803000e000e020002
    );
    /// @dev The cash of a purchase is final; the lot passes to the buyer.
    ActRow internal constant DELIVER = ActRow.wrap(0x00001b000000000400000000000800000007fe020302);
    /// @dev The seller under repurchase instructs the price of redemption within its window.
    ActRow internal constant REDEEM = ActRow.wrap(0x00001c0001040100067f00000008000018000e020202);
    /// @dev The cash of a redemption is final; the lot goes back to its seller.
    ActRow internal constant HAND_BACK = ActRow.wrap(0x00001d000000010400000000000800000007fe020302);
    /// @dev Not redeemed by the cut-off: the buyer keeps the lot and may do with it as with any other.
    ActRow internal constant RETAIN = ActRow.wrap(0x00001e0000000100001c000000080000000018020202);
    /// @dev A bank names the lot in an application for rediscount.
    ActRow internal constant OFFER_REDISCOUNT = ActRow.wrap(0x00001f010001000007ff000000080300100008020002);
    /// @dev The central bank buys; the lot waits for its cash.
    ActRow internal constant REDISCOUNT = ActRow.wrap(0x000020010004000107fe000000080100080010020102);
    /// @dev As rediscount, and the bank is to redeem the lot within a window.
    ActRow internal constant REDISCOUNT_UNDER_REPURCHASE = ActRow.wrap(0x000021010104000107fe000000080300080010020102);
    /// @dev The holder presents for payment, in time or overdue.
    ActRow internal constant PRESENT = ActRow.wrap(0x0000220202000000077f00000008000000001e020202);
    /// @dev The pledgee presents for payment; it is all that a pledgee may do.
    ActRow internal constant PRESENT_PLEDGED = ActRow.wrap(0x0000230202020002077d00000008000000000e020202);
    /// @dev Bank paper is presented for its holder by whoever calls.
    ActRow internal constant PRESENT_AUTOMATICALLY = ActRow.wrap(0x0000240202000000077f0000000800000007fe020202);
    /// @dev Bank paper is presented for its pledgee by whoever calls.
    ActRow internal constant PRESENT_PLEDGED_AUTOMATICALLY = ActRow.wrap(
        0x0000250202020002077d0000000800000007fe020202
    );
    /// @dev Who presented takes it back before the answer.
    ActRow internal constant WITHDRAW_PRESENTATION = ActRow.wrap(0x0000260000000200002000000008000000001e020202);
    /// @dev The acceptor instructs the payment of a presented lot.
    ActRow internal constant PAY = ActRow.wrap(0x0000270202200200003800000008000000000e020202);
    /// @dev The payment is final and the lot ends; with the last one the bill is Settled.
    ActRow internal constant SETTLE = ActRow.wrap(0x000028000000022000000000000800000007fe020302);
    /// @dev The acceptor refuses payment, with a reason.
    ActRow internal constant REFUSE_PAYMENT = ActRow.wrap(0x0000290004000200002000000008000000000e020202);
    /// @dev No answer within the days of the rule is dishonour; whoever calls records it.
    ActRow internal constant DISHONOUR = ActRow.wrap(0x00002a000400020000200000000800000007fe020202);
    /// @dev A court has declared the acceptor insolvent: recourse before maturity.
    ActRow internal constant DISHONOUR_INSOLVENT = ActRow.wrap(0x00002b0104000000077f00000008000000001e020202);
    /// @dev The holder claims face, interest and costs from one of those liable.
    ActRow internal constant CLAIM = ActRow.wrap(0x00002c000401040003670000000800000e001e020202);
    /// @dev The one claimed from agrees and instructs the payment.
    ActRow internal constant SATISFY = ActRow.wrap(0x00002d0004400401037e0000000800001e000e020202);
    /// @dev The payment in recourse is final: the payer takes the holder's place; if it is the acceptor, the lot ends.
    ActRow internal constant RECOVER = ActRow.wrap(0x00002e000000004000000000000800000007fe020302);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant REFUSE = ActRow.wrap(0x00002f000000000000000000000e00000007fe020102);
    /// @dev Restores exactly the state from before the request.
    ActRow internal constant WITHDRAW = ActRow.wrap(0x000030000000000000000000000e00000007fe020202);
}
