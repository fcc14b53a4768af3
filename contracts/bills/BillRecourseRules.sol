// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {businessMonthsAfter} from "../rules/BusinessDay.sol";
import {Interest} from "../rules/Interest.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {atMost} from "./AcceptorRules.sol";

/// @notice The rules of recourse on bills.
/// @param zone Zone of the business day: seconds east of UTC, plus 86,400.
/// @param ratePpm Of interest, millionths a year.
/// @param yearDays Days of a year of interest.
/// @param primaryMonths In which rights against acceptor and drawer lapse, from maturity.
/// @param recourseMonths In which they lapse against others, from dishonour.
/// @param reRecourseMonths In which those of one who paid in recourse lapse against others, from its payment.
struct BillRecourseRules {
    uint256 zone;
    uint32 ratePpm;
    uint256 yearDays;
    uint256 primaryMonths;
    uint256 recourseMonths;
    uint256 reRecourseMonths;
}

/// @dev A century: more is a mistake.
uint256 constant MOST_MONTHS = 1_200;

using {interest, lapsedFrom} for BillRecourseRules global;

/// @notice Reads the rules of an epoch from the book.
function readBillRecourseRules(IRuleBook book, uint32 epoch) view returns (BillRecourseRules memory rules) {
    bytes32[] memory names = new bytes32[](6);
    names[0] = Parameters.BUSINESS_DAY_ZONE;
    names[1] = Parameters.BILL_RECOURSE_RATE;
    names[2] = Parameters.DAY_COUNT;
    names[3] = Parameters.BILL_PRESCRIPTION;
    names[4] = Parameters.BILL_RECOURSE_PRESCRIPTION;
    names[5] = Parameters.BILL_RE_RECOURSE_PRESCRIPTION;
    uint224[] memory values = book.valuesAt(names, epoch);
    rules.zone = values[0];
    rules.ratePpm = uint32(atMost(type(uint32).max, values[1], names[1]));
    rules.yearDays = Interest.daysOfYear(values[2]);
    rules.primaryMonths = atMost(MOST_MONTHS, values[3], names[3]);
    rules.recourseMonths = atMost(MOST_MONTHS, values[4], names[4]);
    rules.reRecourseMonths = atMost(MOST_MONTHS, values[5], names[5]);
}

/// @notice Interest on an amount from the day of one moment to the day of another, half up.
function interest(BillRecourseRules memory rules, uint56 amount, uint40 from, uint40 to) pure returns (uint256) {
    return Interest.halfUp(amount, rules.ratePpm, Interest.daysBetween(from, to, rules.zone), rules.yearDays);
}

/// @notice First moment at which a right has lapsed that began with the day of a moment.
function lapsedFrom(BillRecourseRules memory rules, uint40 since, uint256 months) pure returns (uint40) {
    return uint40(businessMonthsAfter(since, months, rules.zone));
}
