// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice Names of the parameters that contracts read. Values, dates and citations are in the rule book.
library Parameters {
    /// @dev Seconds between an announcement and the earliest moment it may take effect.
    bytes32 internal constant ANNOUNCEMENT_LEAD = keccak256("rules.announcementLeadSeconds");
    /// @dev Zone of the business day: seconds east of UTC, plus 86,400 (so that it is never zero).
    bytes32 internal constant BUSINESS_DAY_ZONE = keccak256("businessDay.zoneSeconds");
    /// @dev Day count convention of interest: 1 = ACT/360, 2 = ACT/365.
    bytes32 internal constant DAY_COUNT = keccak256("interest.dayCount");
    /// @dev Longest term of a receivable, days.
    bytes32 internal constant RECEIVABLE_LONGEST_TERM = keccak256("receivables.longestTermDays");
    /// @dev Term above which a receivable is flagged, days.
    bytes32 internal constant RECEIVABLE_USUAL_TERM = keccak256("receivables.usualTermDays");
    /// @dev Highest tier a lot may reach (0 = first creditor).
    bytes32 internal constant RECEIVABLE_HIGHEST_TIER = keccak256("receivables.highestTier");
    /// @dev Smallest lot, minor units; keyed by currency. A currency without it is not accepted.
    bytes32 internal constant RECEIVABLE_SMALLEST_LOT = keccak256("receivables.smallestLotUnits");
    /// @dev Days after the day of maturity before a receivable counts as overdue, plus one.
    bytes32 internal constant RECEIVABLE_GRACE = keccak256("receivables.graceDaysPlusOne");
    /// @dev Highest advance on a lot's value, hundredths of a percent; keyed by kind of financing (`FinancingKind`).
    bytes32 internal constant FINANCING_HIGHEST_ADVANCE = keccak256("financing.highestAdvanceBps");
    /// @dev Highest discount rate, millionths a year.
    bytes32 internal constant FINANCING_HIGHEST_RATE = keccak256("financing.highestRatePpm");
    /// @dev Longest term of a bill from its registration, days.
    bytes32 internal constant BILL_LONGEST_TERM = keccak256("bills.longestTermDays");
    /// @dev Highest face of a bill, minor units.
    bytes32 internal constant BILL_HIGHEST_FACE = keccak256("bills.highestFaceUnits");
    /// @dev Smallest lot of a bill, minor units; keyed by currency. A currency without it is not accepted.
    bytes32 internal constant BILL_SMALLEST_LOT = keccak256("bills.smallestLotUnits");
    /// @dev How the check digit of a bill's package number is made: 1 = ISO 7064 MOD 11,10.
    bytes32 internal constant BILL_CHECK_DIGIT = keccak256("bills.checkDigitAlgorithm");
    /// @dev What a bank may have accepted at most of its total assets, hundredths of a percent; at most the whole.
    bytes32 internal constant BILL_ACCEPTANCE_CAP = keccak256("bills.acceptanceCapBps");
    /// @dev What margin deposits may be at most of a bank's deposits, hundredths of a percent; at most the whole.
    bytes32 internal constant BILL_MARGIN_CAP = keccak256("bills.marginCapBps");
    /// @dev How many overdue acceptances bar an acceptor; at most six, which are remembered.
    bytes32 internal constant BILL_OVERDUE_BAR_COUNT = keccak256("bills.overdueBarCount");
    /// @dev Within how many days, counted back from now, they bar it; at most 65,535.
    bytes32 internal constant BILL_OVERDUE_BAR_DAYS = keccak256("bills.overdueBarDays");
    /// @dev Days after the day of maturity within which a bill is presented in time; at most 65,535.
    bytes32 internal constant BILL_PRESENTATION_DAYS = keccak256("bills.presentationDays");
    /// @dev Days after the day of presentation within which the acceptor answers; at most 65,535.
    bytes32 internal constant BILL_ANSWER_DAYS = keccak256("bills.answerDays");
    /// @dev Highest rate at which a bill is discounted, millionths a year.
    bytes32 internal constant BILL_HIGHEST_DISCOUNT_RATE = keccak256("bills.highestDiscountRatePpm");
    /// @dev Interest in recourse on a bill, millionths a year.
    bytes32 internal constant BILL_RECOURSE_RATE = keccak256("bills.recourseRatePpm");
    /// @dev Months from maturity in which rights against a bill's acceptor and drawer lapse; at most 1,200.
    bytes32 internal constant BILL_PRESCRIPTION = keccak256("bills.prescriptionMonths");
    /// @dev Months from dishonour in which recourse against other parties lapses; at most 1,200.
    bytes32 internal constant BILL_RECOURSE_PRESCRIPTION = keccak256("bills.recoursePrescriptionMonths");
    /// @dev Months from payment in which recourse of one who paid in recourse lapses against them; at most 1,200.
    bytes32 internal constant BILL_RE_RECOURSE_PRESCRIPTION = keccak256("bills.reRecoursePrescriptionMonths");
    /// @dev Rate of rediscount, millionths a month of thirty days; keyed by label (`Label`).
    bytes32 internal constant REDISCOUNT_MONTHLY_RATE = keccak256("rediscount.monthlyRatePpm");
    /// @dev Days that interest runs longer where acceptor and applicant are of different regions, plus one.
    bytes32 internal constant REDISCOUNT_OUT_OF_TOWN_DAYS = keccak256("rediscount.outOfTownDaysPlusOne");
    /// @dev Days that a bill must have left at least to be rediscounted.
    bytes32 internal constant REDISCOUNT_SHORTEST_TERM = keccak256("rediscount.shortestTermDays");
    /// @dev Days that it may have left at most.
    bytes32 internal constant REDISCOUNT_LONGEST_TERM = keccak256("rediscount.longestTermDays");
    /// @dev Bills that one application may name at most.
    bytes32 internal constant REDISCOUNT_MOST_BILLS = keccak256("rediscount.mostBills");
    /// @dev A face below it is small, minor units.
    bytes32 internal constant REDISCOUNT_SMALL_FACE = keccak256("rediscount.smallFaceUnits");
    /// @dev Seconds an unanswered payment instruction stands.
    bytes32 internal constant INSTRUCTION_LIFE = keccak256("settlement.instructionLifeSeconds");
    /// @dev Which kind of authority attests an attribute (`MemberKind`), and in which business (`Business` << 8);
    /// keyed by attribute.
    bytes32 internal constant ATTESTATION_AUTHORITY = keccak256("attestation.authority");

    /// @notice The name of a parameter that has one value a key.
    function keyed(bytes32 parameter, bytes32 key) internal pure returns (bytes32) {
        return keccak256(abi.encode(parameter, key));
    }
}
