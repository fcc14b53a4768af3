// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {IReceivableDesk} from "../../../contracts/receivables/IReceivableDesk.sol";
import {IReceivables} from "../../../contracts/receivables/IReceivables.sol";
import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {LotId, LotRef, Units} from "../../../contracts/lots/LotTypes.sol";
import {IBulkAssignment} from "../../../contracts/receivables/IBulkAssignment.sol";
import {Stage} from "./Stage.sol";

/// @notice What holders do with their lots.
abstract contract LotActs is Stage {
    struct SplitMade {
        uint256 parent;
        uint256 child;
        bytes21 before;
    }

    mapping(uint256 => IReceivables.Transfer) internal _offers;
    SplitMade[] internal _splits;

    // ------------------------------------------------------------------------------------------ assigning

    function transferWhole(uint256 seed) external counted {
        _assign(seed, 0);
    }

    function transferPart(uint256 seed) external counted {
        _assign(seed, _word(seed, 1));
    }

    function offer(uint256 seed) external counted {
        (uint256 id, bool found) = _free(seed);
        if (!found) return _otherwise(seed);
        IReceivables.Transfer memory t = _draft(id, _word(seed, 2), _word(seed, 1));
        bool may = _below(id);
        vm.prank(accountOf(_expected[id].holder));
        try suite.receivables.offer(t) {
            assertTrue(may, "offered above the highest tier");
            _clear(id);
            _expected[id].flags |= Encumbrance.OFFERED;
            (_offers[id], _offeredUntil[id]) = (t, t.deadline);
            _did("offer");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function answer(uint256 seed) external counted {
        uint256 how = _word(seed, 1);
        (uint256 id, bool found) = _flagged(seed, Encumbrance.OFFERED);
        if (!found) return _otherwise(seed);
        IReceivables.Transfer memory t = _offers[id];
        if (block.timestamp > t.deadline) {
            suite.receivables.expire(t.lot);
            _cutConsents(id);
            _did("expire");
        } else if (how % 4 == 0 || !_moves(_wholes[instrumentOf(id)])) {
            vm.prank(accountOf(MemberId.unwrap(t.to)));
            suite.receivables.refuse(t.lot);
            _cutConsents(id);
            _did("refuse");
        } else if (how % 4 == 1) {
            vm.prank(accountOf(_expected[id].holder));
            suite.receivables.withdraw(t.lot);
            _cutConsents(id);
            _did("withdraw");
        } else {
            vm.prank(accountOf(MemberId.unwrap(t.to)));
            suite.receivables.acceptOffer(t);
            _expected[id].flags &= ~Encumbrance.OFFERED;
            _moved(id, MemberId.unwrap(t.to), Units.unwrap(t.units), t.recourse, t.background);
            _did("acceptOffer");
        }
    }

    /// @dev What was made due early moves no more, even once a dispute on it has ended.
    function _moves(Whole storage w) private view returns (bool) {
        return w.state == CONFIRMED && block.timestamp < w.maturity;
    }

    /// @dev Parts of one lot in one transaction, by the holder itself or at its signature.
    function assignMany(uint256 seed) external counted {
        (uint256 id, bool found) = _free(seed);
        uint40 size = uint40(id) - _expected[id].start;
        if (!found || !_below(id) || size < 4) return _otherwise(seed);
        IReceivableDesk.Passage[] memory items = _items(
            id,
            _word(seed, 2),
            uint40(_within(_word(seed, 1), 1, size / 3))
        );
        bool relayed = _word(seed, 3) % 2 == 0;
        _sendMany(_expected[id].holder, items, relayed);
        _clear(id);
        for (uint256 k = 0; k < items.length; ++k) {
            IReceivableDesk.Passage memory p = items[k];
            _moved(id, MemberId.unwrap(p.to), Units.unwrap(p.units), p.recourse, p.background);
        }
        _did(relayed ? "assignManyFor" : "assignMany");
    }

    /// @dev Two parts on one document and, for some, the rest on another.
    function _items(uint256 id, uint256 to, uint40 units) private returns (IReceivableDesk.Passage[] memory items) {
        uint24 holder = _expected[id].holder;
        uint24 receiver = _trader(to, holder);
        items = new IReceivableDesk.Passage[](to % 3 == 0 ? 3 : 2);
        bytes32 shared = _document(receiver, holder, 2 * units);
        (bytes21 trail, uint40 start) = (_expected[id].trail, _expected[id].start);
        for (uint256 k = 0; k < items.length; ++k) {
            uint40 part = k < 2 ? units : uint40(id) - start;
            items[k].ref = LotRef(LotId.wrap(id), trail);
            items[k].to = MemberId.wrap(receiver);
            items[k].units = Units.wrap(part);
            items[k].recourse = (to >> k) % 2 == 0;
            items[k].background = k < 2 ? shared : _document(receiver, holder, part);
            start += part;
            trail = _trailBehind(trail, id, start);
        }
    }

    /// @dev The trail of what is left of a lot once its front is cut off.
    function _trailBehind(bytes21 trail, uint256 id, uint40 cut) private view returns (bytes21) {
        return _next(trail, _kept(5, _expected[id].holder, cut, uint40(id), uint40(id)), 0);
    }

    function _sendMany(uint24 holder, IReceivableDesk.Passage[] memory items, bool relayed) private {
        // What was signed in the same second in which a request ended is dead.
        vm.warp(block.timestamp + 1);
        uint40 issuedAt = uint40(block.timestamp);
        bytes32 digest = suite.bulk.assignmentsDigest(MemberId.wrap(holder), items, issuedAt, issuedAt + 1 days);
        IBulkAssignment.Acceptance[] memory consents = new IBulkAssignment.Acceptance[](1);
        bytes memory consent = _sign(MemberId.unwrap(items[0].to), digest, issuedAt);
        consents[0] = IBulkAssignment.Acceptance(uint16(items.length), consent);
        if (relayed) {
            suite.bulk.assignManyFor(items, issuedAt + 1 days, _sign(holder, digest, issuedAt), consents);
        } else {
            vm.prank(accountOf(holder));
            suite.bulk.assignMany(items, issuedAt + 1 days, consents);
        }
    }

    function _assign(uint256 seed, uint256 units) internal {
        (uint256 id, bool found) = _free(seed);
        if (!found) return;
        vm.warp(block.timestamp + 1);
        IReceivables.Transfer memory t = _draft(id, _word(seed, 2), units);
        uint24 receiver = MemberId.unwrap(t.to);
        uint40 issuedAt = uint40(block.timestamp);
        bytes memory consent = _sign(receiver, suite.receivables.assignmentDigest(t, issuedAt), issuedAt);
        bool may = _below(id);
        vm.prank(accountOf(_expected[id].holder));
        try suite.receivables.assign(t, consent) {
            assertTrue(may, "assigned above the highest tier");
            _clear(id);
            _did(Units.unwrap(t.units) == uint40(id) - _expected[id].start ? "transferWhole" : "transferPart");
            _moved(id, receiver, Units.unwrap(t.units), t.recourse, t.background);
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function _below(uint256 id) private view returns (bool) {
        return _expected[id].tier < 9;
    }

    function _moved(uint256 id, uint24 to, uint40 units, bool recourse, bytes32 background) private {
        Expected memory e = _expected[id];
        uint40 cut = e.start + units;
        uint256 child = _named(id, cut);
        bytes32 step = _step(recourse ? 3 : 2, e.holder, to, e.start, cut, uint40(id));
        used[background] += units;
        _inheritPath(child, id);
        if (child != id) _cutFront(id, cut);
        _put(child, Expected(to, e.start, e.tier + 1, 0, 0, 0, e.trail));
        _goOn(child, step, background);
    }

    function _draft(uint256 id, uint256 to, uint256 part) private returns (IReceivables.Transfer memory t) {
        Expected memory e = _expected[id];
        uint24 receiver = _trader(to, e.holder);
        uint40 size = uint40(id) - e.start;
        // No part means all of it.
        uint40 units = part == 0 ? size : uint40(_within(part, 1, size));
        t = IReceivables.Transfer({
            lot: LotId.wrap(id),
            to: MemberId.wrap(receiver),
            units: Units.wrap(units),
            deadline: uint40(block.timestamp + 1 days),
            recourse: to % 3 != 0,
            background: _document(receiver, e.holder, units)
        });
    }

    // ------------------------------------------------------------------------------------------ split and merge

    function split(uint256 seed) external counted {
        (uint256 id, bool found) = _free(seed);
        uint40 size = uint40(id) - _expected[id].start;
        if (!found || size < 2) return _otherwise(seed);
        uint40 units = uint40(_within(_word(seed, 1), 1, size - 1));
        vm.prank(accountOf(_expected[id].holder));
        suite.receivables.split(LotId.wrap(id), Units.wrap(units));
        _splitOff(id, units);
        _did("split");
    }

    /// @dev The front of a lot becomes a lot of the same holder.
    function _splitOff(uint256 id, uint40 units) internal returns (uint256 child) {
        _clear(id);
        Expected memory e = _expected[id];
        uint40 cut = e.start + units;
        child = _named(id, cut);
        _splits.push(SplitMade(id, child, e.trail));
        _inheritPath(child, id);
        _put(child, Expected(e.holder, e.start, e.tier, e.flags, 0, 0, e.trail));
        _goOn(child, _kept(4, e.holder, e.start, cut, uint40(id)), 0);
        _cutFront(id, cut);
    }

    function merge(uint256 seed) external counted {
        if (_splits.length == 0) return _otherwise(seed);
        SplitMade memory s = _splits[_splits.length - 1];
        _splits.pop();
        Expected memory p = _expected[s.parent];
        Expected memory c = _expected[s.child];
        vm.prank(accountOf(p.holder));
        try suite.receivables.merge(LotId.wrap(s.parent), LotId.wrap(s.child), s.before) {
            assertTrue(_siblings(s, p, c), "merged what are no siblings");
            (_expected[s.parent].start, _expected[s.parent].trail) = (c.start, s.before);
            bool cut = (p.flags | c.flags) & (Encumbrance.OFFERED | Encumbrance.CONSENTS_CUT) != 0;
            _expected[s.parent].flags = cut ? Encumbrance.CONSENTS_CUT : 0;
            _paths[s.parent].pop();
            delete _paths[s.child];
            delete _expected[s.child];
            _did("merge");
        } catch (bytes memory reason) {
            _refused(_siblings(s, p, c), reason);
        }
    }

    function _siblings(SplitMade memory s, Expected memory p, Expected memory c) private view returns (bool) {
        bytes32 front = _kept(4, p.holder, c.start, uint40(s.child), uint40(s.parent));
        bytes32 rest = _kept(5, p.holder, p.start, uint40(s.parent), uint40(s.parent));
        uint8 state = _wholes[instrumentOf(s.parent)].state;
        return
            (state == CONFIRMED || state == OVERDUE) &&
            (_burden(s.parent) | _burden(s.child)) & (Encumbrance.ALL | Encumbrance.ENDED) == 0 &&
            c.trail == _next(s.before, front, 0) &&
            p.trail == _next(s.before, rest, 0) &&
            p.start == uint40(s.child);
    }

    /// @dev Whatever lies on a lot, its holder can neither cut it nor pass it on.
    function meddle(uint256 seed) external counted {
        uint16 locks = Encumbrance.ALL & ~Encumbrance.OFFERED;
        (uint256 id, bool found) = _flagged(seed, locks);
        if (!found) return _otherwise(seed);
        address holder = accountOf(_expected[id].holder);
        vm.prank(holder);
        try suite.receivables.split(LotId.wrap(id), Units.wrap(1)) {
            assertTrue(false, "an encumbered lot was split");
        } catch {}
        IReceivables.Transfer memory t = _draft(id, seed, seed);
        vm.prank(holder);
        try suite.receivables.offer(t) {
            assertTrue(false, "an encumbered lot was offered");
        } catch {}
        _did("meddle");
    }
}
