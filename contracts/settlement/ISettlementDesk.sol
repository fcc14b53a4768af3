// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice A contract that asked for cash and delivers against it.
/// @dev Warning: neither call may refuse. Whatever could refuse is checked and locked before `instruct` returns.
interface ISettlementDesk {
    /// @notice The cash is final: deliver, in the same transaction.
    /// @param instruction The instruction's id.
    /// @param subject What the desk named when it asked.
    /// @param epoch The rule epoch of the report.
    /// @custom:access settlement
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external;

    /// @notice The cash was rejected or the instruction expired: unlock, nothing else changed.
    /// @custom:access settlement
    function onReleased(bytes32 instruction, bytes32 subject) external;
}
