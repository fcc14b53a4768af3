// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {IAcceptors} from "./IAcceptors.sol";
import {MOMENTS_KEPT} from "./OverdueMoments.sol";

/// @notice The rules that judge what an acceptor may accept.
/// @param acceptanceCapBps Of total assets, hundredths of a percent.
/// @param marginCapBps Of deposits, hundredths of a percent.
/// @param barCount How many overdue acceptances bar.
/// @param barWindow Within how many seconds.
struct AcceptorRules {
    uint256 acceptanceCapBps;
    uint256 marginCapBps;
    uint256 barCount;
    uint256 barWindow;
}

/// @dev Hundredths of a percent in a whole; no share is more.
uint256 constant WHOLE_BPS = 10_000;

/// @notice Reads the rules of an epoch from the book.
/// @dev A value beyond what can be judged is refused, for cut to it it would be another rule: more than the whole of a
/// bank's figures, more overdue acceptances than are remembered, days whose seconds no longer fit a moment.
function readAcceptorRules(IRuleBook book, uint32 epoch) view returns (AcceptorRules memory rules) {
    bytes32[] memory names = new bytes32[](4);
    names[0] = Parameters.BILL_ACCEPTANCE_CAP;
    names[1] = Parameters.BILL_MARGIN_CAP;
    names[2] = Parameters.BILL_OVERDUE_BAR_COUNT;
    names[3] = Parameters.BILL_OVERDUE_BAR_DAYS;
    uint224[] memory values = book.valuesAt(names, epoch);
    rules.acceptanceCapBps = atMost(WHOLE_BPS, values[0], names[0]);
    rules.marginCapBps = atMost(WHOLE_BPS, values[1], names[1]);
    rules.barCount = atMost(MOMENTS_KEPT, values[2], names[2]);
    rules.barWindow = atMost(type(uint16).max, values[3], names[3]) * 1 days;
}

/// @notice A value of the rule book, refused where it is beyond what can be judged.
function atMost(uint256 highest, uint256 value, bytes32 parameter) pure returns (uint256) {
    if (value > highest) revert IAcceptors.AcceptorRuleTooHigh(parameter, value, highest);
    return value;
}
