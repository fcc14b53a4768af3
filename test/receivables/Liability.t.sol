// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId} from "../../contracts/consortium/Member.sol";
import {Units} from "../../contracts/lots/LotTypes.sol";
import {PathStep, Step, Trail} from "../../contracts/lots/Trail.sol";
import {Liability} from "../../contracts/receivables/Liability.sol";

/// @notice Lots on random ways through few hands, against a model that knows who answers to whom.
contract LiabilityTest is Test {
    /// @dev Who passed the lot on to the present holder, and to whoever stood before; whether with recourse.
    MemberId[] private _givers;
    bool[] private _recourse;
    MemberId private _holder;
    PathStep[] private _path;

    function test_isAsTheModelSays(uint256 seed, uint8 lengthSeed) external {
        step(Trail.ISSUED, MemberId.wrap(99), MemberId.wrap(1));
        _holder = MemberId.wrap(1);
        uint256 length = bound(lengthSeed, 0, 24);
        for (uint256 k = 0; k < length; ++k) {
            move(uint256(keccak256(abi.encode(seed, k))));
            check();
        }
    }

    function liableOn(PathStep[] calldata path) external pure returns (MemberId[] memory) {
        return Liability.liableOn(path);
    }

    function move(uint256 r) private {
        uint256 kind = r % 8;
        MemberId other = MemberId.wrap(uint24(1 + ((r >> 8) % 5)));
        if (kind < 2) {
            step(kind == 0 ? Trail.FRONT : Trail.REMAINDER, _holder, _holder);
        } else if (kind < 5) {
            (MemberId[] memory liable, uint256 found) = model();
            if (found > 0) recover(liable[(r >> 16) % found]);
        } else if (other != _holder) {
            bool recourse = (r >> 24) % 5 != 0;
            bool sold = (r >> 32) % 2 == 0;
            if (recourse) step(sold ? Trail.SOLD_WITH_RECOURSE : Trail.ASSIGNED_WITH_RECOURSE, _holder, other);
            else step(sold ? Trail.SOLD : Trail.ASSIGNED, _holder, other);
            _givers.push(_holder);
            _recourse.push(recourse);
            _holder = other;
        }
    }

    /// @dev The payer is again where it was before the nearest passing on for which it answers.
    function recover(MemberId payer) private {
        step(Trail.RECOVERED, _holder, payer);
        while (_givers[_givers.length - 1] != payer) drop();
        drop();
        _holder = payer;
    }

    function drop() private {
        _givers.pop();
        _recourse.pop();
    }

    function check() private view {
        (MemberId[] memory expected, uint256 found) = model();
        MemberId[] memory liable = this.liableOn(_path);
        assertEq(liable.length, found);
        for (uint256 k = 0; k < found; ++k) {
            assertTrue(liable[k] == expected[k]);
        }
    }

    function model() private view returns (MemberId[] memory liable, uint256 found) {
        liable = new MemberId[](_givers.length);
        for (uint256 k = _givers.length; k > 0 && _recourse[k - 1]; --k) {
            bool known = _givers[k - 1] == _holder;
            for (uint256 n = 0; n < found; ++n) known = known || liable[n] == _givers[k - 1];
            if (!known) liable[found++] = _givers[k - 1];
        }
    }

    function step(uint8 act, MemberId from, MemberId to) private {
        Step made = Trail.make(act, from, to, Units.wrap(0), Units.wrap(1), 1, Units.wrap(1));
        _path.push(PathStep(made, bytes32(0)));
    }
}
