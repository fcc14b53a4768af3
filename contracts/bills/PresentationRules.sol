// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {businessDayAfter} from "../rules/BusinessDay.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {atMost} from "./AcceptorRules.sol";

/// @notice The rules that judge when a bill is presented and answered.
/// @param zone Zone of the business day: seconds east of UTC, plus 86,400.
/// @param presentationDays After the day of maturity.
/// @param answerDays After the day of presentation.
struct PresentationRules {
    uint256 zone;
    uint256 presentationDays;
    uint256 answerDays;
}

using {overdueFrom, dishonourFrom} for PresentationRules global;

/// @notice Reads the rules of an epoch from the book.
/// @dev A number of days whose seconds no longer fit a moment is refused, for cut to it it would be another rule.
function readPresentationRules(IRuleBook book, uint32 epoch) view returns (PresentationRules memory rules) {
    bytes32[] memory names = new bytes32[](3);
    names[0] = Parameters.BUSINESS_DAY_ZONE;
    names[1] = Parameters.BILL_PRESENTATION_DAYS;
    names[2] = Parameters.BILL_ANSWER_DAYS;
    uint224[] memory values = book.valuesAt(names, epoch);
    rules.zone = values[0];
    rules.presentationDays = atMost(type(uint16).max, values[1], names[1]);
    rules.answerDays = atMost(type(uint16).max, values[2], names[2]);
}

/// @notice First moment at which presentation is overdue: the last day of the rule is over.
function overdueFrom(PresentationRules memory rules, uint40 maturity) pure returns (uint256) {
    return businessDayAfter(maturity, rules.presentationDays + 1, rules.zone);
}

/// @notice First moment at which no answer is dishonour: the last day to answer is over.
function dishonourFrom(PresentationRules memory rules, uint40 presentedAt) pure returns (uint40) {
    return uint40(businessDayAfter(presentedAt, rules.answerDays + 1, rules.zone));
}
