// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {PathStep} from "../lots/Trail.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {Label} from "./Quota.sol";

/// @title The window at which the central bank rediscounts bills
/// @notice A bank with a settlement account at the central bank names bills that it holds. Machine checks replace the
/// paper file: each bill is judged and, where it fails, refused by name. Within the central bank's mandate an
/// application is approved at once, above it the central bank answers bills by name.
///
/// Approval reserves the bank's quota and instructs the cash: the bills' value less interest, to maturity or, under
/// repurchase, to the last moment to redeem. With the final cash the bills pass and the quota is used, until they are
/// redeemed or collected. The bank stays liable as an endorser.
///
/// A label (agriculture, small enterprise, green) is proven by what is attested now of the enterprise that discounted
/// the bill, which the bill's path names; a small face by itself.
interface IRediscountWindow is ISettlementDesk {
    /// @notice What an application asks for.
    /// @param label Whose rate and sub-quota it uses; none for the whole quota.
    /// @param redeemFrom First moment to redeem, UTC seconds.
    /// @param redeemUntil Last moment to redeem, UTC seconds. Zero, as the one before it: bought out.
    struct Terms {
        MemberId centralBank;
        Label label;
        uint40 redeemFrom;
        uint40 redeemUntil;
    }

    /// @param path The lot's history from registration to now.
    struct Bill {
        LotRef ref;
        PathStep[] path;
    }

    /// @notice What keeps a bill from being rediscounted.
    /// @param Changed The path is not the lot's history, or the lot is not as it was referred to.
    /// @param NotDiscounted No enterprise ever discounted it.
    /// @param TermOutside It has less days left than the rule asks for, or more than it allows.
    /// @param WindowOutside The window to redeem is over, empty or not before maturity.
    enum Check {
        Passed,
        NotHeld,
        NotReceived,
        Due,
        Encumbered,
        Changed,
        NotDiscounted,
        TermOutside,
        WindowOutside,
        LabelNotProven
    }

    /// @notice The states of `RediscountTable`.
    /// @dev The order is part of the storage layout: only append.
    enum State {
        None,
        Submitted,
        Approved,
        Outstanding,
        Redeeming,
        Dishonoured,
        Redeemed,
        Collected
    }

    /// @notice A rediscounted lot. One slot: state 8 | label 8 | bank 24 | central bank 24 | from 40 | until 40 |
    /// units 40.
    struct Rediscount {
        State state;
        Label label;
        MemberId bank;
        MemberId centralBank;
        uint40 redeemFrom;
        uint40 redeemUntil;
        Units units;
    }

    /// @notice Up to which amount a central bank approves applications at once.
    /// @param highest Of one application, minor units.
    /// @param until Last moment at which it does, UTC seconds.
    struct Mandate {
        uint64 highest;
        uint40 until;
    }

    event RediscountMandateSet(MemberId indexed centralBank, uint64 highest, uint40 until, uint32 epoch);
    event RediscountApplied(
        MemberId indexed bank,
        MemberId indexed centralBank,
        Terms terms,
        LotId[] lots,
        uint64 amount,
        uint40 deadline,
        uint40 time,
        uint32 epoch
    );
    /// @param run What the cash is for: settlement's subject.
    /// @param amount Value of all lots.
    /// @param automatically Whether it was within the central bank's mandate.
    event RediscountApproved(
        bytes32 indexed run,
        MemberId indexed bank,
        MemberId indexed centralBank,
        Terms terms,
        LotId[] lots,
        uint64 amount,
        uint64 interest,
        bytes32 instruction,
        bool automatically,
        uint40 time,
        uint32 epoch
    );
    event RediscountSettled(bytes32 indexed run, bytes32 indexed instruction, uint40 time);
    event RediscountReleased(bytes32 indexed run, uint40 time);
    event RediscountRedemptionInstructed(
        LotId indexed lot,
        MemberId indexed bank,
        bytes32 instruction,
        uint40 time,
        uint32 epoch
    );
    event RediscountRedeemed(LotId indexed lot, MemberId indexed bank, bytes32 instruction, uint40 time);
    event RediscountRedemptionReleased(LotId indexed lot, uint40 time);
    event RediscountRetained(LotId indexed lot, MemberId indexed centralBank, uint40 time, uint32 epoch);
    event RediscountCollected(LotId indexed lot, uint40 time);
    event RediscountDishonoured(LotId indexed lot, uint40 time);

    error RediscountNotSettlement(address caller);
    error RediscountCountInvalid(uint256 count, uint256 most);
    error RediscountNoSettlementAccount(MemberId bank);
    error RediscountIneligible(LotId lot, Check check);
    error RediscountInterestTooHigh(LotId lot, uint256 interest, Units value);
    error RediscountNotTheCentralBank(MemberId member, MemberId centralBank);
    /// @notice The lot is at another stage than the act is for.
    error RediscountStateForbids(LotId lot, uint8 act, State state);
    error RediscountNotTheBank(LotId lot, MemberId member, MemberId bank);
    error RediscountOutsideWindow(LotId lot, uint40 from, uint40 until);
    error RediscountWindowOpen(LotId lot, uint40 until);
    /// @notice The lot is neither paid nor dishonoured.
    error RediscountNothingToRecord(LotId lot);
    /// @notice The same run was approved already and waits for its cash.
    error RediscountRunExists(bytes32 run);

    /// @notice The central bank approves applications to itself at once up to an amount and until a moment.
    /// @custom:access central bank with a mandate for rediscount in its own region
    function setMandate(uint64 highest, uint40 until) external;

    /// @notice A bank names bills that it wants to have rediscounted. All or nothing: each must pass all checks.
    /// @param deadline Last moment to answer, UTC seconds; not after any bill's maturity.
    /// @param endToEndId A reference for the payment where it is approved at once.
    /// @custom:access member account with ACT of a bank that holds them
    function applyFor(Terms calldata terms, Bill[] calldata bills, uint40 deadline, bytes32 endToEndId) external;

    /// @notice The central bank approves bills by name; those it does not want it refuses at the ledger.
    /// @param lots Of one bank, each asked for on these terms.
    /// @param endToEndId The central bank's own reference for the payment.
    /// @custom:access the central bank that was asked, with a mandate for rediscount in the bank's region
    function approve(MemberId bank, Terms calldata terms, LotRef[] calldata lots, bytes32 endToEndId) external;

    /// @notice Within the window of a repurchase the bank instructs the lot's value.
    /// @custom:access member account with ACT of the bank
    function redeem(LotId lot, bytes32 endToEndId) external;

    /// @notice The window is over: the central bank may exercise the bill.
    /// @custom:access member account with ACT of the central bank
    function retain(LotId lot) external;

    /// @notice Records that a lot was paid, or is with one who paid in recourse; the quota is repaid.
    /// @custom:access member account with ACT of any member
    function recordCollection(LotId lot) external;

    /// @notice Records that a lot is dishonoured.
    /// @custom:access member account with ACT of any member
    function recordDishonour(LotId lot) external;

    /// @notice Judges bills by name as an application of the bank would be judged now.
    function check(MemberId bank, Terms calldata terms, Bill[] calldata bills) external view returns (Check[] memory);

    function rediscountOf(LotId lot) external view returns (Rediscount memory);

    function mandateOf(MemberId centralBank) external view returns (Mandate memory);
}
