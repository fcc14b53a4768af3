// Generated from contracts/*/*.table.json; do not edit.
export * from "./allowed.js";
export * from "./lots.js";
export * from "./bills.js";
export * from "./rediscount.js";
export * from "./financing.js";
export * from "./receivables.js";
export type * from "./table.js";
