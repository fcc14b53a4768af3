// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {ILotDesk} from "./ILotDesk.sol";
import {Instrument, InstrumentWord} from "./Instrument.sol";
import {Lot, Encumbrance, DeskPower} from "./Lot.sol";
import {LotCuts} from "./LotCuts.sol";
import {InstrumentId, LotId, LotRef, Units} from "./LotTypes.sol";
import {Step, Trail} from "./Trail.sol";

/// @notice What desks do to instruments and lots: mint, encumber, deliver, redeem.
abstract contract LotDesks is LotCuts {
    using Trail for bytes21;

    /// @inheritdoc ILotDesk
    /// @dev What stood before the instrument, a request for instance, its desk has checked.
    function mint(
        ActRow row,
        InstrumentId id,
        Instrument calldata terms,
        MemberId holder,
        bytes32 background,
        uint32 epoch
    ) external {
        _checkDesk(DeskPower.ORIGINATE);
        Instrument memory i = terms;
        uint8 state = _lots().instruments[id].state();
        if (state != 0) revert LotsStateForbids(id, row.act(), state);
        i.state = row.afterwards();
        _lots().instruments[id] = i.pack();
        Step step = Trail.make(Trail.ISSUED, i.obligor, holder, Units.wrap(0), i.face, epoch, i.face);
        bytes21 trail = Trail.origin(id).next(step, background);
        _store(id.lotEndingAt(i.face), Lot(holder, Units.wrap(0), i.face, 0, 0, trail));
        if (_isToken(i.state)) _announce(NOBODY, holder, id.lotEndingAt(i.face), i.face);
        emit LotIssued(id, i.obligor, holder, step, background);
    }

    /// @inheritdoc ILotDesk
    function encumber(ActRow row, LotRef calldata ref) external returns (Lot memory lot) {
        _checkDesk(row.sets());
        (lot, ) = _openFor(row, ref);
        _encumber(row, ref.lot, lot);
    }

    /// @inheritdoc ILotDesk
    function encumberPart(ActRow row, LotRef calldata ref, Units units) external returns (LotId id, Lot memory part) {
        InstrumentWord word;
        _checkDesk(row.sets());
        id = ref.lot;
        (part, word) = _openFor(row, ref);
        if (!(units == part.units())) (id, part) = _splitOff(id, part, word, units);
        _encumber(row, id, part);
    }

    /// @inheritdoc ILotDesk
    function release(LotId id, uint16 reason) external {
        _release(id, reason);
    }

    /// @inheritdoc ILotDesk
    function deliver(LotId id, uint16 reason, MemberId to, uint8 act, bytes32 background, uint32 epoch) external {
        Lot memory lot = _encumberedByDesk(id, reason);
        MemberId from = lot.holder;
        Step step = Trail.make(act, from, to, lot.start, lot.end, epoch, lot.end);
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _forget(id);
        _store(
            id,
            Lot({
                holder: to,
                start: lot.start,
                end: lot.end,
                tier: lot.tier,
                flags: lot.flags & ~(reason | Encumbrance.CONSENTS_CUT),
                trail: lot.trail.next(step, background)
            })
        );
        _announce(from, to, id, lot.units());
        emit LotDelivered(id.instrumentOf(), from, to, step, background);
    }

    /// @inheritdoc ILotDesk
    function redeem(LotId id, uint16 reason, bytes32 background, uint32 epoch) external {
        Lot memory lot = _encumberedByDesk(id, reason);
        InstrumentId instrument = id.instrumentOf();
        Instrument memory i = _lots().instruments[instrument].unpack();
        lot.flags &= ~reason;
        _announce(lot.holder, NOBODY, id, lot.units());
        _end(id, lot, Trail.REDEEMED, i.obligor, background, epoch);
        i.redeemed = i.redeemed + lot.units();
        bool settled = i.redeemed == i.face;
        if (settled) i.state = _settledState();
        _lots().instruments[instrument] = i.pack();
        if (settled) _over(instrument, i.obligor, i.state);
    }

    /// @inheritdoc ILotDesk
    function setDesk(address desk, uint16 powers, uint16 duties) external restricted {
        if (powers & ~DeskPower.ALL != 0) revert LotsPowersUnknown(desk, powers);
        if (duties & ~Encumbrance.ALL != 0) revert LotsPowersUnknown(desk, duties);
        _lots().desks[desk] = powers | (uint32(duties) << 16);
        emit LotDeskSet(desk, powers, duties);
    }

    function _checkDesk(uint16 powers) internal view {
        if (powers == 0 || _lots().desks[msg.sender] & powers != powers) revert LotsNotADesk(msg.sender, powers);
    }

    function _checkDuty(uint16 duties) private view {
        if ((_lots().desks[msg.sender] >> 16) & duties != duties) revert LotsNotADesk(msg.sender, duties);
    }

    function _encumberedByDesk(LotId id, uint16 reason) private view returns (Lot memory lot) {
        if (reason == 0) revert LotsNotADesk(msg.sender, reason);
        _checkDuty(reason);
        lot = _load(id);
        if (lot.flags & reason != reason) revert LotsNotEncumbered(id, reason);
    }

    /// @dev A lot in the state its desk refers to, on which the row may be done.
    function _openFor(ActRow row, LotRef calldata ref) internal returns (Lot memory lot, InstrumentWord word) {
        _checkDuty(row.required());
        lot = _load(ref.lot);
        word = _lots().instruments[ref.lot.instrumentOf()];
        _check(row, ref.lot, lot, word);
        if (lot.trail != ref.trail) revert LotsChanged(ref.lot, lot.trail, ref.trail);
    }

    function _release(LotId id, uint16 reason) internal {
        Lot memory lot = _encumberedByDesk(id, reason);
        lot.flags &= ~reason;
        _store(id, lot);
        emit LotReleased(id, reason, msg.sender);
    }

    function _encumber(ActRow row, LotId id, Lot memory lot) private {
        lot.flags = (lot.flags & ~row.required()) | row.sets();
        _store(id, lot);
        if (row.required() != 0) emit LotReleased(id, row.required(), msg.sender);
        emit LotEncumbered(id, row.sets(), msg.sender);
    }

    /// @dev Ends a lot for good. Its slot stays, marked. The caller announces that a token is gone.
    function _end(
        LotId id,
        Lot memory lot,
        uint8 stepAct,
        MemberId obligor,
        bytes32 background,
        uint32 epoch
    ) internal {
        Step step = Trail.make(stepAct, lot.holder, obligor, lot.start, lot.end, epoch, lot.end);
        lot.trail = lot.trail.next(step, background);
        lot.flags |= Encumbrance.ENDED;
        _store(id, lot);
        emit LotEnded(id.instrumentOf(), lot.holder, id, step, background);
    }

    /// @dev The state of an instrument whose last lot was redeemed.
    function _settledState() internal pure virtual returns (uint8);

    /// @dev Nothing is owed on the instrument any more: it was settled or cancelled.
    function _over(InstrumentId instrument, MemberId obligor, uint8 state) internal virtual;
}
