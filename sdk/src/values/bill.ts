/** ISO 4217 code of the currency of bills, and so of what acceptors owe and of rediscount quotas. */
export const BILL_CURRENCY = "CNY";
