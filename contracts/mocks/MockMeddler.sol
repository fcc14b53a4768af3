// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @notice A desk of settlement that names what is not its own as its subject, and meddles with another contract when
/// it hears of its payments.
contract MockMeddler is ISettlementDesk {
    address private _target;
    bytes private _call;

    event Meddled(bool done, bytes answer);

    function instruct(ISettlement settlement, ISettlement.Order calldata order, uint32 epoch) external {
        settlement.instruct(order, epoch);
    }

    /// @notice The call to make when it next hears something.
    function meddleWith(address target, bytes calldata call) external {
        (_target, _call) = (target, call);
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32, bytes32, uint32) external {
        _meddle();
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32) external {
        _meddle();
    }

    function _meddle() private {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory answer) = _target.call(_call);
        emit Meddled(done, answer);
    }
}
