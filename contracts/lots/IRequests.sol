// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId} from "./LotTypes.sol";
import {Request, Ending} from "./Request.sol";

/// @title Two-party acts: request, then agreement, refusal, withdrawal or expiry
/// @notice A request that ends without agreement restores exactly the state from before it, and whatever was signed for
/// its subject until that moment is dead. The same act can be done in one transaction with the other side's consent.
/// @dev A subject is a lot, or `instrument << 40` for a request about the whole instrument.
interface IRequests {
    /// @notice A request ended without agreement; what was signed for its subject at or before `time` is dead.
    event RequestClosed(LotId indexed subject, MemberId indexed by, Ending ending, uint8 act, uint40 time);

    error LotsNoRequest(LotId subject);
    error LotsOtherDeal(LotId subject);
    error LotsNotYourRequest(LotId subject, MemberId member);
    error LotsRequestOpen(LotId subject, uint40 deadline);
    error LotsRequestNotExpired(LotId subject, uint40 deadline);
    error LotsDeadlinePassed(LotId subject, uint40 deadline);
    error LotsDeadlineTooLate(LotId subject, uint40 deadline, uint40 latest);
    error LotsConsentForOther(MemberId signedFor, MemberId expected);
    error LotsConsentCut(LotId subject, uint40 issuedAt, uint40 cutAt);

    /// @notice The one who was asked says no.
    /// @custom:access member account with ACT of the one asked
    function refuse(LotId subject) external;

    /// @notice The one who asked takes its request back.
    /// @custom:access member account with ACT of the one who asked
    function withdraw(LotId subject) external;

    /// @notice Clears a request whose deadline has passed; an expired request stops nothing even uncleared.
    /// @custom:access anyone
    function expire(LotId subject) external;

    /// @notice The request that stands on a subject, or, with `act` zero, the trace of the last one.
    function requestAt(LotId subject) external view returns (Request memory);
}
