// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Units} from "../lots/LotTypes.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";

/// @notice The rules that judge the terms of a receivable in one currency. Terms in days.
struct TermRules {
    uint16 longestTerm;
    uint16 usualTerm;
    uint8 highestTier;
    Units smallestLot;
}

using {pack, isUnread} for TermRules global;

function isUnread(TermRules memory rules) pure returns (bool) {
    return rules.longestTerm == 0;
}

/// @notice longest term 16 | usual term 16 | highest tier 8 | smallest lot 40.
function pack(TermRules memory rules) pure returns (uint256) {
    return
        rules.longestTerm |
        (uint256(rules.usualTerm) << 16) |
        (uint256(rules.highestTier) << 32) |
        (uint256(rules.smallestLot.value()) << 40);
}

function unpackTermRules(uint256 word) pure returns (TermRules memory rules) {
    rules.longestTerm = uint16(word);
    rules.usualTerm = uint16(word >> 16);
    rules.highestTier = uint8(word >> 32);
    rules.smallestLot = Units.wrap(uint40(word >> 40));
}

/// @notice Reads the rules of an epoch from the book. A currency without a smallest lot has none: all zero.
/// @dev A value beyond its width is refused, for cut to it it would be another rule.
function readTermRules(IRuleBook book, uint32 epoch, uint16 currency) view returns (TermRules memory rules) {
    bytes32 smallest = Parameters.keyed(Parameters.RECEIVABLE_SMALLEST_LOT, bytes32(uint256(currency)));
    rules.smallestLot = Units.wrap(SafeCast.toUint32(book.findValueAt(smallest, epoch)));
    if (rules.smallestLot.isZero()) return rules;
    bytes32[] memory names = new bytes32[](3);
    names[0] = Parameters.RECEIVABLE_LONGEST_TERM;
    names[1] = Parameters.RECEIVABLE_USUAL_TERM;
    names[2] = Parameters.RECEIVABLE_HIGHEST_TIER;
    uint224[] memory values = book.valuesAt(names, epoch);
    rules.longestTerm = SafeCast.toUint16(values[0]);
    rules.usualTerm = SafeCast.toUint16(values[1]);
    rules.highestTier = SafeCast.toUint8(values[2]);
}
