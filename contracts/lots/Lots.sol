// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consents} from "../consortium/Consents.sol";
import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {ILotDesk} from "./ILotDesk.sol";
import {ILots} from "./ILots.sol";
import {Instrument, InstrumentWord, Mark} from "./Instrument.sol";
import {Lot, LotWord, Encumbrance, DeskPower} from "./Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "./LotTypes.sol";
import {LotToken} from "./LotToken.sol";
import {Rows} from "./Rows.sol";
import {PathStep, Step, Trail} from "./Trail.sol";

/// @notice What happens to lots, whatever instrument they are of: they are minted once, pass on, are split and merged,
/// are encumbered by desks, and end.
abstract contract Lots is LotToken, ConsentDomain {
    using Trail for bytes21;
    using Rows for ActRow;

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

    // ------------------------------------------------------------------------------------------ split and merge

    /// @inheritdoc ILots
    function split(LotId id, Units units) external returns (LotId childId) {
        Lot memory lot = _load(id);
        InstrumentId instrument = id.instrumentOf();
        InstrumentWord word = _lots().instruments[instrument];
        _checkHeldByActor(_splitRow(), id, lot);
        _check(_splitRow(), id, lot, word);
        if (units.isZero() || lot.units() <= units) revert LotsUnitsInvalid(id, units, lot.units());
        _checkParts(id, lot, units, word.smallestLot());

        Units cut = lot.start + units;
        Step step = Trail.kept(Trail.FRONT, lot.holder, lot.start, cut, lot.end);
        childId = instrument.lotEndingAt(cut);
        uint16 mark = lot.flags & Encumbrance.CONSENTS_CUT;
        // Splitting again where a merge undid a split makes the same trail again, so the child inherits the cut.
        if (mark != 0) _cut(childId, _cutAt(id));
        _store(childId, Lot(lot.holder, lot.start, cut, lot.tier, mark, lot.trail.next(step, 0)));
        _cutFront(id, lot, cut);
        _announce(lot.holder, NOBODY, id, units);
        _announce(NOBODY, lot.holder, childId, units);
        emit LotSplit(instrument, lot.holder, id, childId);
    }

    /// @inheritdoc ILots
    function merge(LotId id, LotId childId, bytes21 before) external {
        (Lot memory lot, Lot memory child) = (_load(id), _load(childId));
        InstrumentId instrument = id.instrumentOf();
        InstrumentWord word = _lots().instruments[instrument];
        _checkHeldByActor(_mergeRow(), id, lot);
        _check(_mergeRow(), id, lot, word);
        _check(_mergeRow(), childId, child, word);
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

    // ------------------------------------------------------------------------------------------ desks

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
        Lot memory lot;
        (lot.holder, lot.end) = (holder, i.face);
        lot.trail = Trail.origin(id).next(step, background);
        _store(id.lotEndingAt(i.face), lot);
        _announce(NOBODY, holder, id.lotEndingAt(i.face), i.face);
        emit LotIssued(id, i.obligor, holder, step, background);
        _begun(i.obligor);
    }

    /// @inheritdoc ILotDesk
    function cancel(ActRow row, InstrumentId id, PathStep calldata issue, uint32 epoch) external {
        _checkDesk(DeskPower.ORIGINATE);
        InstrumentWord word = _lots().instruments[id];
        LotId root = id.lotEndingAt(word.face());
        Lot memory lot = _load(root);
        _check(row, root, lot, word);
        if (!lot.start.isZero() || lot.tier != 0) revert LotsNotWhole(id);
        if (lot.trail != Trail.origin(id).next(issue.step, issue.background)) revert LotsOtherIssue(id);
        _lots().instruments[id] = word.withState(row.afterwards());
        _end(root, lot, Trail.CANCELLED, word.obligor(), issue.background, epoch);
        _over(id, word.obligor(), row.afterwards());
    }

    /// @inheritdoc ILotDesk
    function amend(ActRow row, InstrumentId id, uint40 maturity) external {
        _checkDesk(DeskPower.ORIGINATE);
        Instrument memory i = _lots().instruments[id].unpack();
        row.check(id, i.state, i.maturity);
        (i.state, i.maturity) = (row.afterwards(), maturity);
        _lots().instruments[id] = i.pack();
    }

    /// @inheritdoc ILotDesk
    function encumber(ActRow row, LotRef calldata ref) external returns (Lot memory lot) {
        _checkDesk(row.required() | row.sets());
        lot = _load(ref.lot);
        _check(row, ref.lot, lot, _lots().instruments[ref.lot.instrumentOf()]);
        if (lot.trail != ref.trail) revert LotsChanged(ref.lot, lot.trail, ref.trail);
        lot.flags = (lot.flags & ~row.required()) | row.sets();
        _store(ref.lot, lot);
        if (row.required() != 0) emit LotReleased(ref.lot, row.required(), msg.sender);
        if (row.sets() != 0) emit LotEncumbered(ref.lot, row.sets(), msg.sender);
    }

    /// @inheritdoc ILotDesk
    function release(LotId id, uint16 reason) external {
        Lot memory lot = _encumberedByDesk(id, reason);
        lot.flags &= ~reason;
        _store(id, lot);
        emit LotReleased(id, reason, msg.sender);
    }

    /// @inheritdoc ILotDesk
    function redeem(LotId id, uint16 reason, bytes32 background, uint32 epoch) external {
        Lot memory lot = _encumberedByDesk(id, reason);
        InstrumentId instrument = id.instrumentOf();
        Instrument memory i = _lots().instruments[instrument].unpack();
        lot.flags &= ~reason;
        _end(id, lot, Trail.REDEEMED, i.obligor, background, epoch);
        i.redeemed = i.redeemed + lot.units();
        bool settled = i.redeemed == i.face;
        if (settled) i.state = _settledState();
        _lots().instruments[instrument] = i.pack();
        if (settled) _over(instrument, i.obligor, i.state);
    }

    /// @inheritdoc ILotDesk
    function setDesk(address desk, uint16 powers) external restricted {
        _lots().desks[desk] = powers;
        emit LotDeskSet(desk, powers);
    }

    function _checkDesk(uint16 powers) private view {
        if (powers == 0 || _lots().desks[msg.sender] & powers != powers) revert LotsNotADesk(msg.sender, powers);
    }

    function _encumberedByDesk(LotId id, uint16 reason) private view returns (Lot memory lot) {
        _checkDesk(reason);
        lot = _load(id);
        if (lot.flags & reason != reason) revert LotsNotEncumbered(id, reason);
    }

    // ------------------------------------------------------------------------------------------ transfers

    /// @dev The holder passes a lot on with the receiver's signature.
    function _transfer(ActRow row, Transfer calldata t, bytes calldata consent) internal {
        Lot memory lot = _load(t.lot);
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, _transferDigest(t, lot.trail, issuedAt), signer, issuedAt);
        Move memory move = _moveOf(t);
        MemberId signedFor;
        (move.from, signedFor, move.epoch) = gate.meet(row.entry(), msg.sender, signer, issuedAt);
        if (signedFor != t.to) revert LotsConsentForOther(signedFor, t.to);
        if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _checkCut(t.lot, issuedAt);
        _checkDeadline(t.lot, t.deadline);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        _checkMove(move, lot, instrument);
        _check(row, t.lot, lot, instrument);
        _pass(move, lot, instrument.currency());
    }

    /// @dev The holder asks the receiver; the lot stays and is marked as offered.
    function _offer(ActRow row, Transfer calldata t) internal {
        Lot memory lot = _load(t.lot);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        Move memory move = _moveOf(t);
        (move.from, move.epoch) = gate.enter(row.entry(), msg.sender, t.to);
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
        (me, move.epoch) = gate.enter(row.entry(), msg.sender, lot.holder);
        if (me != t.to) revert LotsNotYourRequest(t.lot, me);
        InstrumentWord instrument = _lots().instruments[t.lot.instrumentOf()];
        _check(row, t.lot, lot, instrument);
        lot.flags &= ~(row.required() | Encumbrance.CONSENTS_CUT);
        _forget(t.lot);
        _pass(move, lot, instrument.currency());
    }

    /// @dev The one way a lot changes hands. Checks are done; the document is used up last.
    function _pass(Move memory move, Lot memory lot, uint16 currency) private {
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
        if (cut == lot.end) {
            if (lot.flags & Encumbrance.CONSENTS_CUT != 0) _forget(move.lot);
            _store(move.lot, Lot(move.to, lot.start, cut, lot.tier + 1, 0, trail));
            _announce(move.from, move.to, move.lot, move.units);
        } else {
            LotId childId = instrument.lotEndingAt(cut);
            _store(childId, Lot(move.to, lot.start, cut, lot.tier + 1, 0, trail));
            _cutFront(move.lot, lot, cut);
            _announce(move.from, NOBODY, move.lot, move.units);
            _announce(NOBODY, move.to, childId, move.units);
        }
        emit LotAssigned(instrument, move.from, move.to, step, move.background);
        evidence.consume(move.background, move.from, move.to, currency, move.units.value());
    }

    /// @dev `lot` keeps what lies behind `cut`, and its name.
    function _cutFront(LotId id, Lot memory lot, Units cut) private {
        lot.trail = lot.trail.next(Trail.kept(Trail.REMAINDER, lot.holder, cut, lot.end, lot.end), 0);
        lot.start = cut;
        _store(id, lot);
    }

    function _checkMove(Move memory move, Lot memory lot, InstrumentWord instrument) private pure {
        if (lot.holder.isNobody()) revert LotsUnknown(move.lot);
        if (lot.holder != move.from) revert LotsNotHolder(move.lot, move.from, lot.holder);
        if (instrument.marks() & Mark.NOT_ASSIGNABLE != 0) revert LotsNotAssignable(move.lot.instrumentOf());
        if (move.to == move.from || move.to == instrument.obligor()) revert LotsReceiverInvalid(move.lot, move.to);
        if (lot.tier >= instrument.highestTier()) revert LotsTierLimit(move.lot, instrument.highestTier());
        Units available = lot.units();
        if (move.units.isZero() || available < move.units) revert LotsUnitsInvalid(move.lot, move.units, available);
        if (move.units < available) _checkParts(move.lot, lot, move.units, instrument.smallestLot());
    }

    /// @dev Neither part of a split may be below the smallest lot.
    function _checkParts(LotId id, Lot memory lot, Units front, Units smallest) private pure {
        if (front < smallest) revert LotsBelowSmallest(id, front, smallest);
        Units rest = lot.units() - front;
        if (rest < smallest) revert LotsBelowSmallest(id, rest, smallest);
    }

    function _checkHeldByActor(ActRow row, LotId id, Lot memory lot) private view {
        if (lot.holder.isNobody()) revert LotsUnknown(id);
        (MemberId me, ) = gate.enter(row.entry(), msg.sender, NOBODY);
        if (me != lot.holder) revert LotsNotHolder(id, me, lot.holder);
    }

    function _moveOf(Transfer calldata t) private pure returns (Move memory move) {
        (move.lot, move.to, move.units, move.recourse) = (t.lot, t.to, t.units, t.recourse);
        move.background = t.background;
    }

    /// @dev Ends a lot for good. Its slot stays, marked.
    function _end(LotId id, Lot memory lot, uint8 stepAct, MemberId obligor, bytes32 background, uint32 epoch) private {
        Step step = Trail.make(stepAct, lot.holder, obligor, lot.start, lot.end, epoch, lot.end);
        lot.trail = lot.trail.next(step, background);
        lot.flags |= Encumbrance.ENDED;
        _store(id, lot);
        _announce(lot.holder, NOBODY, id, lot.units());
        emit LotEnded(id.instrumentOf(), lot.holder, id, step, background);
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

    /// @dev The state of an instrument whose last lot was redeemed.
    function _settledState() internal pure virtual returns (uint8);

    /// @dev The obligor owes one instrument more.
    function _begun(MemberId obligor) internal virtual;

    /// @dev The obligor owes one instrument less: it was settled or cancelled.
    function _over(InstrumentId instrument, MemberId obligor, uint8 state) internal virtual;
}
