// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @notice A desk that asks for what it is told to, says what it hears, and on demand breaks the rules for desks:
/// refuses, or calls settlement back from within.
contract MockSettlementDesk is ISettlementDesk {
    ISettlement public immutable SETTLEMENT;

    bytes32 private _refused;
    bytes private _call;

    /// @dev `state` is what settlement says of the instruction at that moment.
    event DeskDelivered(bytes32 indexed instruction, bytes32 subject, uint32 epoch, ISettlement.InstructionState state);
    event DeskReleased(bytes32 indexed instruction, bytes32 subject, ISettlement.InstructionState state);
    event DeskCalledBack(bool done, bytes answer);

    error MockDeskRefuses(bytes32 instruction);

    constructor(ISettlement settlement) {
        SETTLEMENT = settlement;
    }

    function instruct(ISettlement.Order calldata order, uint32 epoch) external returns (bytes32) {
        return SETTLEMENT.instruct(order, epoch);
    }

    /// @notice From now on refuses what it hears of this instruction.
    function refuse(bytes32 instruction) external {
        _refused = instruction;
    }

    /// @notice Makes this call to settlement, once, when it next hears something.
    function callBackWith(bytes calldata call) external {
        _call = call;
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external {
        _hear(instruction);
        emit DeskDelivered(instruction, subject, epoch, SETTLEMENT.instructionAt(instruction).state);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32 instruction, bytes32 subject) external {
        _hear(instruction);
        emit DeskReleased(instruction, subject, SETTLEMENT.instructionAt(instruction).state);
    }

    function _hear(bytes32 instruction) private {
        if (instruction == _refused) revert MockDeskRefuses(instruction);
        if (_call.length == 0) return;
        bytes memory call = _call;
        delete _call;
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory answer) = address(SETTLEMENT).call(call);
        emit DeskCalledBack(done, answer);
    }
}
