// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsortiumAccounts} from "./ConsortiumAccounts.sol";
import {IConsortium} from "./IConsortium.sol";
import {IObligationBook} from "./IObligationBook.sol";
import {Business, MemberId, NOBODY, MemberKind, MemberState, Rights} from "./Member.sol";
import {isRegionList} from "./Regions.sol";
import {standingOf} from "./Standing.sol";

/// @notice How members come, are suspended, and leave: Applied -> Active <-> Suspended; Active or Suspended -> Exiting
/// -> Exited. Who may order each change, the leaf contract says.
abstract contract Membership is ConsortiumAccounts {
    /// @dev All kinds but enterprises, core enterprises and none.
    uint16 private constant MANDATED_KINDS = uint16((1 << (uint8(type(MemberKind).max) + 1)) - 1) & ~uint16(7);
    /// @dev A mandate cannot reach a business that is only added later.
    uint16 private constant BUSINESSES = uint16((1 << (uint8(type(Business).max) + 1)) - 1);

    /// @inheritdoc IConsortium
    function applyForMembership(bytes32 entity, MemberKind kind, uint16 region) external returns (MemberId member) {
        if (entity == 0) revert ConsortiumEntityInvalid();
        if (kind == MemberKind.None) revert ConsortiumKindInvalid(kind);
        ConsortiumStorage storage $ = _storage();
        if (!$.byEntity[entity].isNobody()) revert ConsortiumEntityKnown(entity, $.byEntity[entity]);

        member = MemberId.wrap(++$.members);
        uint40 since = uint40(block.timestamp);
        $.byEntity[entity] = member;
        $.records[member] = Record(entity, region, since, 0, msg.sender);
        _setStanding(member, standingOf(MemberState.Applied, kind));
        emit MemberApplied(member, entity, kind, region, msg.sender, since);
        _bind(msg.sender, member, Rights.ALL);
    }

    /// @inheritdoc IConsortium
    /// @custom:access anyone
    function completeExit(MemberId member) external {
        MemberState state = _knownState(member);
        if (state != MemberState.Exiting) revert ConsortiumStateNot(member, state);
        address[] memory books = _storage().obligationBooks;
        for (uint256 i = 0; i < books.length; i++) {
            uint256 amount = IObligationBook(books[i]).obligationsOf(member);
            if (amount != 0) revert ConsortiumObligationsOpen(member, books[i], amount);
        }
        _enterState(member, MemberState.Exited);
        emit MemberExited(member, uint40(block.timestamp));
    }

    /// @inheritdoc IConsortium
    function startExit() external {
        MemberId member = _administered(msg.sender);
        MemberState state = _knownState(member);
        if (state != MemberState.Active) revert ConsortiumStateNot(member, state);
        _startExit(member, false);
    }

    /// @inheritdoc IConsortium
    function memberAt(MemberId member) external view returns (Member memory) {
        Record storage record = _storage().records[member];
        return
            Member({
                entity: record.entity,
                kind: _standing(member).kind(),
                state: _standing(member).state(),
                region: record.region,
                since: record.since
            });
    }

    /// @inheritdoc IConsortium
    function memberOf(bytes32 entity) external view returns (MemberId) {
        return _storage().byEntity[entity];
    }

    /// @inheritdoc IConsortium
    function memberCount() external view returns (uint24) {
        return _storage().members;
    }

    /// @inheritdoc IConsortium
    function mandateOf(MemberId member) external view returns (Mandate memory) {
        return _storage().mandates[member];
    }

    function _admit(MemberId applicant) internal {
        _move(applicant, MemberState.Applied, MemberState.Active);
        emit MemberAdmitted(applicant, uint40(block.timestamp));
    }

    function _refuse(MemberId applicant) internal {
        ConsortiumStorage storage $ = _storage();
        MemberState state = _knownState(applicant);
        if (state != MemberState.Applied) revert ConsortiumStateNot(applicant, state);
        Record memory record = $.records[applicant];
        delete $.records[applicant];
        $.byEntity[record.entity] = NOBODY;
        delete $.accounts[record.applicant];
        _setStanding(applicant, standingOf(MemberState.None, MemberKind.None));
        emit ApplicationRefused(applicant, record.entity, record.applicant, uint40(block.timestamp));
    }

    function _suspend(MemberId member, uint16 reason) internal {
        _move(member, MemberState.Active, MemberState.Suspended);
        emit MemberSuspended(member, reason, uint40(block.timestamp));
    }

    function _reinstate(MemberId member) internal {
        _move(member, MemberState.Suspended, MemberState.Active);
        emit MemberReinstated(member, uint40(block.timestamp));
    }

    function _exclude(MemberId member) internal {
        MemberState state = _knownState(member);
        if (state != MemberState.Active && state != MemberState.Suspended) revert ConsortiumStateNot(member, state);
        _startExit(member, true);
    }

    function _setMandate(MemberId member, Mandate calldata mandate) internal {
        bool takesAway = mandate.businesses == 0 && mandate.until == 0 && mandate.regions == 0;
        if (!takesAway) _checkNewMandate(member, mandate);
        else _knownState(member);
        _storage().mandates[member] = mandate;
        emit MandateSet(member, mandate.businesses, mandate.until, mandate.regions);
    }

    function _checkNewMandate(MemberId member, Mandate calldata mandate) private view {
        MemberState state = _knownState(member);
        if (state != MemberState.Active) revert ConsortiumStateNot(member, state);
        MemberKind kind = _standing(member).kind();
        if ((MANDATED_KINDS >> uint8(kind)) & 1 == 0) revert ConsortiumKindForbids(member, kind, MANDATED_KINDS);
        bool valid =
            mandate.businesses != 0 &&
                mandate.businesses & ~BUSINESSES == 0 &&
                mandate.until > block.timestamp &&
                isRegionList(mandate.regions);
        if (!valid) revert ConsortiumMandateInvalid(member, mandate.businesses, mandate.until, mandate.regions);
    }

    function _startExit(MemberId member, bool excluded) private {
        _enterState(member, MemberState.Exiting);
        emit MemberExitStarted(member, excluded, uint40(block.timestamp));
    }

    function _move(MemberId member, MemberState from, MemberState to) private {
        MemberState state = _knownState(member);
        if (state != from) revert ConsortiumStateNot(member, state);
        _enterState(member, to);
    }
}
