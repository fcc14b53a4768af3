// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {ILotDesk} from "./ILotDesk.sol";
import {InstrumentWord, Mark} from "./Instrument.sol";
import {Lot, DeskPower, Encumbrance, packLot} from "./Lot.sol";
import {LotDesks} from "./LotDesks.sol";
import {InstrumentId, LotId, Units} from "./LotTypes.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice How a lot passes from its holder to the next: one by one, or many for a desk that heard all parties.
abstract contract LotPassing is LotDesks {
    using Trail for bytes21;

    /// @dev A transfer on its way through one act.
    struct Move {
        LotId lot;
        MemberId from;
        MemberId to;
        Units units;
        bool recourse;
        uint32 epoch;
        bytes32 background;
    }

    /// @inheritdoc ILotDesk
    // Evidence, which is told of each ground in turn, knows no way back into the ledger.
    // slither-disable-next-line reentrancy-no-eth
    function pass(
        ActRow row,
        MemberId from,
        Passage[] calldata passages,
        uint40[] calldata signedAt,
        uint32 epoch
    ) external {
        _checkDesk(DeskPower.PASS);
        uint56 standing = 0;
        for (uint256 i = 0; i < passages.length; ++i) {
            Passage calldata p = passages[i];
            Move memory move = Move(p.ref.lot, from, p.to, p.units, p.recourse, epoch, p.background);
            Lot memory lot = _load(p.ref.lot);
            InstrumentWord instrument = _lots().instruments[p.ref.lot.instrumentOf()];
            _checkMove(move, lot, instrument);
            if (lot.trail != p.ref.trail) revert LotsChanged(p.ref.lot, lot.trail, p.ref.trail);
            _check(row, p.ref.lot, lot, instrument);
            if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _checkCut(p.ref.lot, signedAt[i]);
            _hand(move, lot);
            // At most 2^16 items of 40 bits fit into a transaction.
            unchecked {
                standing += p.units.value();
            }
            // Neighbours on one ground use it up together.
            if (i + 1 < passages.length && _sameGround(p, passages[i + 1])) continue;
            EVIDENCE.consume(p.background, from, p.to, instrument.currency(), standing);
            standing = 0;
        }
    }

    /// @dev Of one instrument, so of one currency.
    function _sameGround(Passage calldata a, Passage calldata b) private pure returns (bool) {
        return a.background == b.background && a.to == b.to && a.ref.lot.instrumentOf() == b.ref.lot.instrumentOf();
    }

    /// @dev A lot changes hands on the ground of a document. Checks are done; the document is used up last.
    function _pass(Move memory move, Lot memory lot, uint16 currency) internal {
        _hand(move, lot);
        EVIDENCE.consume(move.background, move.from, move.to, currency, move.units.value());
    }

    /// @dev The one way a lot changes hands between its holders.
    function _hand(Move memory move, Lot memory lot) private {
        InstrumentId instrument = move.lot.instrumentOf();
        Units cut = lot.start + move.units;
        Step step = Trail.make(
            move.recourse ? Trail.ASSIGNED_WITH_RECOURSE : Trail.ASSIGNED,
            move.from,
            move.to,
            lot.start,
            cut,
            move.epoch,
            lot.end
        );
        bytes21 trail = lot.trail.next(step, move.background);
        uint8 tier;
        // Below the highest tier, which has 8 bits.
        unchecked {
            tier = lot.tier + 1;
        }
        if (cut == lot.end) {
            if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _forget(move.lot);
            _lots().lots[move.lot] = packLot(move.to, lot.start, tier, 0, trail);
            _announce(move.from, move.to, move.lot, move.units);
        } else {
            LotId childId = instrument.lotEndingAt(cut);
            _lots().lots[childId] = packLot(move.to, lot.start, tier, 0, trail);
            _cutFront(move.lot, lot, cut);
            _announce(move.from, NOBODY, move.lot, move.units);
            _announce(NOBODY, move.to, childId, move.units);
        }
        emit LotAssigned(instrument, move.from, move.to, step, move.background);
    }

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
        if (move.units < available) _checkParts(move.lot, lot, move.units, instrument.smallestLot());
    }
}
