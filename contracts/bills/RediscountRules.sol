// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Interest} from "../rules/Interest.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {atMost} from "./AcceptorRules.sol";
import {Label} from "./Quota.sol";

/// @notice The rules of rediscount for one label.
/// @param monthlyRatePpm Millionths a month of thirty days.
/// @param outOfTownDays Interest runs so much longer where acceptor and applicant are of different regions.
/// @param shortest Days that a bill must have left at least.
/// @param longest Days that it may have left at most.
/// @param mostBills In one application.
/// @param smallFace Faces below it are small.
struct RediscountRules {
    uint256 zone;
    uint32 monthlyRatePpm;
    uint256 outOfTownDays;
    uint256 shortest;
    uint256 longest;
    uint256 mostBills;
    uint256 smallFace;
}

using {daysUntil, interest} for RediscountRules global;

/// @notice Reads the rules of an epoch from the book.
function readRediscountRules(IRuleBook book, Label label, uint32 epoch) view returns (RediscountRules memory rules) {
    bytes32[] memory names = new bytes32[](7);
    names[0] = Parameters.BUSINESS_DAY_ZONE;
    names[1] = Parameters.keyed(Parameters.REDISCOUNT_MONTHLY_RATE, bytes32(uint256(label)));
    names[2] = Parameters.REDISCOUNT_OUT_OF_TOWN_DAYS;
    names[3] = Parameters.REDISCOUNT_SHORTEST_TERM;
    names[4] = Parameters.REDISCOUNT_LONGEST_TERM;
    names[5] = Parameters.REDISCOUNT_MOST_BILLS;
    names[6] = Parameters.REDISCOUNT_SMALL_FACE;
    uint224[] memory values = book.valuesAt(names, epoch);
    rules.zone = values[0];
    rules.monthlyRatePpm = uint32(atMost(type(uint32).max, values[1], names[1]));
    rules.outOfTownDays = atMost(type(uint16).max, values[2] - 1, names[2]);
    rules.shortest = values[3];
    rules.longest = values[4];
    rules.mostBills = values[5];
    rules.smallFace = values[6];
}

/// @notice Calendar days from today to the day of a moment.
function daysUntil(RediscountRules memory rules, uint40 moment) view returns (uint40) {
    return Interest.daysBetween(uint40(block.timestamp), moment, rules.zone);
}

/// @notice face x days x (monthly rate / 30), half up.
function interest(RediscountRules memory rules, uint40 face, uint40 until, bool outOfTown) view returns (uint256) {
    uint256 extra = outOfTown ? rules.outOfTownDays : 0;
    return Interest.halfUp(face, rules.monthlyRatePpm, uint40(rules.daysUntil(until) + extra), 30);
}
