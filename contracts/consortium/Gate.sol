// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IRuleBook} from "../rules/IRuleBook.sol";
import {ConsortiumState} from "./ConsortiumState.sol";
import {IGate} from "./IGate.sol";
import {ALL_REGIONS, hasRegion} from "./Regions.sol";
import {ActClass, Business, Entry, MemberId, MemberKind, MemberState, Rights} from "./Member.sol";
import {Page, Standing, pageOf} from "./Standing.sol";

/// @notice The gate: four slots read for an act of two members (posture, both accounts, the page of both members).
abstract contract Gate is ConsortiumState {
    /// @inheritdoc IGate
    function enter(
        Entry entry,
        address account,
        MemberId counterparty
    ) external view returns (MemberId actor, uint32 epoch) {
        epoch = _open(entry);
        actor = _speaker(account, entry.right()).member;
        Page page = _storage().standings[pageOf(actor)];
        _judge(entry, actor, page.read(actor), entry.actorKinds(), entry.actorMustBeActive());
        if (!counterparty.isNobody()) _judgeCounterparty(entry, counterparty, actor, page);
    }

    /// @inheritdoc IGate
    function meet(
        Entry entry,
        address account,
        address signer,
        uint40 issuedAt
    ) external view returns (MemberId actor, MemberId counterparty, uint32 epoch) {
        epoch = _open(entry);
        actor = _speaker(account, entry.right()).member;
        counterparty = _signatory(signer, issuedAt);
        Page page = _storage().standings[pageOf(actor)];
        _judge(entry, actor, page.read(actor), entry.actorKinds(), entry.actorMustBeActive());
        _judgeCounterparty(entry, counterparty, actor, page);
    }

    /// @inheritdoc IGate
    function enterSigned(
        Entry entry,
        address signer,
        uint40 issuedAt
    ) external view returns (MemberId actor, uint32 epoch) {
        epoch = _open(entry);
        actor = _signatory(signer, issuedAt);
        _judge(entry, actor, _standing(actor), entry.actorKinds(), entry.actorMustBeActive());
    }

    /// @inheritdoc IGate
    function consenting(Entry entry, address signer, uint40 issuedAt) external view returns (MemberId counterparty) {
        counterparty = _signatory(signer, issuedAt);
        Standing standing = _standing(counterparty);
        _judge(entry, counterparty, standing, entry.counterpartyKinds(), entry.counterpartyMustBeActive());
    }

    /// @inheritdoc IGate
    function enterMandated(
        Entry entry,
        address account,
        MemberId subject
    ) external view returns (MemberId actor, uint32 epoch) {
        epoch = _open(entry);
        actor = _speaker(account, entry.right()).member;
        _judge(entry, actor, _standing(actor), entry.actorKinds(), entry.actorMustBeActive());
        _judgeSubject(entry, subject);
        _checkMandate(actor, entry.business(), _storage().records[subject].region);
    }

    /// @dev The rule epoch in force now.
    function _epoch(Posture memory posture) internal view returns (uint32) {
        if (posture.nextAt == 0 || block.timestamp < posture.nextAt) return posture.epoch;
        return IRuleBook(posture.ruleBook).epochAt(uint40(block.timestamp));
    }

    /// @dev The rule epoch in force now, if neither the entry's business nor all of them are halted.
    function _open(Entry entry) private view returns (uint32 epoch) {
        Posture memory posture = _storage().posture;
        uint8 business = uint8(entry.business());
        if (posture.halted & (1 | (uint16(1) << business)) != 0) _checkHalts(posture.halted, entry);
        return _epoch(posture);
    }

    function _checkHalts(uint16 halted, Entry entry) private view {
        Business business = entry.business();
        ActClass class = entry.actClass();
        if (halted & 1 != 0) _checkHalt(Business.All, class);
        if (business != Business.All && halted & (uint16(1) << uint8(business)) != 0) _checkHalt(business, class);
    }

    function _checkHalt(Business business, ActClass class) private view {
        Halt storage order = _storage().halts[business];
        if (block.timestamp > order.until || class == ActClass.Report) return;
        if (class == ActClass.Close && order.level != HaltLevel.All) return;
        revert ConsortiumHalted(business, order.until, order.caseId);
    }

    /// @dev The account, if it may use one of the rights for its member.
    function _speaker(address account, uint8 rights) private view returns (Account memory speaker) {
        speaker = _storage().accounts[account];
        if (speaker.rights & rights != 0) return speaker;
        if (speaker.member.isNobody()) revert ConsortiumAccountUnknown(account);
        revert ConsortiumRightMissing(account, rights);
    }

    /// @dev The member that an account's signature binds, unless the account revoked it since.
    function _signatory(address signer, uint40 issuedAt) private view returns (MemberId) {
        Account memory bound = _speaker(signer, Rights.SIGN);
        if (issuedAt <= bound.consentsFrom) revert ConsortiumConsentRevoked(signer, issuedAt, bound.consentsFrom);
        return bound.member;
    }

    /// @param page The actor's, which is the counterparty's too more often than not.
    function _judgeCounterparty(Entry entry, MemberId counterparty, MemberId actor, Page page) private view {
        if (pageOf(counterparty) != pageOf(actor)) page = _storage().standings[pageOf(counterparty)];
        Standing standing = page.read(counterparty);
        _judge(entry, counterparty, standing, entry.counterpartyKinds(), entry.counterpartyMustBeActive());
    }

    function _judge(Entry entry, MemberId member, Standing standing, uint16 kinds, bool mustBeActive) private pure {
        if (standing.state() != MemberState.Active) {
            _judgeInactive(member, standing.state(), entry.actClass(), mustBeActive);
        }
        _judgeKind(member, standing.kind(), kinds);
    }

    /// @dev The table of `IGate` without its first row.
    function _judgeInactive(MemberId member, MemberState state, ActClass class, bool mustBeActive) private pure {
        if (state == MemberState.None) revert ConsortiumMemberUnknown(member);
        bool may = false;
        if (state == MemberState.Exiting) may = !mustBeActive || class == ActClass.Close || class == ActClass.Report;
        else if (state == MemberState.Suspended) may = class == ActClass.Close || class == ActClass.Report;
        else if (state == MemberState.Exited) may = class == ActClass.Close;
        if (!may) revert ConsortiumMemberStateForbids(member, state, class);
    }

    function _judgeSubject(Entry entry, MemberId subject) private view {
        MemberState state = _knownState(subject);
        if (state == MemberState.Applied || (entry.counterpartyMustBeActive() && state != MemberState.Active)) {
            revert ConsortiumMemberStateForbids(subject, state, entry.actClass());
        }
        _judgeKind(subject, _standing(subject).kind(), entry.counterpartyKinds());
    }

    function _judgeKind(MemberId member, MemberKind kind, uint16 kinds) private pure {
        if ((kinds >> uint8(kind)) & 1 == 0) revert ConsortiumKindForbids(member, kind, kinds);
    }

    function _checkMandate(MemberId regulator, Business business, uint16 region) private view {
        Mandate memory mandate = _storage().mandates[regulator];
        bool covers =
            mandate.businesses & (1 | (uint16(1) << uint8(business))) != 0 &&
                block.timestamp <= mandate.until &&
                (mandate.regions == ALL_REGIONS || hasRegion(mandate.regions, region));
        if (!covers) revert ConsortiumMandateMissing(regulator, business, region);
    }
}
