// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "../../../contracts/lots/LotTypes.sol";
import {FinancingActs} from "./FinancingActs.sol";

/// @notice How the debtor pays, whole and part, and what follows from its cash.
abstract contract PaymentActs is FinancingActs {
    uint256 private constant PAYABLE = (1 << CONFIRMED) | (1 << OVERDUE) | (1 << PART_PAID) | (1 << DISPUTED);
    uint16 private constant LOCKS = Encumbrance.ALL & ~Encumbrance.PLEDGED;

    // ------------------------------------------------------------------------------------------ in full

    function pay(uint256 seed) external counted {
        (uint256 id, bool found) = _choose(seed, LOCKS, PAYABLE, true);
        if (!found) return _otherwise(seed);
        LotRef[] memory refs = new LotRef[](1);
        refs[0] = _ref(id);
        uint40 due = uint40(id) - _expected[id].start - _expected[id].paid;
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(DEBTOR));
        suite.redemption.pay(refs, endToEndId);
        _wholes[instrumentOf(id)].exact = false;
        _instructed(id, due, endToEndId);
        _did(_expected[id].paid == 0 ? "pay" : "payRest");
    }

    // ------------------------------------------------------------------------------------------ by level

    /// @dev Begins a round, or goes on with the one that has not reached all lots.
    function payPart(uint256 seed) external counted {
        (uint256 any, bool found) = _choose(seed, 0, PAYABLE, true);
        if (!found) return _otherwise(seed);
        uint96 id = instrumentOf(any);
        Whole storage w = _wholes[id];
        bool begins = w.level == 0 || w.reached == w.face;
        if (begins && w.level + 1 >= w.face) return _otherwise(seed);
        uint40 level = begins ? uint40(_within(_word(seed, 1), w.level + 1, w.face - 1)) : w.level;
        uint40 reached = begins ? 0 : w.reached;
        LotRef[] memory refs = _row(id, reached, 1 + ((seed >> 8) % 4));
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(DEBTOR));
        suite.redemption.payPart(InstrumentId.wrap(id), Units.wrap(level), refs, endToEndId);
        w.exact = begins ? w.level == 0 && w.paid == 0 && w.inFlight == 0 : w.exact;
        w.level = level;
        for (uint256 k = 0; k < refs.length; ++k) {
            reached = _passed(refs[k], level, endToEndId);
        }
        w.reached = reached;
        _did(begins ? "payPartBegin" : "payPartGoOn");
    }

    /// @dev A lot that the round has passed already, but could not pay.
    function payBehind(uint256 seed) external counted {
        for (uint256 i = 0; i < lots.length; ++i) {
            uint256 id = lots[addmod(seed, i, lots.length)];
            Whole storage w = _wholes[instrumentOf(id)];
            if (w.state == SETTLED || uint40(id) > w.reached || _burden(id) & LOCKS != 0) continue;
            uint40 due = _behind(id, w.level);
            if (due == 0) continue;
            LotRef[] memory refs = new LotRef[](1);
            refs[0] = _ref(id);
            bytes32 endToEndId = bytes32(++_serial);
            vm.prank(accountOf(DEBTOR));
            suite.redemption.payPart(InstrumentId.wrap(instrumentOf(id)), Units.wrap(w.level), refs, endToEndId);
            _instructed(id, due, endToEndId);
            return _did("payBehind");
        }
        _otherwise(seed);
    }

    /// @dev The round passes a lot: it pays what the lot is behind, unless something locks it.
    function _passed(LotRef memory ref, uint40 level, bytes32 endToEndId) private returns (uint40) {
        uint256 id = LotId.unwrap(ref.lot);
        uint40 due = _behind(id, level);
        if (due != 0 && _burden(id) & LOCKS == 0) {
            _instructed(id, due, endToEndId);
        } else if (due != 0) {
            _wholes[instrumentOf(id)].exact = false;
            _did("passOver");
        }
        return uint40(id);
    }

    /// @dev The next lots of an instrument from a unit on, live or ended.
    function _row(uint96 instrument, uint40 from, uint256 most) private view returns (LotRef[] memory refs) {
        refs = new LotRef[](most);
        uint256 count = 0;
        for (uint40 face = _wholes[instrument].face; count < most && from < face; ++count) {
            uint256 id = _at(instrument, from);
            refs[count] = _ref(id);
            from = uint40(id);
        }
        assembly ("memory-safe") {
            mstore(refs, count)
        }
    }

    function _at(uint96 instrument, uint40 unit) private view returns (uint256 id) {
        for (uint256 i = 0; i < lots.length; ++i) {
            id = lots[i];
            Expected storage e = _expected[id];
            if (instrumentOf(id) == instrument && e.holder != 0 && e.start <= unit && unit < uint40(id)) return id;
        }
        assertTrue(false, "a gap");
    }

    /// @dev What a lot lacks of its share: of the units before its end as many as are paid in proportion, less those
    /// before its start.
    function _behind(uint256 id, uint40 level) private view returns (uint40) {
        Expected storage e = _expected[id];
        if (e.holder == 0 || e.flags & Encumbrance.ENDED != 0) return 0;
        uint256 face = _wholes[instrumentOf(id)].face;
        uint256 share = (uint256(uint40(id)) * level) / face - (uint256(e.start) * level) / face;
        return share > e.paid ? uint40(share - e.paid) : 0;
    }

    // ------------------------------------------------------------------------------------------ instructions

    /// @dev The lot is locked: a pledgee gets what is due as far as it has a claim, the holder the rest.
    function _instructed(uint256 id, uint40 due, bytes32 endToEndId) private {
        Expected storage e = _expected[id];
        _clear(id);
        e.flags |= Encumbrance.IN_REDEMPTION;
        ++_wholes[instrumentOf(id)].inFlight;
        uint256 k = e.flags & Encumbrance.PLEDGED != 0 ? _dealOn[id] : 0;
        uint40 claim = k == 0 ? 0 : _claim(_deals[k - 1]);
        if (claim > due) claim = due;
        uint24 pledgee = k == 0 ? 0 : _bankOf(_deals[k - 1]);
        if (due == uint40(id) - e.start && (claim == 0 || claim == due)) {
            return _order(id, Purpose.Whole, k, claim == 0 ? e.holder : pledgee, due, endToEndId);
        }
        e.legs = claim != 0 && claim != due ? 2 : 1;
        if (claim != 0) _order(id, Purpose.ToPledgee, k, pledgee, claim, endToEndId);
        if (claim != due) _order(id, Purpose.ToHolder, k, e.holder, due - claim, endToEndId);
    }

    function _order(uint256 id, Purpose p, uint256 deal, uint24 payee, uint40 amount, bytes32 endToEndId) private {
        // Kinds: 1 all of the lot, 2 to its holder, 3 to its pledgee.
        uint256 kind = p == Purpose.Whole ? 1 : (p == Purpose.ToHolder ? 2 : 3);
        uint256 subject = (kind << 200) | (uint256(payee) << 176) | (uint256(amount) << 136) | id;
        // What a bank gets as holder counts for what it bought.
        if (deal == 0) deal = _dealOn[id];
        Cash memory c = _cashFor(p, id, deal, DEBTOR, payee, amount);
        _await(c, address(suite.redemption), subject, endToEndId);
    }

    // ------------------------------------------------------------------------------------------ reports

    function _paid(Cash memory c) internal {
        Expected storage e = _expected[c.lot];
        Whole storage w = _wholes[instrumentOf(c.lot)];
        e.paid += c.amount;
        w.paid += c.amount;
        if (c.deal != 0 && _counts(c)) _received(c.deal - 1, c.amount);
        if (c.purpose != Purpose.Whole && --e.legs != 0) return;
        if (e.paid < uint40(c.lot) - e.start) return _unlock(c.lot);
        --w.inFlight;
        _handOver(c.lot, 6, DEBTOR, c.id);
        e.flags = (e.flags & ~Encumbrance.IN_REDEMPTION) | Encumbrance.ENDED;
        w.redeemed += uint40(c.lot) - e.start;
        if (w.redeemed == w.face) w.state = SETTLED;
    }

    /// @dev Cash for a pledged lot counts for the pledgee whatever happened to the loan meanwhile; for a lot that was
    /// bought as long as the bank's purchase is open.
    function _counts(Cash memory c) private view returns (bool) {
        Deal storage d = _deals[c.deal - 1];
        if (c.payee != _bankOf(d)) return false;
        return _isPledge(d) || (_isOpen(d) && _dealOn[c.lot] == c.deal);
    }

    function _unpaid(Cash memory c) internal {
        _wholes[instrumentOf(c.lot)].exact = false;
        if (c.purpose != Purpose.Whole && --_expected[c.lot].legs != 0) return;
        _unlock(c.lot);
    }

    /// @dev All payments for the lot are concluded and it lives on; a part may be paid.
    function _unlock(uint256 id) private {
        Whole storage w = _wholes[instrumentOf(id)];
        --w.inFlight;
        _expected[id].flags &= ~Encumbrance.IN_REDEMPTION;
        if (_expected[id].paid != 0) w.state = PART_PAID;
    }
}
