// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";

/// @title Pledges of bills
/// @notice The holder of a lot gives it as security to a member, which may do nothing with it but present it for
/// payment when it is due, and give it free. The holder stays the holder. To pledge a part, it is split off first.
/// Requests are refused, withdrawn and expired at the ledger.
interface IPledges {
    event LotPledged(LotId indexed lot, MemberId indexed holder, MemberId indexed pledgee, uint40 time, uint32 epoch);
    /// @notice The pledgee gave the lot free.
    event PledgeReleased(LotId indexed lot, MemberId indexed pledgee, uint40 time, uint32 epoch);
    /// @notice The lot was paid to its pledgee, and with it the pledge ended.
    event PledgeEnded(LotId indexed lot, MemberId indexed pledgee, uint40 time);
    event PledgeDeskSet(address indexed desk, bool listed);

    error PledgesNotADesk(address caller);
    error PledgesNotThePledgee(LotId lot, MemberId member, MemberId pledgee);
    /// @notice Nobody takes a lot of its own, or one on which it owes, as security.
    error PledgesPledgeeInvalid(LotId lot, MemberId pledgee);

    /// @notice The holder asks a member to take the lot as security.
    /// @param deadline Last moment to answer, not after maturity, UTC seconds.
    /// @custom:access member account with ACT of the holder
    function offerPledge(LotRef calldata ref, MemberId pledgee, uint40 deadline) external;

    /// @notice The member that was asked takes the lot as security.
    /// @custom:access member account with ACT of the pledgee
    function acceptPledge(LotRef calldata ref) external;

    /// @notice The holder presents the pledgee's signature: pledged at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @custom:access member account with ACT of the holder, consent of the pledgee
    function pledgeWithConsent(LotRef calldata ref, uint40 deadline, bytes calldata consent) external;

    /// @notice The pledgee gives the lot free; whatever else lies on it stays. Not while the lot is being paid to it.
    /// @custom:access member account with ACT of the pledgee
    function releasePledge(LotId lot) external;

    /// @notice A pledged lot was paid to its pledgee. The pledge lies on the lot still: who redeems the lot lifts it.
    /// @custom:access listed desk
    function ended(LotId lot) external;

    /// @notice Lists or delists a desk.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    /// @notice Whom a lot is pledged to; nobody where it is not.
    function pledgeeOf(LotId lot) external view returns (MemberId);

    /// @notice What the pledgee signs for `pledgeWithConsent` (EIP-712).
    function pledgeDigest(LotRef calldata ref, uint40 issuedAt, uint40 deadline) external view returns (bytes32);
}
