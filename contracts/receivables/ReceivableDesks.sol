// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {Instrument, InstrumentWord} from "../lots/Instrument.sol";
import {DeskPower, Encumbrance, Lot} from "../lots/Lot.sol";
import {Lots} from "../lots/Lots.sol";
import {InstrumentId, LotId} from "../lots/LotTypes.sol";
import {Rows} from "../lots/Rows.sol";
import {PathStep, Trail} from "../lots/Trail.sol";
import {IReceivableDesk} from "./IReceivableDesk.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @notice What desks do to receivables beyond what they do to all lots: pass many on, record a part payment.
abstract contract ReceivableDesks is IReceivables, Lots {
    using Rows for ActRow;
    using Trail for bytes21;

    /// @inheritdoc IReceivableDesk
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
            Move memory move = Move(p.ref.lot, from, p.to, p.units, _stepOf(p.recourse), epoch, p.background);
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

    /// @inheritdoc IReceivableDesk
    /// @dev An encumbered lot is live, and so is its instrument.
    function releaseInPart(LotId id) external {
        _release(id, Encumbrance.IN_REDEMPTION);
        InstrumentId instrument = id.instrumentOf();
        InstrumentWord word = _lots().instruments[instrument];
        if (word.state() == Table.PART_PAID) return;
        _lots().instruments[instrument] = word.withState(Table.PART_PAID);
        emit ReceivablePartPaid(instrument, word.obligor(), uint40(block.timestamp));
    }

    /// @inheritdoc IReceivableDesk
    function cancel(ActRow row, InstrumentId id, PathStep calldata issue, uint32 epoch) external {
        _checkDesk(DeskPower.SERVICE);
        InstrumentWord word = _lots().instruments[id];
        LotId root = id.lotEndingAt(word.face());
        Lot memory lot = _load(root);
        _check(row, root, lot, word);
        if (!lot.start.isZero() || lot.tier != 0) revert LotsNotWhole(id);
        if (lot.trail != Trail.origin(id).next(issue.step, issue.background)) revert LotsOtherIssue(id);
        _lots().instruments[id] = word.withState(row.afterwards());
        _announce(lot.holder, NOBODY, root, lot.units());
        _end(root, lot, Trail.CANCELLED, word.obligor(), issue.background, epoch);
        _over(id, word.obligor(), row.afterwards());
    }

    /// @inheritdoc IReceivableDesk
    function amend(ActRow row, InstrumentId id, uint40 maturity) external {
        _checkDesk(DeskPower.SERVICE);
        Instrument memory i = _lots().instruments[id].unpack();
        row.check(id, i.state, i.maturity);
        (i.state, i.maturity) = (row.afterwards(), maturity);
        _lots().instruments[id] = i.pack();
    }

    /// @dev Of one instrument, so of one currency.
    function _sameGround(Passage calldata a, Passage calldata b) private pure returns (bool) {
        return a.background == b.background && a.to == b.to && a.ref.lot.instrumentOf() == b.ref.lot.instrumentOf();
    }

    /// @dev How a receivable passes on: whether the one who passes it on stays liable.
    function _stepOf(bool recourse) internal pure returns (uint8) {
        return recourse ? Trail.ASSIGNED_WITH_RECOURSE : Trail.ASSIGNED;
    }
}
