// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {BillLiability, BillParty} from "../../contracts/bills/BillLiability.sol";
import {MemberId} from "../../contracts/consortium/Member.sol";
import {PathStep, Step, Trail} from "../../contracts/lots/Trail.sol";

/// @notice Bills on random ways through few hands, with guarantees, discounts and recourse, against a model that keeps
/// who stands on the bill and to whom it answers.
contract BillLiabilityTest is Test {
    uint24 private constant ACCEPTOR = 90;
    uint24 private constant DRAWER = 1;
    uint24 private constant HANDS = 6;

    /// @dev One who stands on the bill. `behind`: whom it guarantees, an index; itself for all others. `onlyTo`: to
    /// whom alone it answers; nobody for to all.
    struct Standing {
        uint24 member;
        uint256 behind;
        uint24 onlyTo;
        bool waived;
    }

    Standing[] private _standings;
    uint24[] private _guarantors;
    uint24 private _holder;
    PathStep[] private _path;

    function test_isAsTheModelSays(uint256 seed, uint8 lengthSeed, bool overdue) external {
        _stand(ACCEPTOR, 0, 0, false);
        _step(Trail.ISSUED, ACCEPTOR, DRAWER);
        _holder = DRAWER;
        _step(Trail.ACCEPTED, ACCEPTOR, DRAWER);
        if (seed % 2 == 0) _guarantee(2 + uint24(seed % 4));
        _pass(Trail.RECEIVED, 2, 0, false);
        uint256 length = bound(lengthSeed, 0, 20);
        for (uint256 k = 0; k < length; ++k) {
            _move(uint256(keccak256(abi.encode(seed, k))));
            _check(overdue);
        }
    }

    function liableOn(
        PathStep[] calldata path,
        MemberId holder,
        bool overdue
    ) external pure returns (BillParty[] memory) {
        return BillLiability.liableOn(path, MemberId.wrap(ACCEPTOR), holder, overdue);
    }

    function _move(uint256 r) private {
        uint256 kind = r % 10;
        uint24 other = uint24(1 + ((r >> 8) % HANDS));
        if (kind == 0) _step((r >> 16) % 2 == 0 ? Trail.FRONT : Trail.REMAINDER, _holder, _holder);
        else if (kind == 1) _guarantee(other);
        else if (kind == 2) {
            _step(Trail.GUARANTEED_ACCEPTOR, other, _holder);
            _stand(other, 0, 0, false);
        } else if (kind == 3) _recover(r >> 16);
        else if (other == _holder) return;
        else if (kind == 4) _pass(Trail.SOLD, other, 0, true);
        else if (kind == 5) _pass(Trail.ENDORSED_NOT_TRANSFERABLE, other, other, false);
        else if (kind == 6) {
            uint24 seller = _holder;
            _pass(Trail.DISCOUNTED, other, 0, false);
            _pass(Trail.REPURCHASED, seller, 0, true);
        } else _pass(kind == 7 ? Trail.DISCOUNTED : Trail.ENDORSED, other, 0, false);
    }

    function _guarantee(uint24 guarantor) private {
        _step(Trail.GUARANTEED, guarantor, _holder);
        _guarantors.push(guarantor);
    }

    /// @dev The holder stands on the bill from now on, and behind it who guaranteed it.
    function _pass(uint8 act, uint24 to, uint24 onlyTo, bool waived) private {
        _step(act, _holder, to);
        uint256 principal = _standings.length;
        _stand(_holder, principal, onlyTo, waived);
        for (uint256 k = 0; k < _guarantors.length; ++k) _stand(_guarantors[k], principal, onlyTo, waived);
        delete _guarantors;
        _holder = to;
    }

    /// @dev Any of those liable pays; those who guaranteed the holder guaranteed it to nobody.
    function _recover(uint256 r) private {
        uint24 payer = uint24(1 + (r % HANDS));
        if (!_isLiable(payer, false)) return;
        _step(Trail.RECOVERED, _holder, payer);
        delete _guarantors;
        _holder = payer;
    }

    function _check(bool overdue) private view {
        BillParty[] memory liable = this.liableOn(_path, MemberId.wrap(_holder), overdue);
        uint256 expected = _isLiable(ACCEPTOR, overdue) ? 1 : 0;
        for (uint24 member = 1; member <= HANDS; ++member) {
            if (_isLiable(member, overdue)) ++expected;
        }
        assertEq(liable.length, expected);
        for (uint256 k = 0; k < liable.length; ++k) {
            assertTrue(_isLiable(MemberId.unwrap(liable[k].member), overdue));
        }
    }

    /// @dev Liable is who answers to the holder from a standing that comes before all of the holder's own.
    function _isLiable(uint24 member, bool overdue) private view returns (bool) {
        if (member == _holder) return false;
        for (uint256 k = 0; k < _standings.length; ++k) {
            Standing memory standing = _standings[k];
            if (standing.member != member || !_answers(standing)) continue;
            if (overdue && standing.behind != 0 && _standings[standing.behind].member != DRAWER) continue;
            if (overdue && standing.behind != 0 && !_first(standing.behind)) continue;
            if (_isBeforeHolder(k)) return true;
        }
        return false;
    }

    function _answers(Standing memory standing) private view returns (bool) {
        return !standing.waived && (standing.onlyTo == 0 || standing.onlyTo == _holder);
    }

    /// @dev The drawer's own standing, not one that it has as an endorser later.
    function _first(uint256 principal) private view returns (bool) {
        for (uint256 k = 1; k < principal; ++k) {
            if (_standings[k].behind == k && !_standings[k].waived) return false;
        }
        return true;
    }

    /// @dev Those of one principal's guarantors stand together, after it and before the next principal.
    function _isBeforeHolder(uint256 k) private view returns (bool) {
        for (uint256 own = 0; own < _standings.length; ++own) {
            Standing memory standing = _standings[own];
            if (standing.member != _holder || !_answers(standing)) continue;
            (uint256 mine, uint256 its) = (standing.behind, _standings[k].behind);
            bool before = its < mine || (its == mine && k == its && own != its);
            if (!before) return false;
        }
        return true;
    }

    function _stand(uint24 member, uint256 behind, uint24 onlyTo, bool waived) private {
        _standings.push(Standing(member, behind, onlyTo, waived));
    }

    function _step(uint8 act, uint24 from, uint24 to) private {
        _path.push(
            PathStep(Step.wrap(uint256(act) | (uint256(from) << 8) | (uint256(to) << 32)), bytes32(_path.length))
        );
    }
}
