// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {Entry, MemberId, NOBODY} from "../consortium/Member.sol";
import {IRequests} from "./IRequests.sol";
import {LotId} from "./LotTypes.sol";
import {Request, RequestWord, Ending} from "./Request.sol";

/// @notice The one implementation of two-party acts in two steps. The slot of a request that ended without agreement
/// keeps the moment until which consents on its subject are dead.
abstract contract Requests is IRequests, Gated {
    /// @custom:storage-location erc7201:tradelane.requests
    struct RequestsStorage {
        /// @dev See `RequestWord`.
        mapping(LotId subject => RequestWord) requests;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.requests")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant REQUESTS_STORAGE = 0x3cadd0aeb6b58e7278995818e01f44b9f02c4a66048d8407acdd983cdec1b900;

    /// @inheritdoc IRequests
    function refuse(LotId subject) external {
        Request memory request = _standing(subject);
        _closeAs(subject, request, request.to, _refuseEntry(), Ending.Refused);
    }

    /// @inheritdoc IRequests
    function withdraw(LotId subject) external {
        Request memory request = _standing(subject);
        _closeAs(subject, request, request.from, _withdrawEntry(), Ending.Withdrawn);
    }

    /// @inheritdoc IRequests
    function expire(LotId subject) external {
        Request memory request = requestAt(subject);
        if (request.act == 0) revert LotsNoRequest(subject);
        if (block.timestamp <= request.deadline) revert LotsRequestNotExpired(subject, request.deadline);
        _close(subject, request.act, NOBODY, Ending.Expired, request.deadline);
    }

    /// @inheritdoc IRequests
    function requestAt(LotId subject) public view returns (Request memory) {
        return _requests()[subject].unpack();
    }

    /// @dev The request that stands on a subject and can still be answered.
    function _standing(LotId subject) internal view returns (Request memory request) {
        request = requestAt(subject);
        if (request.act == 0) revert LotsNoRequest(subject);
        _checkDeadline(subject, request.deadline);
    }

    /// @dev The request must be `act` on exactly these terms.
    function _checkDeal(LotId subject, Request memory request, uint8 act, bytes32 deal) internal pure {
        if (request.act != act) revert LotsNoRequest(subject);
        if (request.deal != bytes20(deal)) revert LotsOtherDeal(subject);
    }

    /// @dev Opens a request. The caller has cleared or refused for what stood there before.
    function _ask(LotId subject, uint8 act, MemberId from, MemberId to, uint40 deadline, bytes32 deal) internal {
        _requests()[subject] = Request(act, from, to, deadline, bytes20(deal)).pack();
    }

    /// @dev The request is agreed to, or what it was about has moved on.
    function _forget(LotId subject) internal {
        _requests()[subject] = RequestWord.wrap(0);
    }

    /// @dev Clears a request whose deadline has passed; false when none stands or it can still be answered.
    function _lapse(LotId subject) internal returns (bool) {
        Request memory request = requestAt(subject);
        if (request.act == 0 || block.timestamp <= request.deadline) return false;
        _close(subject, request.act, NOBODY, Ending.Expired, request.deadline);
        return true;
    }

    /// @dev The one who was asked wants something else: what stood, if anything, is refused.
    function _refuseFor(LotId subject, MemberId me) internal {
        uint8 act = requestAt(subject).act;
        if (act != 0) _close(subject, act, me, Ending.Refused, uint40(block.timestamp));
    }

    /// @dev Closed by one of its parties.
    function _closeAs(LotId subject, Request memory request, MemberId party, Entry entry, Ending ending) private {
        (MemberId me, ) = GATE.enter(entry, msg.sender, NOBODY);
        if (me != party) revert LotsNotYourRequest(subject, me);
        _close(subject, request.act, me, ending, uint40(block.timestamp));
    }

    function _close(LotId subject, uint8 act, MemberId by, Ending ending, uint40 time) private {
        _cut(subject, time);
        _restore(subject);
        emit RequestClosed(subject, by, ending, act, time);
    }

    /// @dev What was signed for the subject until this moment is dead.
    function _cut(LotId subject, uint40 until) internal {
        _requests()[subject] = Request(0, NOBODY, NOBODY, until, 0).pack();
    }

    /// @dev The moment until which consents on the subject are dead; zero for never.
    function _cutAt(LotId subject) internal view returns (uint40) {
        Request memory request = requestAt(subject);
        if (request.act != 0 && block.timestamp <= request.deadline) revert LotsRequestOpen(subject, request.deadline);
        return request.deadline;
    }

    function _checkCut(LotId subject, uint40 issuedAt) internal view {
        uint40 cutAt = _cutAt(subject);
        if (issuedAt <= cutAt) revert LotsConsentCut(subject, issuedAt, cutAt);
    }

    function _checkDeadline(LotId subject, uint40 deadline) internal view {
        if (block.timestamp > deadline) revert LotsDeadlinePassed(subject, deadline);
    }

    /// @dev A deadline to answer: not passed, and not after the moment from which there is nothing to answer.
    function _checkDeadline(LotId subject, uint40 deadline, uint40 latest) internal view {
        _checkDeadline(subject, deadline);
        if (deadline > latest) revert LotsDeadlineTooLate(subject, deadline, latest);
    }

    /// @dev Puts the subject back to where it was before the request.
    function _restore(LotId subject) internal virtual;

    function _refuseEntry() internal pure virtual returns (Entry);

    function _withdrawEntry() internal pure virtual returns (Entry);

    function _requests() private view returns (mapping(LotId subject => RequestWord) storage requests) {
        RequestsStorage storage $;
        assembly {
            $.slot := REQUESTS_STORAGE
        }
        return $.requests;
    }
}
