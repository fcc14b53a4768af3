/** The fields of business by number, as `Business` in contracts/consortium/Member.sol. */
export const businesses = [
  "All",
  "Receivables",
  "Bills",
  "Rediscount",
  "TaxFilings",
  "TradeAccounts",
  "Evidence",
  "Settlement",
  "Attestation",
] as const;

/** Parameters with one value, as contracts/rules/Parameters.sol names them. */
export const plainRules = [
  "rules.announcementLeadSeconds",
  "businessDay.zoneSeconds",
  "interest.dayCount",
  "receivables.longestTermDays",
  "receivables.usualTermDays",
  "receivables.highestTier",
  "receivables.graceDaysPlusOne",
  "financing.highestRatePpm",
  "bills.longestTermDays",
  "bills.highestFaceUnits",
  "bills.checkDigitAlgorithm",
  "bills.acceptanceCapBps",
  "bills.marginCapBps",
  "bills.overdueBarCount",
  "bills.overdueBarDays",
  "bills.presentationDays",
  "bills.answerDays",
  "bills.highestDiscountRatePpm",
  "bills.recourseRatePpm",
  "bills.prescriptionMonths",
  "bills.recoursePrescriptionMonths",
  "bills.reRecoursePrescriptionMonths",
  "rediscount.outOfTownDaysPlusOne",
  "rediscount.shortestTermDays",
  "rediscount.longestTermDays",
  "rediscount.mostBills",
  "rediscount.smallFaceUnits",
  "settlement.instructionLifeSeconds",
] as const;

/** The kinds of financing by number, as `FinancingKind` in contracts/receivables/IFinancing.sol. */
export const financingKinds = ["Sale", "SaleWithRecourse", "Pledge"] as const;

/** The labels of rediscount by number, as `Label` in contracts/bills/Quota.sol. */
export const labels = ["None", "Agriculture", "SmallEnterprise", "Green", "SmallFace"] as const;

/** Parameters that have a value a currency. */
export const smallestLots = ["receivables.smallestLotUnits", "bills.smallestLotUnits"] as const;

/** Parameters that have a value another key. */
export const HIGHEST_ADVANCE = "financing.highestAdvanceBps";
export const MONTHLY_RATE = "rediscount.monthlyRatePpm";
export const ATTESTATION_AUTHORITY = "attestation.authority";
