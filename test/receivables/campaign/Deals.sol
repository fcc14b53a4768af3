// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {Units} from "../../../contracts/lots/LotTypes.sol";
import {LinePurpose} from "../../../contracts/receivables/ICreditLines.sol";
import {FinancingId, FinancingKind, IFinancing} from "../../../contracts/receivables/IFinancing.sol";
import {CashActs} from "./CashActs.sol";
import {IssueActs} from "./IssueActs.sol";

/// @notice What financings must come to, reckoned from the cash that moved.
abstract contract Deals is CashActs, IssueActs {
    enum Stand {
        None,
        Applied,
        Offered,
        Agreed,
        Disbursing,
        Outstanding,
        Closed
    }

    /// @param received All cash that the bank got for it.
    /// @param given Of what it retained, all that it paid, set off or sent on its way.
    struct Deal {
        FinancingId id;
        Stand stand;
        IFinancing.Application application;
        IFinancing.Offer offer;
        uint40 deadline;
        uint256 lot;
        uint40 interest;
        uint40 received;
        uint40 given;
        bool paying;
        bool gone;
    }

    Deal[] internal _deals;
    /// @dev For which deal, counted from 1, what is collected on a lot counts.
    mapping(uint256 lot => uint256) internal _dealOn;

    function _isPledge(Deal storage d) internal view returns (bool) {
        return d.application.kind == FinancingKind.Pledge;
    }

    function _principal(Deal storage d) internal view returns (uint40) {
        return Units.unwrap(d.offer.principal);
    }

    function _bankOf(Deal storage d) internal view returns (uint24) {
        return MemberId.unwrap(d.application.bank);
    }

    function _applicantOf(Deal storage d) internal view returns (uint24) {
        return MemberId.unwrap(d.application.applicant);
    }

    /// @dev Whether more is to come from the lot.
    function _isOpen(Deal storage d) internal view returns (bool) {
        uint40 all = _isPledge(d) ? _principal(d) : Units.unwrap(d.application.units);
        return d.stand == Stand.Outstanding && !d.gone && d.received < all;
    }

    function _claim(Deal storage d) internal view returns (uint40) {
        return d.received < _principal(d) ? _principal(d) - d.received : 0;
    }

    /// @dev Whether the bank holds what it bought, or the pledge.
    function _stands(uint256 k) internal view returns (bool) {
        Deal storage d = _deals[k];
        Expected storage e = _expected[d.lot];
        if (!_isOpen(d) || _dealOn[d.lot] != k + 1) return false;
        return e.holder == _bankOf(d) && e.flags & Encumbrance.ENDED == 0;
    }

    /// @dev What the bank owes the seller in the end and has not given: never negative.
    function _left(Deal storage d) internal view returns (uint40) {
        uint40 above = d.received > _principal(d) ? d.received - _principal(d) : 0;
        uint40 all = _isPledge(d) ? above : Units.unwrap(d.application.units) - _principal(d);
        assertGe(all, d.given, "the bank gave more than it retained");
        return all - d.given;
    }

    /// @dev What of it is due now: while the bank holds the lot, what it collected above the principal.
    function _due(uint256 k) internal view returns (uint40) {
        Deal storage d = _deals[k];
        if (d.stand != Stand.Outstanding) return 0;
        uint40 left = _left(d);
        if (!_isPledge(d) && !_stands(k)) return left;
        uint40 above = d.received > _principal(d) ? d.received - _principal(d) : 0;
        uint40 due = above > d.given ? above - d.given : 0;
        return due < left ? due : left;
    }

    /// @dev What it uses of the bank's line.
    function _usage(Deal storage d) internal view returns (uint40) {
        if (d.stand == Stand.Agreed || d.stand == Stand.Disbursing) return _principal(d);
        return d.stand != Stand.Outstanding || d.gone ? 0 : _claim(d);
    }

    /// @notice What is used of a bank's own line for financing.
    function financedBy(uint24 bank) public view returns (uint64 sum) {
        for (uint256 k = 0; k < _deals.length; ++k) {
            if (_bankOf(_deals[k]) == bank) sum += _usage(_deals[k]);
        }
    }

    /// @dev The lot of a part that is financed is a lot of its own, locked.
    function _agreed(uint256 k) internal {
        Deal storage d = _deals[k];
        uint256 id = d.lot;
        uint40 units = Units.unwrap(d.application.units);
        _clear(id);
        if (units != uint40(id) - _expected[id].start) d.lot = _splitOff(id, units);
        _expected[d.lot].flags |= Encumbrance.IN_FINANCING;
        d.stand = Stand.Agreed;
    }

    /// @dev There was no cash: nothing is left of it.
    function _undone(uint256 k) internal {
        Deal storage d = _deals[k];
        d.stand = Stand.None;
        _expected[d.lot].flags &= ~Encumbrance.IN_FINANCING;
    }

    function _funded(uint256 k, bytes32 instruction) internal {
        Deal storage d = _deals[k];
        Expected storage e = _expected[d.lot];
        d.stand = Stand.Outstanding;
        _dealOn[d.lot] = k + 1;
        if (_isPledge(d)) {
            e.flags = (e.flags & ~Encumbrance.IN_FINANCING) | Encumbrance.PLEDGED;
        } else {
            uint8 act = d.application.kind == FinancingKind.Sale ? 8 : 9;
            _handOver(d.lot, act, _bankOf(d), instruction);
            e.holder = _bankOf(d);
            e.flags &= ~(Encumbrance.IN_FINANCING | Encumbrance.CONSENTS_CUT);
        }
    }

    /// @dev The bank received cash for a lot: what is above its claim it owes, even when the loan was repaid meanwhile.
    function _received(uint256 k, uint40 amount) internal {
        Deal storage d = _deals[k];
        bool open = _isOpen(d);
        d.received += amount;
        if (d.stand == Stand.Closed) d.stand = Stand.Outstanding;
        _ends(k, open);
    }

    /// @dev What follows once nothing more is to come from the lot, and once nothing is owed at all.
    function _ends(uint256 k, bool wasOpen) internal {
        Deal storage d = _deals[k];
        if (_isOpen(d)) return;
        if (wasOpen && _isPledge(d)) _expected[d.lot].flags &= ~Encumbrance.PLEDGED;
        if (wasOpen && _dealOn[d.lot] == k + 1) _dealOn[d.lot] = 0;
        if (d.stand == Stand.Outstanding && !d.paying && _left(d) == 0) d.stand = Stand.Closed;
    }

    /// @notice How many financings bind a member.
    function boundBy(uint24 member) external view returns (uint256 count) {
        for (uint256 k = 0; k < _deals.length; ++k) {
            Deal storage d = _deals[k];
            bool both = d.stand == Stand.Agreed || d.stand == Stand.Disbursing;
            bool owes = both || (_isPledge(d) && _isOpen(d));
            bool retains = both;
            if (d.stand == Stand.Outstanding) {
                bool anything = _isPledge(d) ? d.received > _principal(d) : d.application.units.value() > _principal(d);
                retains = _left(d) != 0 || (d.paying && anything);
            }
            if (owes && _applicantOf(d) == member) ++count;
            if (retains && _bankOf(d) == member) ++count;
        }
    }

    function _mayFinance(uint24 bank, uint40 amount) internal view returns (bool) {
        return _mayUse(bank, LinePurpose.Financing, financedBy(bank), amount);
    }

    function dealCount() external view returns (uint256) {
        return _deals.length;
    }

    function dealAt(uint256 k) external view returns (Deal memory) {
        return _deals[k];
    }

    function usageOf(uint256 k) external view returns (uint40) {
        return _usage(_deals[k]);
    }

    function dueOf(uint256 k) external view returns (uint40) {
        return _due(k);
    }

    function _dealIn(uint256 seed, Stand stand) internal view returns (uint256 k, bool found) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            k = addmod(seed >> 4, i, _deals.length);
            if (_deals[k].stand == stand) return (k, true);
        }
        return (0, false);
    }

    /// @dev An outstanding financing, one on which the bank has to pay where there is one.
    function _owing(uint256 seed) internal view returns (uint256 k, bool found) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            k = addmod(seed >> 4, i, _deals.length);
            if (!_deals[k].paying && _due(k) != 0) return (k, true);
        }
        return _dealIn(seed, Stand.Outstanding);
    }

    /// @dev An outstanding financing, one whose lot the bank passed on where there is one.
    function _passedOn(uint256 seed) internal view returns (uint256 k, bool found) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            k = addmod(seed >> 4, i, _deals.length);
            if (_isOpen(_deals[k]) && !_isPledge(_deals[k]) && !_stands(k)) return (k, true);
        }
        return _dealIn(seed, Stand.Outstanding);
    }

    /// @dev A pledge that still secures something, while no payment is on its way.
    function _pledged(uint256 seed) internal view returns (uint256 k, bool found) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            k = addmod(seed >> 4, i, _deals.length);
            Deal storage d = _deals[k];
            bool locked = _expected[d.lot].flags & Encumbrance.IN_REDEMPTION != 0;
            if (_isPledge(d) && _isOpen(d) && !d.paying && !locked) return (k, true);
        }
        return (0, false);
    }
}
