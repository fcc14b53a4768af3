// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "../consortium/IConsortium.sol";
import {RuleBook} from "../rules/RuleBook.sol";

/// @notice New code for the rule book, to see that an upgrade keeps what is stored.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract RuleBookV2 is RuleBook {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IConsortium consortium) RuleBook(consortium) {}

    function edition() external pure returns (uint8) {
        return 2;
    }
}
