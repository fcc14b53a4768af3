// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice Names of the attested attributes that contracts read. Who attests them is in the rule book.
library Attributes {
    /// @dev What a court attests of a debtor that is insolvent.
    bytes32 internal constant INSOLVENT = keccak256("insolvent");
}
