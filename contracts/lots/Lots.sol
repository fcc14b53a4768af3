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
    function _transfer(ActRow row, Move memory move, uint40 deadline, bytes calldata consent) internal {
        Lot memory lot = _load(move.lot);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        bytes32 digest = _typedDigest(_transferContent(move, lot.trail, issuedAt, deadline));
        Consents.verify(consent, digest, signer, issuedAt);
        MemberId signedFor;
        (move.from, signedFor, move.epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        if (signedFor != move.to) revert LotsConsentForOther(signedFor, move.to);
        _checkDeadline(move.lot, deadline);
        InstrumentWord instrument = _lots().instruments[move.lot.instrumentOf()];
        _checkMove(move, lot, instrument);
        _check(row, move.lot, lot, instrument);
        // Only now: an offer that expired uncleared cuts consents as well, and the check has just closed it.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _checkCut(move.lot, issuedAt);
        _pass(move, lot, instrument.currency());
    }

    /// @dev The holder asks the receiver; the lot stays and is marked as offered. The caller emits the offer.
    function _offer(ActRow row, Move memory move, uint40 deadline) internal {
        Lot memory lot = _load(move.lot);
        InstrumentWord instrument = _lots().instruments[move.lot.instrumentOf()];
        (move.from, move.epoch) = GATE.enter(row.entry(), msg.sender, move.to);
        _checkMove(move, lot, instrument);
        _check(row, move.lot, lot, instrument);
        _checkDeadline(move.lot, deadline, instrument.maturity());
        lot.flags |= row.sets();
        _store(move.lot, lot);
        bytes32 deal = _transferContent(move, lot.trail, 0, deadline);
        _ask(move.lot, row.act(), move.from, move.to, deadline, deal);
    }

    /// @dev The receiver takes what it was offered by `offerRow`.
    function _acceptOffer(ActRow row, ActRow offerRow, Move memory move, uint40 deadline) internal {
        Lot memory lot = _load(move.lot);
        bytes32 deal = _transferContent(move, lot.trail, 0, deadline);
        _checkDeal(move.lot, _standing(move.lot), offerRow.act(), deal);
        move.from = lot.holder;
        MemberId me;
        (me, move.epoch) = GATE.enter(row.entry(), msg.sender, lot.holder);
        if (me != move.to) revert LotsNotYourRequest(move.lot, me);
        InstrumentWord instrument = _lots().instruments[move.lot.instrumentOf()];
        _check(row, move.lot, lot, instrument);
        lot.flags &= ~row.required();
        // The request took the place of the moment of an earlier cut, so what is left of the lot is cut now.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _cut(move.lot, uint40(block.timestamp));
        else _forget(move.lot);
        _pass(move, lot, instrument.currency());
    }

    function _checkHeldByActor(ActRow row, LotId id, Lot memory lot) private view {
        if (lot.holder.isNobody()) revert LotsUnknown(id);
        (MemberId me, ) = GATE.enter(row.entry(), msg.sender, NOBODY);
        if (me != lot.holder) revert LotsNotHolder(id, me, lot.holder);
    }

    /// @dev EIP-712 struct hash of a transfer in the words of this instrument, for the lot's trail at that time.
    function _transferContent(
        Move memory move,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) internal pure virtual returns (bytes32);

    function _splitRow() internal pure virtual returns (ActRow);

    function _mergeRow() internal pure virtual returns (ActRow);
}
