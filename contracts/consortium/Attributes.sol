// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice Names of the attested attributes that contracts read. Who attests them is in the rule book.
library Attributes {
    /// @dev What a court attests of a debtor that is insolvent.
    bytes32 internal constant INSOLVENT = keccak256("insolvent");
    /// @dev What the central bank attests of a bank that holds a settlement account with it.
    bytes32 internal constant SETTLEMENT_ACCOUNT = keccak256("settlement-account");
    bytes32 internal constant AGRICULTURE = keccak256("agriculture");
    bytes32 internal constant SMALL_ENTERPRISE = keccak256("small-enterprise");
    bytes32 internal constant GREEN = keccak256("green");
}
