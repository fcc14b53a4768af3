// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId} from "../../contracts/consortium/Member.sol";
import {ISettlement} from "../../contracts/settlement/ISettlement.sol";

/// @notice What the book of payments should say, kept beside it by other means.
abstract contract SettlementModel is Test {
    struct Payment {
        ISettlement.InstructionState state;
        MemberId payer;
        MemberId payee;
        uint56 amount;
        uint40 expiresAt;
        bytes32 original;
        uint56 returned;
        uint256 delivered;
        uint256 released;
    }

    uint40 internal immutable LIFE;

    mapping(bytes32 id => Payment) internal _payments;
    bytes32[] private _ids;

    mapping(MemberId member => uint256) public open;
    /// @notice The first act whose outcome was not the one foretold.
    string public surprise;
    /// @notice The chain's time, which the model keeps for itself.
    uint40 public clock = 1_800_000_000;

    constructor(uint40 life) {
        LIFE = life;
    }

    function ids() external view returns (bytes32[] memory) {
        return _ids;
    }

    function modelOf(bytes32 id) external view returns (Payment memory) {
        return _payments[id];
    }

    function _enter(bytes32 id, MemberId payer, MemberId payee, uint56 amount, bytes32 original) internal {
        Payment storage p = _payments[id];
        p.state = ISettlement.InstructionState.Instructed;
        (p.payer, p.payee, p.amount, p.original) = (payer, payee, amount, original);
        p.expiresAt = clock + LIFE;
        _ids.push(id);
        open[payer]++;
    }

    function _move(bytes32[] memory batch, ISettlement.InstructionState to) internal {
        for (uint256 k; k < batch.length; k++) {
            Payment storage p = _payments[batch[k]];
            p.state = to;
            if (to == ISettlement.InstructionState.Accepted) continue;
            open[p.payer]--;
            bool back = p.original != 0 && to != ISettlement.InstructionState.Final;
            if (back) _payments[p.original].returned -= p.amount;
        }
    }

    function _note(bool may, bool did, string memory act) internal {
        if (may != did && bytes(surprise).length == 0) surprise = act;
    }

    function _is(bytes32 id, ISettlement.InstructionState state) internal view returns (bool) {
        return _payments[id].state == state;
    }

    /// @dev Instructed, and the clock has not ended it.
    function _stands(bytes32 id) internal view returns (bool) {
        return _is(id, ISettlement.InstructionState.Instructed) && clock <= _payments[id].expiresAt;
    }

    /// @dev Instructed, but the clock has ended it.
    function _lapsed(bytes32 id) internal view returns (bool) {
        return _is(id, ISettlement.InstructionState.Instructed) && clock > _payments[id].expiresAt;
    }

    function _accepted(bytes32 id) internal view returns (bool) {
        return _is(id, ISettlement.InstructionState.Accepted);
    }

    function _distinct(bytes32[] memory batch) internal pure returns (bool) {
        return batch.length == 1 || batch[0] != batch[1];
    }

    /// @dev One item, or sometimes two.
    function _batch(uint256 i, uint256 j) internal view returns (bytes32[] memory batch) {
        batch = new bytes32[](j % 3 == 0 ? 2 : 1);
        batch[0] = _pick(i);
        if (batch.length == 2) batch[1] = _pick(j / 3);
    }

    /// @dev An instruction given before, more often a late one; zero where there is none.
    function _pick(uint256 seed) internal view returns (bytes32) {
        uint256 count = _ids.length;
        if (count == 0) return 0;
        uint256 latest = count < 6 ? count : 6;
        return seed % 4 == 0 ? _ids[(seed / 4) % count] : _ids[count - 1 - ((seed / 4) % latest)];
    }
}
