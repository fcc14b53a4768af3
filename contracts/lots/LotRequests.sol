// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow, When} from "./ActRow.sol";
import {ILotRequests} from "./ILotRequests.sol";
import {InstrumentWord} from "./Instrument.sol";
import {DeskPower, Encumbrance, Lot} from "./Lot.sol";
import {LotDesks} from "./LotDesks.sol";
import {InstrumentId, LotRef} from "./LotTypes.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice Requests of desks, and what members say on lots; see `ILotRequests`.
abstract contract LotRequests is ILotRequests, LotDesks {
    using Trail for bytes21;

    /// @inheritdoc ILotRequests
    function ask(
        ActRow row,
        LotRef calldata ref,
        MemberId from,
        MemberId to,
        uint40 deadline,
        bytes32 deal
    ) external returns (Lot memory lot) {
        _checkDesk(Encumbrance.OFFERED | row.sets());
        InstrumentWord word;
        (lot, word) = _openFor(row, ref);
        if (lot.flags & Encumbrance.OFFERED != 0) revert LotsEncumbered(ref.lot, Encumbrance.OFFERED);
        if (row.when() == When.BeforeMaturity) _checkDeadline(ref.lot, deadline, word.maturity());
        else _checkDeadline(ref.lot, deadline);
        lot.flags = (lot.flags & ~row.required()) | row.sets() | Encumbrance.OFFERED;
        _store(ref.lot, lot);
        _ask(ref.lot, row.act(), from, to, deadline, deal);
        emit LotAsked(ref.lot, from, to, row.act(), deadline, deal, msg.sender);
    }

    /// @inheritdoc ILotRequests
    function take(ActRow row, LotRef calldata ref, Agreement calldata agreement) external returns (Lot memory lot) {
        _checkDesk(Encumbrance.OFFERED | row.sets());
        (lot, ) = _agreed(row, ref, agreement);
        _store(ref.lot, lot);
    }

    /// @inheritdoc ILotRequests
    function inscribe(
        ActRow row,
        LotRef calldata ref,
        Agreement calldata agreement,
        Word calldata word
    ) external returns (bytes21) {
        _checkDesk(Encumbrance.OFFERED | row.sets() | (row.afterwards() == 0 ? 0 : DeskPower.SERVICE));
        (Lot memory lot, InstrumentWord instrument) = _agreed(row, ref, agreement);
        InstrumentId id = ref.lot.instrumentOf();
        Step step = Trail.make(word.step, word.by, lot.holder, lot.start, lot.end, word.epoch, lot.end);
        lot.trail = lot.trail.next(step, word.background);
        _store(ref.lot, lot);
        if (row.afterwards() != 0) {
            bool wasToken = _isToken(instrument.state());
            _lots().instruments[id] = instrument.withState(row.afterwards());
            if (!wasToken && _isToken(row.afterwards())) _announce(NOBODY, lot.holder, ref.lot, lot.units());
        }
        emit LotInscribed(id, word.by, lot.holder, step, word.background);
        return lot.trail;
    }

    /// @dev Two parties agreed on a desk's act on a lot. Checks all of it; the caller stores the lot.
    function _agreed(
        ActRow row,
        LotRef calldata ref,
        Agreement calldata agreement
    ) internal returns (Lot memory lot, InstrumentWord word) {
        if (agreement.asked.act() != 0) return _answered(row, ref, agreement);
        (lot, word) = _openFor(row, ref);
        // Only now: an offer that expired uncleared cuts consents as well, and the check has just closed it.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _checkCut(ref.lot, agreement.signedAt);
        lot.flags = (lot.flags & ~row.required()) | row.sets();
        emit LotTaken(ref.lot, row.act(), msg.sender, uint40(block.timestamp));
    }

    function _answered(
        ActRow row,
        LotRef calldata ref,
        Agreement calldata agreement
    ) private returns (Lot memory lot, InstrumentWord word) {
        _checkDeal(ref.lot, _standing(ref.lot), agreement.asked.act(), agreement.deal);
        (lot, word) = _openFor(row, ref);
        lot.flags = (lot.flags & ~(row.required() | Encumbrance.OFFERED)) | row.sets();
        // The request took the place of the moment of an earlier cut, so what was signed until now is cut.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _cut(ref.lot, uint40(block.timestamp));
        else _forget(ref.lot);
        emit LotTaken(ref.lot, row.act(), msg.sender, uint40(block.timestamp));
    }
}
