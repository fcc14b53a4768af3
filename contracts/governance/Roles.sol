// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice The council's powers as roles of AccessManager; each is granted with a delay of its own. Zero is
/// AccessManager's own role, which grants the others.
library Roles {
    /// @dev Members come, are suspended, leave, get mandates, recover their keys.
    uint64 internal constant ADMISSION = 1;
    /// @dev Rule parameters are announced.
    uint64 internal constant RULES = 2;
    /// @dev Contracts learn of each other.
    uint64 internal constant WIRING = 3;
    /// @dev Contracts get new code.
    uint64 internal constant UPGRADES = 4;
    /// @dev Businesses are halted and resumed.
    uint64 internal constant EMERGENCY = 5;
}
