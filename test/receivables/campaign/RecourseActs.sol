// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {LotId, Units} from "../../../contracts/lots/LotTypes.sol";
import {PaymentActs} from "./PaymentActs.sol";

/// @notice How holders turn to those who answer for a lot, by the way it has gone.
abstract contract RecourseActs is PaymentActs {
    uint256 private constant UNPAID = (1 << OVERDUE) | (1 << PART_PAID) | (1 << DISPUTED);

    function demandRecourse(uint256 seed) external counted {
        (uint256 id, uint24 liable, bool found) = _liable(seed);
        if (!found || _expected[id].flags & Encumbrance.OFFERED != 0) return _otherwise(seed);
        bool may = _owedBy(id, liable) != 0;
        vm.prank(accountOf(_expected[id].holder));
        try suite.recourse.demand(_ref(id), _paths[id], MemberId.wrap(liable)) {
            assertTrue(may, "demanded what is not owed");
            _did("demandRecourse");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function payRecourse(uint256 seed) external counted {
        (uint256 id, uint24 liable, bool found) = _liable(seed);
        if (!found) return _otherwise(seed);
        uint40 owed = _owedBy(id, liable);
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(liable));
        try suite.recourse.pay(_ref(id), _paths[id], endToEndId) {
            assertTrue(owed != 0, "paid in recourse what was not owed");
            _clear(id);
            _instructRecovery(id, liable, owed, endToEndId);
            _did("payRecourse");
        } catch (bytes memory reason) {
            _refused(owed != 0, reason);
        }
    }

    function _instructRecovery(uint256 id, uint24 liable, uint40 owed, bytes32 endToEndId) private {
        _expected[id].flags |= Encumbrance.IN_RECOURSE;
        // The one kind there is, who pays, how much, the lot.
        uint256 subject = (uint256(1) << 200) | (uint256(liable) << 176) | (uint256(owed) << 136) | id;
        Cash memory c = _cashFor(Purpose.Recovery, id, _dealOn[id], liable, _expected[id].holder, owed);
        _await(c, address(suite.recourse), subject, endToEndId);
    }

    /// @dev Who never answered for the lot pays nothing for it.
    function meddleRecourse(uint256 seed) external counted {
        (uint256 id, bool found) = _choose(seed, Encumbrance.ALL, UNPAID, true);
        if (!found) return _otherwise(seed);
        vm.prank(accountOf(COURT));
        try suite.recourse.pay(_ref(id), _paths[id], bytes32(++_serial)) {
            assertTrue(false, "a stranger paid in recourse");
        } catch {}
        _did("meddleRecourse");
    }

    /// @dev Unpaid, less what the holder keeps of the price it bought the lot for from that member.
    function _owedBy(uint256 id, uint24 member) private view returns (uint40) {
        Expected storage e = _expected[id];
        uint40 unpaid = uint40(id) - e.start - e.paid;
        uint256 k = _dealOn[id];
        if (k == 0 || _isPledge(_deals[k - 1]) || !_stands(k - 1)) return unpaid;
        Deal storage d = _deals[k - 1];
        if (_applicantOf(d) != member) return unpaid;
        uint40 kept = _left(d);
        return kept < unpaid ? unpaid - kept : 0;
    }

    /// @dev An unpaid lot and one who answers for it.
    function _liable(uint256 seed) private view returns (uint256, uint24, bool) {
        for (uint256 i = 0; i < 8; ++i) {
            (uint256 id, bool found) = _unpaidLot(uint256(keccak256(abi.encode(seed, i))), i < 4);
            if (!found) break;
            (MemberId[] memory liable, Units[] memory amounts) = suite.recourse.liableOn(LotId.wrap(id), _paths[id]);
            for (uint256 n = 0; n < liable.length; ++n) {
                assertEq(Units.unwrap(amounts[n]), _owedBy(id, MemberId.unwrap(liable[n])), "owed in recourse");
            }
            if (liable.length > 0) return (id, MemberId.unwrap(liable[seed % liable.length]), true);
        }
        return (0, 0, false);
    }

    /// @dev What a bank bought and holds comes first, for there a recovery settles a financing too.
    function _unpaidLot(uint256 seed, bool boughtFirst) private view returns (uint256 id, bool found) {
        for (uint256 i = 0; boughtFirst && i < _deals.length; ++i) {
            uint256 k = addmod(seed, i, _deals.length);
            id = _deals[k].lot;
            Whole storage w = _wholes[instrumentOf(id)];
            if (_isPledge(_deals[k]) || !_stands(k) || _burden(id) & Encumbrance.ALL != 0) continue;
            if ((UNPAID >> w.state) & 1 != 0 && block.timestamp >= w.maturity) return (id, true);
        }
        return _choose(seed, Encumbrance.ALL, UNPAID, true);
    }

    function _recovered(Cash memory c) internal {
        uint256 k = _dealOn[c.lot];
        if (k != 0 && !_isPledge(_deals[k - 1]) && _stands(k - 1)) _takenBack(k - 1, c);
        _handOver(c.lot, 10, c.payer, c.id);
        Expected storage e = _expected[c.lot];
        e.holder = c.payer;
        e.flags &= ~(Encumbrance.IN_RECOURSE | Encumbrance.CONSENTS_CUT);
    }

    /// @dev The bank got its money from one who is liable. What the seller left open it keeps of what it still had to
    /// give the seller.
    function _takenBack(uint256 k, Cash memory c) private {
        Deal storage d = _deals[k];
        if (c.payer == _applicantOf(d)) {
            uint40 open = Units.unwrap(d.application.units) - d.received - c.amount;
            uint40 left = _left(d);
            d.given += open < left ? open : left;
        }
        d.gone = true;
        d.received += c.amount;
        _ends(k, true);
    }

    function _notRecovered(Cash memory c) internal {
        _expected[c.lot].flags &= ~Encumbrance.IN_RECOURSE;
    }
}
