// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consents} from "../consortium/Consents.sol";
import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {ILots} from "./ILots.sol";
import {InstrumentWord} from "./Instrument.sol";
import {Lot, LotWord, Encumbrance} from "./Lot.sol";
import {LotPassing} from "./LotPassing.sol";
import {InstrumentId, LotId, Units} from "./LotTypes.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice What holders do with lots, whatever instrument they are of: split, merge, pass on.
abstract contract Lots is LotPassing, ConsentDomain {
    using Trail for bytes21;

    // ------------------------------------------------------------------------------------------ split and merge

    /// @inheritdoc ILots
    function split(LotId id, Units units) external returns (LotId childId) {
        Lot memory lot = _load(id);
        InstrumentWord word = _lots().instruments[id.instrumentOf()];
        _checkHeldByActor(_splitRow(), id, lot);
        _check(_splitRow(), id, lot, word);
        Lot memory child;
        (childId, child) = _splitOff(id, lot, word, units);
        _store(childId, child);
    }

    /// @inheritdoc ILots
    function merge(LotId id, LotId childId, bytes21 before) external {
        (Lot memory lot, Lot memory child) = (_load(id), _load(childId));
        InstrumentId instrument = id.instrumentOf();
        InstrumentWord word = _lots().instruments[instrument];
        _checkHeldByActor(_mergeRow(), id, lot);
        _check(_mergeRow(), id, lot, word);
        _checkFree(_mergeRow(), childId, child);
        Step front = Trail.kept(Trail.FRONT, lot.holder, child.start, child.end, lot.end);
        Step rest = Trail.kept(Trail.REMAINDER, lot.holder, lot.start, lot.end, lot.end);
        if (
            !(childId.instrumentOf() == instrument && child.end == lot.start) ||
            child.trail != before.next(front, 0) ||
            lot.trail != before.next(rest, 0)
        ) revert LotsNotSiblings(id, childId);

        (lot.start, lot.trail) = (child.start, before);
        _inheritCut(id, lot, childId, child);
        _store(id, lot);
        _lots().lots[childId] = LotWord.wrap(0);
        _announce(lot.holder, NOBODY, childId, child.units());
        _announce(NOBODY, lot.holder, id, child.units());
        emit LotsMerged(instrument, lot.holder, id, childId);
    }

    /// @dev Consents that died on the child stay dead on the merged lot.
    function _inheritCut(LotId id, Lot memory lot, LotId childId, Lot memory child) private {
        if (child.flags & Encumbrance.CONSENTS_CUT == 0) return;
        uint40 until = _cutAt(childId);
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0 && _cutAt(id) > until) until = _cutAt(id);
        lot.flags |= Encumbrance.CONSENTS_CUT;
        _cut(id, until);
        _forget(childId);
    }

    // ------------------------------------------------------------------------------------------ transfers

    /// @dev The holder passes a lot on with the receiver's signature.
    function _transfer(ActRow row, Transfer calldata t, bytes calldata consent) internal {
        Lot memory lot = _load(t.lot);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, _transferDigest(t, lot.trail, issuedAt), signer, issuedAt);
        Move memory move = _moveOf(t);
        MemberId signedFor;
        (move.from, signedFor, move.epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        if (signedFor != t.to) revert LotsConsentForOther(signedFor, t.to);
        _checkDeadline(t.lot, t.deadline);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        _checkMove(move, lot, instrument);
        _check(row, t.lot, lot, instrument);
        // Only now: an offer that expired uncleared cuts consents as well, and the check has just closed it.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _checkCut(t.lot, issuedAt);
        _pass(move, lot, instrument.currency());
    }

    /// @dev The holder asks the receiver; the lot stays and is marked as offered.
    function _offer(ActRow row, Transfer calldata t) internal {
        Lot memory lot = _load(t.lot);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        Move memory move = _moveOf(t);
        (move.from, move.epoch) = GATE.enter(row.entry(), msg.sender, t.to);
        _checkMove(move, lot, instrument);
        _check(row, t.lot, lot, instrument);
        _checkDeadline(t.lot, t.deadline, instrument.maturity());
        lot.flags |= row.sets();
        _store(t.lot, lot);
        _ask(t.lot, row.act(), move.from, t.to, t.deadline, _transferContent(t, lot.trail, 0));
        emit LotOffered(t.lot, move.from, t.to, t.units, t.deadline, t.recourse, t.background);
    }

    /// @dev The receiver takes what it was offered by `offerRow`.
    function _acceptOffer(ActRow row, ActRow offerRow, Transfer calldata t) internal {
        Lot memory lot = _load(t.lot);
        _checkDeal(t.lot, _standing(t.lot), offerRow.act(), _transferContent(t, lot.trail, 0));
        Move memory move = _moveOf(t);
        move.from = lot.holder;
        MemberId me;
        (me, move.epoch) = GATE.enter(row.entry(), msg.sender, lot.holder);
        if (me != t.to) revert LotsNotYourRequest(t.lot, me);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        _check(row, t.lot, lot, instrument);
        lot.flags &= ~row.required();
        // The request took the place of the moment of an earlier cut, so what is left of the lot is cut now.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _cut(t.lot, uint40(block.timestamp));
        else _forget(t.lot);
        _pass(move, lot, instrument.currency());
    }

    function _checkHeldByActor(ActRow row, LotId id, Lot memory lot) private view {
        if (lot.holder.isNobody()) revert LotsUnknown(id);
        (MemberId me, ) = GATE.enter(row.entry(), msg.sender, NOBODY);
        if (me != lot.holder) revert LotsNotHolder(id, me, lot.holder);
    }

    function _moveOf(Transfer calldata t) private pure returns (Move memory move) {
        (move.lot, move.to, move.units, move.recourse) = (t.lot, t.to, t.units, t.recourse);
        move.background = t.background;
    }

    // ------------------------------------------------------------------------------------------ signing

    function _transferDigest(Transfer calldata t, bytes21 trail, uint40 issuedAt) internal view returns (bytes32) {
        return _typedDigest(_transferContent(t, trail, issuedAt));
    }

    function _transferContent(Transfer calldata t, bytes21 trail, uint40 issuedAt) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(_transferType(), t.lot, trail, t.to, t.units, t.recourse, t.background, issuedAt, t.deadline)
            );
    }

    /// @dev EIP-712 type hash of a transfer of this instrument: fields lot, trail, to, units, recourse, background,
    /// issuedAt, deadline.
    function _transferType() internal pure virtual returns (bytes32);

    function _splitRow() internal pure virtual returns (ActRow);

    function _mergeRow() internal pure virtual returns (ActRow);
}
