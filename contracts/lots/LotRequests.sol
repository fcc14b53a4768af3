// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow, When} from "./ActRow.sol";
import {ILotRequests} from "./ILotRequests.sol";
import {InstrumentWord} from "./Instrument.sol";
import {Lot, Encumbrance} from "./Lot.sol";
import {LotDesks} from "./LotDesks.sol";
import {InstrumentId, LotRef} from "./LotTypes.sol";
import {Request} from "./Request.sol";
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
    function take(ActRow row, ActRow askedRow, LotRef calldata ref, bytes32 deal) external returns (Lot memory lot) {
        _checkDesk(Encumbrance.OFFERED | row.sets());
        Request memory request = _standing(ref.lot);
        _checkDeal(ref.lot, request, askedRow.act(), deal);
        (lot, ) = _openFor(row, ref);
        lot.flags = (lot.flags & ~(row.required() | Encumbrance.OFFERED)) | row.sets();
        _store(ref.lot, lot);
        // The request took the place of the moment of an earlier cut, so what was signed until now is cut.
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _cut(ref.lot, uint40(block.timestamp));
        else _forget(ref.lot);
        emit LotTaken(ref.lot, request.from, request.to, row.act(), msg.sender);
    }

    /// @inheritdoc ILotRequests
    function inscribe(
        ActRow row,
        LotRef calldata ref,
        uint8 stepAct,
        MemberId by,
        bytes32 background,
        uint32 epoch
    ) external returns (bytes21) {
        _checkDesk(Encumbrance.OFFERED);
        (Lot memory lot, ) = _openFor(row, ref);
        InstrumentId instrument = ref.lot.instrumentOf();
        Step step = Trail.make(stepAct, by, lot.holder, lot.start, lot.end, epoch, lot.end);
        lot.trail = lot.trail.next(step, background);
        _store(ref.lot, lot);
        emit LotInscribed(instrument, by, lot.holder, step, background);
        return lot.trail;
    }
}
