// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {LotActs} from "./LotActs.sol";

/// @notice What the settlement agent reports of the payments that desks asked for, in whatever order.
abstract contract CashActs is LotActs {
    enum Purpose {
        Whole,
        ToHolder,
        ToPledgee,
        Disbursement,
        Retained,
        Repayment,
        Recovery
    }

    /// @param deal The financing it belongs to, counted from 1; zero for none.
    struct Cash {
        bytes32 id;
        Purpose purpose;
        uint256 lot;
        uint256 deal;
        uint24 payer;
        uint24 payee;
        uint40 amount;
        uint40 expiresAt;
        bool accepted;
    }

    /// @dev What is on its way.
    Cash[] internal _cash;

    function _cashFor(
        Purpose purpose,
        uint256 lot,
        uint256 deal,
        uint24 payer,
        uint24 payee,
        uint40 amount
    ) internal pure returns (Cash memory c) {
        (c.purpose, c.lot, c.deal) = (purpose, lot, deal);
        (c.payer, c.payee, c.amount) = (payer, payee, amount);
    }

    /// @dev Remembers a payment, whose instruction must say what the model says.
    function _await(Cash memory c, address desk, uint256 subject, bytes32 endToEndId) internal {
        c.id = suite.settlement.instructionId(desk, bytes32(subject), endToEndId);
        c.expiresAt = uint40(block.timestamp + 1 days);
        ISettlement.Instruction memory i = suite.settlement.instructionAt(c.id);
        assertTrue(i.state == ISettlement.InstructionState.Instructed, "not instructed");
        assertEq(MemberId.unwrap(i.payer), c.payer, "payer");
        assertEq(MemberId.unwrap(i.payee), c.payee, "payee");
        assertEq(i.amount, c.amount, "amount");
        assertEq(i.expiresAt, c.expiresAt, "expiry");
        _cash.push(c);
    }

    /// @dev All that is on its way is taken in, so that many reports can follow in any order.
    function accept(uint256 seed) external counted {
        bool any = false;
        for (uint256 k = 0; k < _cash.length; ++k) {
            Cash storage c = _cash[k];
            if (c.accepted || block.timestamp > c.expiresAt || _word(seed, k) % 4 == 0) continue;
            vm.prank(accountOf(AGENT));
            suite.settlement.reportAccepted(_one(c.id));
            (c.accepted, any) = (true, true);
        }
        if (any) _did("reportAccepted");
        else _otherwise(seed);
    }

    function report(uint256 seed) external counted {
        _report(seed);
    }

    /// @dev What is accepted becomes final or is rejected; what is not is rejected, or expires.
    function _report(uint256 seed) internal {
        if (_cash.length == 0) return;
        uint256 k = seed % _cash.length;
        bool reject = _word(seed, 1) % 4 == 0;
        if (!_cash[k].accepted && block.timestamp > _cash[k].expiresAt) _expire(k);
        else if (_cash[k].accepted || reject) _conclude(k, reject);
    }

    /// @dev All that is accepted becomes final at once, in the order of the model.
    function reportAll(uint256 seed) external counted {
        bytes32[] memory ids = new bytes32[](_cash.length);
        uint256 count = 0;
        for (uint256 k = 0; k < _cash.length; ++k) {
            if (_cash[k].accepted) ids[count++] = _cash[k].id;
        }
        if (count < 2) return _otherwise(seed);
        assembly ("memory-safe") {
            mstore(ids, count)
        }
        vm.prank(accountOf(AGENT));
        suite.settlement.reportFinal(ids);
        for (uint256 n = 0; n < count; ++n) {
            _final(_drop(_placeOf(ids[n])));
        }
        _did("reportAll");
    }

    function _conclude(uint256 k, bool reject) private {
        Cash storage c = _cash[k];
        vm.prank(accountOf(AGENT));
        if (reject) {
            suite.settlement.reportRejected(_one(c.id), "AC04");
            _did("reportRejected");
            _failed(_drop(k));
        } else {
            // Never refused, whatever has happened meanwhile.
            suite.settlement.reportFinal(_one(c.id));
            _did("reportFinal");
            _final(_drop(k));
        }
    }

    function _expire(uint256 k) private {
        suite.settlement.expire(_one(_cash[k].id));
        _did("expirePayment");
        _failed(_drop(k));
    }

    /// @dev The cash is there: what must follow.
    function _final(Cash memory c) internal virtual;

    /// @dev The cash will not come: what must follow.
    function _failed(Cash memory c) internal virtual;

    function _placeOf(bytes32 id) private view returns (uint256 k) {
        while (_cash[k].id != id) ++k;
    }

    function _drop(uint256 k) private returns (Cash memory c) {
        c = _cash[k];
        _cash[k] = _cash[_cash.length - 1];
        _cash.pop();
    }

    function _one(bytes32 id) private pure returns (bytes32[] memory ids) {
        ids = new bytes32[](1);
        ids[0] = id;
    }

    /// @notice How many payments of a member are on their way.
    function paymentsOf(uint24 member) external view returns (uint256 count) {
        for (uint256 k = 0; k < _cash.length; ++k) {
            if (_cash[k].payer == member) ++count;
        }
    }
}
