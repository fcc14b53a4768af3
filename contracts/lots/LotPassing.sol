// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, NOBODY} from "../consortium/Member.sol";
import {InstrumentWord, Mark} from "./Instrument.sol";
import {Lot, Encumbrance, packLot} from "./Lot.sol";
import {LotDesks} from "./LotDesks.sol";
import {InstrumentId, LotId, Units} from "./LotTypes.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice How a lot passes from its holder to the next.
abstract contract LotPassing is LotDesks {
    using Trail for bytes21;

    /// @dev A transfer on its way through one act.
    /// @param step How the lot passes on: one of `Trail`.
    struct Move {
        LotId lot;
        MemberId from;
        MemberId to;
        Units units;
        uint8 step;
        uint32 epoch;
        bytes32 background;
    }

    /// @dev A lot changes hands on the ground of a document. Checks are done; the document is used up last.
    function _pass(Move memory move, Lot memory lot, uint16 currency) internal {
        _hand(move, lot);
        EVIDENCE.consume(move.background, move.from, move.to, currency, move.units.value());
    }

    /// @dev The one way a lot changes hands between its holders.
    function _hand(Move memory move, Lot memory lot) internal {
        InstrumentId instrument = move.lot.instrumentOf();
        Units cut = lot.start + move.units;
        Step step = Trail.make(move.step, move.from, move.to, lot.start, cut, move.epoch, lot.end);
        bytes21 trail = lot.trail.next(step, move.background);
        uint8 tier;
        // Below the highest tier, which has 8 bits.
        unchecked {
            tier = lot.tier + 1;
        }
        if (cut == lot.end) {
            if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _forget(move.lot);
            _lots().lots[move.lot] = packLot(move.to, lot.start, tier, _markOf(move.step), trail);
            _announce(move.from, move.to, move.lot, move.units);
        } else {
            LotId childId = instrument.lotEndingAt(cut);
            _lots().lots[childId] = packLot(move.to, lot.start, tier, _markOf(move.step), trail);
            _cutFront(move.lot, lot, cut);
            _announce(move.from, NOBODY, move.lot, move.units);
            _announce(NOBODY, move.to, childId, move.units);
        }
        emit LotAssigned(instrument, move.from, move.to, step, move.background);
    }

    /// @dev How a lot that passes on by this step is marked.
    function _markOf(uint8 step) internal pure virtual returns (uint16);

    function _checkMove(Move memory move, Lot memory lot, InstrumentWord instrument) internal pure {
        if (lot.holder.isNobody()) revert LotsUnknown(move.lot);
        if (lot.holder != move.from) revert LotsNotHolder(move.lot, move.from, lot.holder);
        if (instrument.marks() & Mark.NOT_ASSIGNABLE != 0) revert LotsNotAssignable(move.lot.instrumentOf());
        if (move.to.isNobody() || move.to == move.from || move.to == instrument.obligor()) {
            revert LotsReceiverInvalid(move.lot, move.to);
        }
        if (lot.tier >= instrument.highestTier()) revert LotsTierLimit(move.lot, instrument.highestTier());
        Units available = lot.units();
        if (move.units.isZero() || available < move.units) revert LotsUnitsInvalid(move.lot, move.units, available);
        if (move.units < available) _checkParts(move.lot, lot, move.units, instrument);
    }
}
