// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {NOBODY} from "../consortium/Member.sol";
import {InstrumentWord, Mark} from "./Instrument.sol";
import {Lot, Encumbrance} from "./Lot.sol";
import {InstrumentId, LotId, Units} from "./LotTypes.sol";
import {LotToken} from "./LotToken.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice How a lot is cut: the child takes the front of the range, the lot keeps its name and the rest.
abstract contract LotCuts is LotToken {
    using Trail for bytes21;

    /// @dev Cuts the front off a lot for the same holder. The caller stores the child, whose token units are announced.
    function _splitOff(
        LotId id,
        Lot memory lot,
        InstrumentWord word,
        Units units
    ) internal returns (LotId childId, Lot memory child) {
        if (units.isZero() || lot.units() <= units) revert LotsUnitsInvalid(id, units, lot.units());
        _checkParts(id, lot, units, word);
        InstrumentId instrument = id.instrumentOf();
        Units cut = lot.start + units;
        Step step = Trail.kept(Trail.FRONT, lot.holder, lot.start, cut, lot.end);
        childId = instrument.lotEndingAt(cut);
        uint16 marks = lot.flags & (Encumbrance.CONSENTS_CUT | Encumbrance.NOT_TRANSFERABLE);
        // Splitting again where a merge undid a split makes the same trail again, so the child inherits the cut.
        if (marks & Encumbrance.CONSENTS_CUT != 0) _cut(childId, _cutAt(id));
        child = Lot(lot.holder, lot.start, cut, lot.tier, marks, lot.trail.next(step, 0));
        _cutFront(id, lot, cut);
        _announce(lot.holder, NOBODY, id, units);
        _announce(NOBODY, lot.holder, childId, units);
        emit LotSplit(instrument, lot.holder, id, childId);
    }

    /// @dev `lot` keeps what lies behind `cut`, and its name.
    function _cutFront(LotId id, Lot memory lot, Units cut) internal {
        lot.trail = lot.trail.next(Trail.kept(Trail.REMAINDER, lot.holder, cut, lot.end, lot.end), 0);
        lot.start = cut;
        _store(id, lot);
    }

    /// @dev The instrument may be cut, and neither part may be below its smallest lot.
    function _checkParts(LotId id, Lot memory lot, Units front, InstrumentWord word) internal pure {
        if (word.marks() & Mark.NOT_SPLITTABLE != 0) revert LotsNotSplittable(id.instrumentOf());
        Units smallest = word.smallestLot();
        if (front < smallest) revert LotsBelowSmallest(id, front, smallest);
        Units rest = lot.units() - front;
        if (rest < smallest) revert LotsBelowSmallest(id, rest, smallest);
    }
}
